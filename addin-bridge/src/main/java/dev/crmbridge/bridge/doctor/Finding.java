package dev.crmbridge.bridge.doctor;

/**
 * What one check found.
 *
 * @param name what was looked at, a few words
 * @param seen what is so, a sentence
 * @param advice what to do; empty when there is nothing to do
 */
public record Finding(String name, State state, String seen, String advice) {
    /** How it stands. */
    public enum State {
        /** As it should be. */
        OK("ok"),
        /** Works, but something is not as it should be. */
        WARN("warn"),
        /** Keeps something from working. */
        BAD("bad"),
        /** Cannot be looked at here. */
        SKIPPED("skipped");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** @return word for programs */
        public String word() {
            return word;
        }
    }

    /** @return a finding without advice */
    public static Finding ok(String name, String seen) {
        return new Finding(name, State.OK, seen, "");
    }

    /** @return something that should be looked at */
    public static Finding warn(String name, String seen, String advice) {
        return new Finding(name, State.WARN, seen, advice);
    }

    /** @return something that must be mended */
    public static Finding bad(String name, String seen, String advice) {
        return new Finding(name, State.BAD, seen, advice);
    }

    /** @return something that cannot be looked at here */
    public static Finding skipped(String name, String seen) {
        return new Finding(name, State.SKIPPED, seen, "");
    }
}

package dev.crmbridge.web.text;

import java.util.Arrays;

/** Item states and operation outcomes as people read them. */
public enum StateWord {
    /** Item without a record. */
    UNTRACKED("untracked", "Not tracked", Tone.NEUTRAL),
    /** Accepted, not done yet. */
    PENDING("pending", "Waiting", Tone.INFO),
    /** Item with a record. */
    LINKED("linked", "Tracked", Tone.SUCCESS),
    /** A question is open. */
    NEEDS_PERSON("needs-person", "Needs your answer", Tone.WARNING),
    /** It did not work. */
    FAILED("failed", "Problem", Tone.DANGER),
    /** The link is gone. */
    UNLINKED("unlinked", "Untracked", Tone.NEUTRAL),
    /** Candidates were found. */
    DUPLICATES("duplicates", "Possible duplicates", Tone.WARNING),
    /** A rule forbids it. */
    REFUSED("refused", "Not possible", Tone.DANGER),
    /** A person said no. */
    CANCELLED("cancelled", "Canceled", Tone.NEUTRAL);

    private final String machine;
    private final String label;
    private final Tone tone;

    StateWord(String machine, String label, Tone tone) {
        this.machine = machine;
        this.label = label;
        this.tone = tone;
    }

    /** Word in JSON and on the command line. */
    public String machine() {
        return machine;
    }

    /** Word on pages. */
    public String label() {
        return label;
    }

    /** Attention it asks for. */
    public Tone tone() {
        return tone;
    }

    /**
     * The state of a machine word.
     *
     * @throws IllegalArgumentException when the word is not one of ours
     */
    public static StateWord of(String machine) {
        return Arrays.stream(values())
                .filter(word -> word.machine.equals(machine))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state or outcome is called " + machine));
    }
}

package dev.crmbridge.dedupe.spec;

/** A rule that cannot be read; the message names the place and what was expected. */
public final class RuleSpecProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int place;

    RuleSpecProblem(String spec, int place, String what) {
        super("“" + spec + "”, character " + (place + 1) + ": " + what, null, false, false);
        this.place = place;
    }

    /** @return index of the character where reading stopped, from 0; the length of the text at its end */
    public int place() {
        return place;
    }
}

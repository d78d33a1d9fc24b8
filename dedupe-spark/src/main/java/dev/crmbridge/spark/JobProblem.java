package dev.crmbridge.spark;

/** The job cannot be done; the message says what is wrong with what, and what to do. */
public final class JobProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean usage;

    private JobProblem(boolean usage, String message) {
        super(message);
        this.usage = usage;
    }

    /** The data are at fault. */
    static JobProblem ofData(String message) {
        return new JobProblem(false, message);
    }

    /** The caller asked for something that cannot be. */
    static JobProblem ofUsage(String message) {
        return new JobProblem(true, message);
    }

    /** @return whether the caller's wish is at fault, not the data */
    public boolean usage() {
        return usage;
    }
}

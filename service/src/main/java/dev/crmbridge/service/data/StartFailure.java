package dev.crmbridge.service.data;

/** A start that cannot go on for a reason a person can mend; shown without a stack trace, exit code 1. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code short stable word, listed in {@code docs/reference/errors.md}
     * @param message what happened, to what, and what to do
     */
    public StartFailure(String code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * @param code short stable word, listed in {@code docs/reference/errors.md}
     * @param message what happened, to what, and what to do
     * @param cause what it came from, for the log
     */
    public StartFailure(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** @return short stable word */
    public String code() {
        return code;
    }
}

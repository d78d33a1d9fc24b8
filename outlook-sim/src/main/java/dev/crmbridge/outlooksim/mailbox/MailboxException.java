package dev.crmbridge.outlooksim.mailbox;

/** The mailbox did not do what was asked; nothing was changed. */
public final class MailboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Problem {
        /** There is no item, folder or store with that id. */
        NOT_FOUND,
        /** Somebody else saved the item since it was read. */
        CHANGED,
        /** The request contradicts a rule of the mailbox. */
        INVALID,
        /** A listener refused the move or deletion. */
        CANCELED,
        /** The data file cannot be read or written. */
        STORAGE
    }

    private final Problem problem;

    /**
     * @param problem why
     * @param message what happened, to what
     */
    public MailboxException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    /**
     * @param problem why
     * @param message what happened, to what, and what to do
     * @param cause the failure underneath
     */
    public MailboxException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /** @return why */
    public Problem problem() {
        return problem;
    }
}

package dev.crmbridge.outlooksim.web;

/** The service could not be reached; nothing is known about what it did. */
public final class RibbonFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do, for a person
     * @param cause why
     */
    public RibbonFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

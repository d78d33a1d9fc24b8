package dev.crmbridge.web.server;

/** Ends the handling of a request with a {@link Failure}; thrown by handlers, translated once by the server. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /**
     * @param status HTTP status, 400 to 599
     * @param code short stable word for programs
     * @param message what happened and what to do
     */
    public RequestRefused(int status, String code, String message) {
        super(code + ": " + message, null, false, false);
        this.failure = new Failure(status, code, message);
    }

    /** What the caller is told. */
    public Failure failure() {
        return failure;
    }
}

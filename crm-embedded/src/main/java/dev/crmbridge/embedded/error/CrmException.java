package dev.crmbridge.embedded.error;

/** A request that cannot be fulfilled; answered as an OData error. Never carries a stack trace to the client. */
public final class CrmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final CrmError error;

    CrmException(CrmError error, String message) {
        super(message);
        this.error = error;
    }

    /** Which error it is. */
    public CrmError error() {
        return error;
    }

    /** The message for the client. */
    public String text() {
        return String.valueOf(getMessage());
    }
}

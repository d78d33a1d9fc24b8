package dev.crmbridge.outlooksim.filter;

/** A filter that cannot be understood; the message says where. */
public final class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and where */
    public FilterException(String message) {
        super(message);
    }
}

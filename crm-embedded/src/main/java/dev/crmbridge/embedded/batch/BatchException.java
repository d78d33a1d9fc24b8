package dev.crmbridge.embedded.batch;

/** A batch body that cannot be read. The message says what is wrong with it. */
public final class BatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong */
    public BatchException(String message) {
        super(message);
    }
}

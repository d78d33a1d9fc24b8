package dev.crmbridge.bridge.registry;

/** A key could not be read or written, for example for want of rights. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was tried with which key, and what Windows answered
     * @param cause what it came from, for the log
     */
    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}

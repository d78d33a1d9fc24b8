package dev.crmbridge.bridge.com.jacob;

/** A native part is missing, was changed or does not fit this JVM; the message is for the person who starts the service. */
public final class LibraryUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LibraryUnusable(String message) {
        super(message);
    }
}

package dev.crmbridge.embedded.sqlite;

import org.jspecify.annotations.Nullable;

/** The database file cannot be used: broken, newer than this program, or not writable. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened, to which file, what to do
     * @param cause what the driver said; may be null
     */
    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.crmbridge.dedupe.bulk;

import org.jspecify.annotations.Nullable;

/** Keys could not be kept outside memory or read back. */
public final class KeySpillFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for a person: what happened and to what */
    public KeySpillFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.crmbridge.bridge.setup;

import dev.crmbridge.bridge.registry.RegistryKey;

/**
 * Something a set-up did with one value or key.
 *
 * @param name name of the value, empty for the default one; a whole key when {@code kind} speaks of keys
 */
public record Change(Kind kind, RegistryKey key, String name) {
    /** What was done. */
    public enum Kind {
        /** Was not there and is now. */
        WRITTEN,
        /** Was there with another content. */
        REPLACED,
        /** Was there already as it must be. */
        UNCHANGED,
        /** Is gone. */
        REMOVED,
        /** A key that holds nothing any more is gone. */
        KEY_REMOVED,
        /** A key stays because something else is in it. */
        KEY_KEPT,
        /** Outlook had switched the add-in off; that is taken back. */
        ALLOWED_AGAIN
    }
}

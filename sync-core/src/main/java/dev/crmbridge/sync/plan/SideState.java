package dev.crmbridge.sync.plan;

import java.util.Locale;

/** How one side of a linked pair stands against the base. */
public enum SideState {
    /** There, with the values both sides agreed on. */
    UNCHANGED,
    /** There, with other values. */
    CHANGED,
    /** There, and completed or canceled, with whatever values. */
    CLOSED,
    /** Could not be read this time; says nothing about whether it is there. */
    UNREADABLE,
    /** Not found once, or found in Deleted Items; may have been a moment's trouble. */
    MISSING_ONCE,
    /** The same twice in listings that succeeded as a whole, or the CRM answered "not found" to a direct read. */
    MISSING_CONFIRMED,
    /** There is reason to believe it exists, but we may not or should not look at it any more. */
    NOT_VISIBLE;

    /** @return the word used in the decision table */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

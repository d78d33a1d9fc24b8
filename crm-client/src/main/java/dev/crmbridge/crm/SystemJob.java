package dev.crmbridge.crm;

import java.util.Locale;
import java.util.UUID;

/**
 * Background work of the CRM (asyncoperation).
 *
 * @param message what the CRM says about it, empty when it says nothing
 */
public record SystemJob(UUID id, String name, State state, String message) {
    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELED;

        /** @return whether nothing more will happen */
        public boolean isOver() {
            return this == SUCCEEDED || this == FAILED || this == CANCELED;
        }

        /** @return the word for programs */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

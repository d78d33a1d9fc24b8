package dev.crmbridge.sync.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * Somebody invited to a meeting.
 *
 * @param address SMTP address, or null when it could not be read
 * @param name display name
 */
public record Attendee(@Nullable String address, String name, Type type) {
    /** OlMeetingRecipientType. */
    public enum Type {
        ORGANIZER,
        REQUIRED,
        OPTIONAL,
        RESOURCE
    }
}

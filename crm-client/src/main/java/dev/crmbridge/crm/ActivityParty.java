package dev.crmbridge.crm;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in an activity.
 *
 * @param party the record, or null for an address no record is known for
 * @param address e-mail address used, or null
 * @param name display name, or null
 * @param role participation type
 */
public record ActivityParty(
        @Nullable RecordRef party,
        @Nullable String address,
        @Nullable String name,
        Role role) {
    /** Participation types (activityparty.participationtypemask). */
    public enum Role {
        SENDER(1),
        TO(2),
        CC(3),
        BCC(4),
        REQUIRED(5),
        OPTIONAL(6),
        ORGANIZER(7),
        REGARDING(8),
        OWNER(9),
        RESOURCE(10),
        CUSTOMER(11);

        private final int mask;

        Role(int mask) {
            this.mask = mask;
        }

        /** @return the number on the wire */
        public int mask() {
            return mask;
        }

        /**
         * @return the role of {@code mask}, or null for a number we do not know
         */
        public static @Nullable Role ofMask(int mask) {
            for (Role role : values()) {
                if (role.mask == mask) {
                    return role;
                }
            }
            return null;
        }
    }
}

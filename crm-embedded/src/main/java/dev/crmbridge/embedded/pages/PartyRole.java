package dev.crmbridge.embedded.pages;

import java.util.Arrays;
import java.util.Optional;

/** How somebody takes part in an activity, as forms say it. The server's own rows (regarding, owner) are left out. */
enum PartyRole {
    FROM(1, "From"),
    TO(2, "To"),
    CC(3, "Cc"),
    BCC(4, "Bcc"),
    REQUIRED(5, "Required"),
    OPTIONAL(6, "Optional"),
    ORGANIZER(7, "Organizer"),
    RESOURCE(10, "Resource"),
    CUSTOMER(11, "Customer");

    private final int mask;
    private final String label;

    PartyRole(int mask, String label) {
        this.mask = mask;
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<PartyRole> of(int mask) {
        return Arrays.stream(values()).filter(role -> role.mask == mask).findFirst();
    }
}

package dev.crmbridge.service.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a running service says about both sides.
 *
 * @param url where it listens
 * @param outlook Outlook
 * @param crm the CRM
 * @param offlineByChoice whether a person chose to work without the CRM
 * @param mailbox what Outlook has open, or null when that is not known
 */
public record Connections(
        String url,
        Side outlook,
        Side crm,
        boolean offlineByChoice,
        @Nullable Mailbox mailbox) {
    /** @return the same without whose mailbox it is */
    public Connections withoutPerson() {
        return new Connections(url, outlook, crm, offlineByChoice, mailbox == null ? null : mailbox.withoutPerson());
    }

    /**
     * The mailbox of Outlook's profile.
     *
     * @param address of its owner, may be empty
     * @param foreign why the tracked items are left alone in it, or null
     */
    public record Mailbox(String address, @Nullable String foreign) {
        private Mailbox withoutPerson() {
            return new Mailbox(
                    "", foreign == null ? null : "Outlook has another mailbox open than the one of the tracked items.");
        }
    }

    /**
     * One side.
     *
     * @param detail what it says about itself, a few words
     */
    public record Side(boolean reachable, String detail) {}
}

package dev.crmbridge.service.doctor;

/**
 * What a running service says about both sides.
 *
 * @param url where it listens
 * @param outlook Outlook
 * @param crm the CRM
 * @param offlineByChoice whether a person chose to work without the CRM
 */
public record Connections(String url, Side outlook, Side crm, boolean offlineByChoice) {
    /**
     * One side.
     *
     * @param detail what it says about itself, a few words
     */
    public record Side(boolean reachable, String detail) {}
}

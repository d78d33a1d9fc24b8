package dev.crmbridge.outlooksim.mailbox;

import java.time.ZoneId;

/**
 * What a mailbox is set up with.
 *
 * @param zone time zone in which Outlook shows local times
 * @param ownerName display name of its owner
 * @param ownerAddress SMTP address of its owner
 * @param defaultStoreIsPst whether the default store of a new mailbox is a data file instead of an Exchange mailbox
 */
public record MailboxSettings(ZoneId zone, String ownerName, String ownerAddress, boolean defaultStoreIsPst) {
    /** @return a mailbox of an invented person with an Exchange default store */
    public static MailboxSettings in(ZoneId zone) {
        return new MailboxSettings(zone, "Sam Seller", "seller@example.com", false);
    }
}

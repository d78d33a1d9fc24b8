package dev.crmbridge.sync.mailbox;

import java.time.ZoneId;

/**
 * The mailbox we are attached to.
 *
 * @param storeId StoreID of the default store
 * @param exchange whether the default store is the primary Exchange mailbox; when false nothing can be tracked
 * @param address SMTP address of the mailbox owner
 * @param version Outlook's version
 */
public record MailboxInfo(String storeId, boolean exchange, String address, ZoneId zone, String version) {}

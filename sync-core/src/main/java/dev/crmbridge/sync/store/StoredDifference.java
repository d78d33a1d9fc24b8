package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Difference;
import java.time.Instant;

/** A difference that stays for now: it waits for a person, or only explains. */
public record StoredDifference(String id, ItemRef item, RecordRef record, Difference difference, Instant since) {}

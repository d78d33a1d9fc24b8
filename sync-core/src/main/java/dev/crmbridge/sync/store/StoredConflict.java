package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;

/**
 * One field with three values.
 *
 * @param field name in the table's field registry
 * @param base value both sides agreed on last
 */
public record StoredConflict(
        String id,
        ItemRef item,
        RecordRef record,
        String field,
        FieldValue base,
        FieldValue outlook,
        FieldValue crm,
        Instant since) {}

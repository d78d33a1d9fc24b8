package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;

/**
 * A field changed on both sides; both values are kept until a person chooses.
 *
 * @param field name of the mapped field, e.g. {@code subject}
 */
public record ConflictView(
        String id,
        ItemRef item,
        String subject,
        RecordRef record,
        String field,
        String before,
        String outlook,
        String crm,
        Instant since) {}

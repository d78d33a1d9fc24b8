package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.util.List;

/**
 * A field that differs, and waits for a person: it was changed on both sides, or the CRM may have the changed record already. Both
 * values are kept until a choice.
 *
 * @param field name of the mapped field, e.g. {@code subject}
 * @param code {@link ReasonCode#CONFLICT} or {@link ReasonCode#POSSIBLE_DUPLICATES}
 * @param duplicates records that may be the same, as far as they are known locally; empty for a conflict
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
        Instant since,
        ReasonCode code,
        List<Question.Match> duplicates) {
    public ConflictView {
        duplicates = List.copyOf(duplicates);
    }

    /** @return whether a value waits because of possible duplicates: Outlook's, or the one of before when both sides show the same */
    public boolean ofDuplicates() {
        return code == ReasonCode.POSSIBLE_DUPLICATES;
    }

    /** @return whether it is asked if taking back is to write the value of before in spite of possible duplicates */
    public boolean ofTakingBack() {
        return ofDuplicates() && outlook.equals(crm);
    }
}

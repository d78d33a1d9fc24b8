package dev.crmbridge.sync.undo;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step back. */
public sealed interface UndoStep {
    /** @return the item it is about */
    ItemRef item();

    /** @return the record it is about */
    RecordRef record();

    /** @return why it is done, or why it cannot be done, as a sentence */
    String reason();

    /**
     * The link goes; the record too when nobody touched it since.
     *
     * @param deleteVersion version in which nobody had touched it; null: the record stays
     * @param code {@link ReasonCode#RECORD_KEPT} when the record would have to go and stays, otherwise {@link ReasonCode#TAKEN_BACK}
     */
    record Untrack(ItemRef item, RecordRef record, @Nullable String deleteVersion, ReasonCode code, String reason)
            implements UndoStep {
        /** The link only: the record was there before. */
        Untrack(ItemRef item, RecordRef record, String reason) {
            this(item, record, null, ReasonCode.TAKEN_BACK, reason);
        }
    }

    /**
     * The item is linked to its record again.
     *
     * @param agreed what both sides agreed on last, for a link that nothing is known of any more
     */
    record TrackAgain(ItemRef item, RecordRef record, Snapshot agreed, String reason) implements UndoStep {}

    /**
     * The deleted record is created again under its id, then linked.
     *
     * @param content what it held
     * @param agreed what both sides agreed on last, which may be less
     */
    record CreateAgain(ItemRef item, RecordRef record, Snapshot content, Snapshot agreed, String reason)
            implements UndoStep {}

    /**
     * Fields get the values of before.
     *
     * @param inCrm whether in the CRM, otherwise in Outlook
     * @param fields values of before, by field
     * @param written values that were written then: only a field that still has its value is taken back
     */
    record Restore(
            ItemRef item,
            RecordRef record,
            boolean inCrm,
            Map<String, FieldValue> fields,
            Map<String, FieldValue> written,
            String reason)
            implements UndoStep {
        public Restore {
            fields = Map.copyOf(fields);
            written = Map.copyOf(written);
        }
    }

    /**
     * An e-mail of the CRM is regarding again what it was before.
     *
     * @param before what it was regarding, {@link FieldValue#NONE} for nothing
     * @param written what it was set to then: an e-mail that is regarding anything else now is left
     */
    record RestoreEmail(ItemRef item, RecordRef record, FieldValue before, FieldValue written, String reason)
            implements UndoStep {}

    /** The item comes back from Deleted Items, untracked. */
    record BringBack(ItemRef item, RecordRef record, String reason) implements UndoStep {}

    /**
     * It cannot be taken back.
     *
     * @param code why, as a code
     */
    record Cannot(ItemRef item, RecordRef record, ReasonCode code, String reason) implements UndoStep {}
}

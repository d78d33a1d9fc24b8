package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One full pass.
 *
 * @param run id of the run
 * @param planned what was decided, also in a dry run
 * @param stopped why the run stopped before its end or held something back, or null
 * @param complete whether both sides could be asked; otherwise {@code stopped} says which could not, and {@code planned} is not all
 */
public record SyncReport(
        String run,
        boolean dryRun,
        List<Planned> planned,
        Done done,
        @Nullable String stopped,
        boolean complete) {
    public SyncReport {
        planned = List.copyOf(planned);
    }

    /**
     * One decision.
     *
     * @param item the item, or {@link #notYet} for one that is still to be created
     * @param record the record, or null where it is not known yet
     * @param subject what people call the item, or empty
     * @param action stable word, e.g. {@code update-crm}
     * @param code why, as a code
     * @param reason why, as a sentence
     * @param fields the fields it is about, in a dry run; empty where it is about the whole item, and in a run that does what it plans:
     *     the history has those
     */
    public record Planned(
            ItemRef item,
            @Nullable RecordRef record,
            String subject,
            String action,
            ReasonCode code,
            String reason,
            List<Field> fields) {
        public Planned {
            fields = List.copyOf(fields);
        }

        /** @return in place of an item that is still to be created: its record, as {@code ENTITY:GUID} */
        public static ItemRef notYet(RecordRef record) {
            return ItemRef.ofDefaultStore(record.toString());
        }
    }

    /**
     * One field of a pair.
     *
     * @param name name of the mapped field, e.g. {@code subject}
     * @param outlook Outlook's value, as shown to people; empty for none
     * @param crm the CRM's value, as shown to people; empty for none
     */
    public record Field(String name, String outlook, String crm) {}

    /**
     * How much was done.
     *
     * @param adopted links of another client that were taken over
     */
    public record Done(int toCrm, int toOutlook, int unlinked, int deleted, int conflicts, int failed, int adopted) {}
}

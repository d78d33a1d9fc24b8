package dev.crmbridge.sync.undo;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.FirstBase;
import dev.crmbridge.sync.store.JournalEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides how journal entries are taken back. A reverse step is planned only where what was done is still there; everything else is
 * listed with the reason. Pure.
 */
public final class UndoPlan {
    private UndoPlan() {}

    /**
     * A record as it is now.
     *
     * @param item the item that is linked to it, or null
     * @param readable whether the CRM could say how it is
     * @param content its fields, or null when it does not exist
     * @param version its version, or null when it does not exist
     * @param ownVersion the last version that only the bridge had a hand in, or null when the bridge did not create it or cannot tell
     * @param barred why Untrack would not delete it, as a sentence, or null when it would or that is not known
     */
    public record Now(
            @Nullable ItemRef item,
            boolean readable,
            @Nullable Snapshot content,
            @Nullable String version,
            @Nullable String ownVersion,
            @Nullable String barred) {
        /** A record of which nothing is known. */
        static final Now UNKNOWN = new Now(null, false, null, null, null, null);

        /** @return whether the CRM says that there is no such record */
        boolean gone() {
            return readable && content == null;
        }
    }

    /**
     * What entries are about, as it is now.
     *
     * @param records by their ids
     * @param tracked the record that an item is linked to, by the item as the journal knows it
     */
    public record Picture(Map<RecordRef, Now> records, Map<ItemRef, RecordRef> tracked) {
        public Picture {
            records = Map.copyOf(records);
            tracked = Map.copyOf(tracked);
        }
    }

    /**
     * @param entries of one operation or run, newest first
     * @param picture what they are about
     * @return steps in the order in which they have to be done
     */
    public static List<UndoStep> of(List<JournalEntry> entries, Picture picture) {
        List<UndoStep> steps = new ArrayList<>();
        Set<RecordRef> linkDone = new HashSet<>();
        for (JournalEntry entry : entries) {
            Now record = picture.records().getOrDefault(entry.record(), Now.UNKNOWN);
            switch (entry.action()) {
                case "create-record" -> steps.add(created(entry, record));
                case "relink", "adopt" -> steps.add(relinked(entry, record));
                case "create-item" -> steps.add(brought(entry, record));
                case "unlink", "delete-record" -> {
                    if (linkDone.add(entry.record())) {
                        boolean tracked = picture.tracked().containsKey(entry.item());
                        steps.add(unlinked(entry, record, tracked, contentOf(entries, entry.record())));
                    }
                }
                case "delete-item" ->
                    steps.add(new UndoStep.BringBack(
                            entry.item(),
                            entry.record(),
                            "The item is moved from Deleted Items back to the folder of its kind. It is not tracked, because its"
                                    + " record was deleted in the CRM; track it to create a new one."));
                case "update-record", "set-regarding" -> changed(entry, record, true, steps);
                case "set-email-regarding" -> steps.add(email(entry));
                case "update-item" -> changed(entry, record, false, steps);
                default -> {} // a value that was only kept or found to be the same: nothing was changed
            }
        }
        return List.copyOf(steps);
    }

    private static UndoStep created(JournalEntry entry, Now record) {
        if (!record.readable()) {
            return unreadable(entry);
        } else if (record.item() == null) {
            return notTracked(entry);
        }
        String stays = record.gone() ? null : staysBecause(entry.after(), record);
        return new UndoStep.Untrack(
                record.item(),
                entry.record(),
                stays == null ? record.version() : null,
                stays == null ? ReasonCode.TAKEN_BACK : ReasonCode.RECORD_KEPT,
                record.gone()
                        ? "The link is taken back. The record was deleted in the CRM already."
                        : stays == null
                                ? "The link and the new record are taken back."
                                : "The link is taken back. " + stays);
    }

    /**
     * Values that are read say nothing of other columns, and a version says nothing of what this bridge wrote since: both have to be as
     * they were.
     *
     * @param created what the record held when it was created, or null when the journal does not know
     * @return why it cannot go, as a sentence, or null
     */
    private static @Nullable String staysBecause(@Nullable Snapshot created, Now record) {
        Snapshot content = record.content();
        if (created == null || content == null || !created.equals(content)) {
            return "The record was changed since, so it stays in the CRM.";
        } else if (record.ownVersion() == null) {
            return "The bridge cannot tell whether somebody changed the record since, so it stays in the CRM.";
        }
        if (!record.ownVersion().equals(record.version())) {
            return "The record was changed since in a field that the bridge does not read, so it stays in the CRM.";
        }
        return record.barred() == null ? null : "The record stays in the CRM. " + record.barred();
    }

    private static UndoStep relinked(JournalEntry entry, Now record) {
        return record.item() != null
                ? new UndoStep.Untrack(
                        record.item(),
                        entry.record(),
                        record.gone()
                                ? "The link is taken back. The record was deleted in the CRM already."
                                : "The link is taken back. The record was there before, so it stays in the CRM.")
                : notTracked(entry);
    }

    private static UndoStep brought(JournalEntry entry, Now record) {
        return record.item() != null
                ? new UndoStep.Untrack(
                        record.item(),
                        entry.record(),
                        "The link is taken back, and the record does not come again. The item stays in Outlook; delete it there if you"
                                + " do not want it.")
                : notTracked(entry);
    }

    /** @param tracked whether the item is linked now, to this record or to another one */
    private static UndoStep unlinked(JournalEntry entry, Now record, boolean tracked, @Nullable Snapshot content) {
        if (record.item() != null) {
            return cannot(entry, ReasonCode.ALREADY_TRACKED, "The record is linked again already.");
        } else if (tracked) {
            return cannot(
                    entry,
                    ReasonCode.ALREADY_TRACKED,
                    "The item was tracked again since, as another record, so the one of before does not come back. Untrack the item"
                            + " and take this back again if you want that one instead.");
        } else if (!record.readable()) {
            return unreadable(entry);
        } else if (content == null) {
            return cannot(entry, ReasonCode.NOT_IN_HISTORY, "What the record held is not in the journal.");
        } else if (record.content() != null) {
            return new UndoStep.TrackAgain(
                    entry.item(),
                    entry.record(),
                    agreed(entry, content),
                    "The record is still there; the item is linked to it again.");
        } else if (entry.action().equals("unlink")) {
            return cannot(
                    entry,
                    ReasonCode.DELETED_IN_CRM,
                    "Only the link was removed here. The record was deleted in the CRM by somebody else, so it is not created again."
                            + " Track the item to create a new one.");
        }
        return new UndoStep.CreateAgain(
                entry.item(),
                entry.record(),
                content,
                agreed(entry, content),
                "The record is created again under its id, with the fields the bridge knows. Its item is tracked again; one"
                        + " that lies in Deleted Items has to be moved back for that.");
    }

    /** What a record held when it was deleted says nothing of what Outlook showed; a link that goes alone is journaled as agreed. */
    private static Snapshot agreed(JournalEntry entry, Snapshot content) {
        if (entry.agreed() != null) {
            return entry.agreed();
        }
        return entry.action().equals("unlink") ? content : FirstBase.unknown(content.table());
    }

    private static @Nullable Snapshot contentOf(List<JournalEntry> entries, RecordRef record) {
        return entries.stream()
                .filter(entry -> entry.record().equals(record) && entry.before() != null)
                .map(JournalEntry::before)
                .findFirst()
                .orElse(null);
    }

    private static void changed(JournalEntry entry, Now record, boolean inCrm, List<UndoStep> steps) {
        Snapshot before = entry.before();
        Snapshot after = entry.after();
        if (before == null || after == null) {
            steps.add(cannot(entry, ReasonCode.NOT_IN_HISTORY, "The values of before are not in the journal."));
        } else if (record.item() == null) {
            steps.add(cannot(
                    entry, ReasonCode.NOT_TRACKED, "The item is not tracked any more; its values stay as they are."));
        } else {
            Map<String, FieldValue> back = new TreeMap<>();
            Map<String, FieldValue> written = new TreeMap<>();
            after.values().forEach((field, value) -> {
                if (!value.equals(before.value(field))) {
                    back.put(field, before.value(field));
                    written.put(field, value);
                }
            });
            steps.add(new UndoStep.Restore(
                    record.item(),
                    entry.record(),
                    inCrm,
                    back,
                    written,
                    "The values of before are written to " + (inCrm ? "the CRM" : "Outlook")
                            + ". The other side keeps its values; choose between them under Conflicts."));
        }
    }

    private static UndoStep email(JournalEntry entry) {
        Snapshot before = entry.before();
        Snapshot after = entry.after();
        return before == null || after == null
                ? cannot(
                        entry,
                        ReasonCode.NOT_IN_HISTORY,
                        "What the e-mail was regarding before was not kept yet when it was set. Set Regarding again, or change it in"
                                + " the CRM.")
                : new UndoStep.RestoreEmail(
                        entry.item(),
                        entry.record(),
                        EmailFields.regarding(before),
                        EmailFields.regarding(after),
                        "The e-mail in the CRM is regarding again what it was before.");
    }

    private static UndoStep notTracked(JournalEntry entry) {
        return cannot(
                entry, ReasonCode.NOT_TRACKED, "The item is not tracked any more, so there is nothing to take back.");
    }

    private static UndoStep unreadable(JournalEntry entry) {
        return cannot(
                entry,
                ReasonCode.RECORD_UNREADABLE,
                "The CRM could not say how the record is now. Try again when it answers.");
    }

    private static UndoStep cannot(JournalEntry entry, ReasonCode code, String reason) {
        return new UndoStep.Cannot(entry.item(), entry.record(), code, reason);
    }
}

package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.engine.EditHistory.Edit;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.store.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which edits the journal says were replaced, where they were made and since they were. That an edit came through to the other side once
 * says nothing about what became of it later.
 */
final class Replacements {
    private final List<JournalEntry> journal;
    private final Deeds deeds;

    Replacements(List<JournalEntry> journal, Deeds deeds) {
        this.journal = journal;
        this.deeds = deeds;
    }

    /** @param shown what is there now, or null when it is gone */
    boolean replaced(Edit edit, @Nullable FieldValue shown) {
        return journal.stream()
                .filter(entry -> edit.place().equals(edit.inOutlook() ? deeds.now(entry.item()) : entry.record()))
                .filter(entry -> !entry.time().isBefore(edit.time()))
                .anyMatch(entry -> holds(entry.before(), edit)
                        ? replaces(entry, edit, shown)
                        : wasWrittenOver(entry, edit, shown));
    }

    /**
     * The process ended right after it wrote into Outlook what somebody had typed in the CRM over this edit, and the CRM was edited
     * once more before the next look: by then it is a conflict between the two values of the CRM. Outlook's is the one that was not
     * chosen, or the one that is shown now.
     */
    private boolean wasWrittenOver(JournalEntry entry, Edit edit, @Nullable FieldValue shown) {
        Snapshot kept = entry.before();
        if (!edit.inOutlook() || kept == null || !kept.values().containsKey(edit.field())) {
            return false;
        }
        return switch (entry.action()) {
            case "keep-outlook-value" -> deeds.edits.typedSince(edit, kept.value(edit.field()));
            case "keep-crm-value" -> shown != null && deeds.edits.typedSince(edit, shown);
            default -> false;
        };
    }

    private boolean replaces(JournalEntry entry, Edit edit, @Nullable FieldValue shown) {
        Snapshot after = entry.after();
        FieldValue now = after == null ? null : after.value(edit.field());
        boolean changed = now != null && !EmailFields.same(edit.value(), now);
        return switch (entry.action()) {
            case "keep-outlook-value" -> edit.inOutlook();
            case "keep-crm-value" -> !edit.inOutlook();
            case "update-item" -> edit.inOutlook() && changed;
            case "update-record", "set-regarding", "set-email-regarding" -> !edit.inOutlook() && changed;
            // Both sides were found to show something else, which somebody typed over what both had shown before, or
            // which
            // taking back wrote before the process ended.
            case "agree" ->
                now != null
                        && changed
                        && (deeds.edits.typedSince(edit, now) || deeds.takenBack.contains(deeds.now(entry.item())));
            // The process ended right after it wrote what somebody had typed, and the other half was gone before the
            // next look.
            case "unlink" -> shown != null && deeds.edits.typedSince(edit, shown);
            default -> false;
        };
    }

    static boolean holds(@Nullable Snapshot side, Edit edit) {
        FieldValue value = side == null ? null : side.values().get(edit.field());
        return value != null && EmailFields.same(edit.value(), value);
    }
}

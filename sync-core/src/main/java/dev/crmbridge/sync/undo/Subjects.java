package dev.crmbridge.sync.undo;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.store.JournalEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What journal entries call what they are about, as the history shows it. Pure. */
final class Subjects {
    private Subjects() {}

    /**
     * @param entries newest first
     * @return the newest subject of each record; nothing of one without
     */
    static Map<RecordRef, String> of(List<JournalEntry> entries) {
        Map<RecordRef, String> subjects = new HashMap<>();
        for (JournalEntry entry : entries) {
            Snapshot image = entry.after() != null ? entry.after() : entry.before();
            String subject = image == null ? "" : FieldRegistry.title(image);
            if (!subject.isEmpty()) {
                subjects.putIfAbsent(entry.record(), subject);
            }
        }
        return subjects;
    }
}

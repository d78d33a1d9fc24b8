package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Journal;
import dev.crmbridge.sync.store.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The journal, whose new entries say of which organization their records are. Entries of other organizations are read as well. */
record OwnJournal(Journal every, UUID organization) implements Journal {
    @Override
    public void add(JournalEntry entry) {
        every.add(entry.within(organization));
    }

    @Override
    public List<JournalEntry> of(String id) {
        return every.of(id);
    }

    @Override
    public List<JournalEntry> last(int limit) {
        return every.last(limit);
    }

    @Override
    public List<RecordRef> recordsOf(ItemRef item) {
        return every.recordsOf(item);
    }

    @Override
    public void purge(Instant before) {
        every.purge(before);
    }
}

package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Journal;
import dev.crmbridge.sync.store.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Table {@code journal}. */
record SqliteJournal(Handle handle) implements Journal {
    @Override
    public void add(JournalEntry entry) {
        handle.createUpdate("""
                        INSERT INTO journal (run, time, entry_id, store_id, entity, record_id, action, before_image, after_image, organization, agreed_image)
                        VALUES (:run, :time, :entryId, :storeId, :entity, :recordId, :action, :before, :after, :organization, :agreed)
                        """)
                .bind("run", entry.run())
                .bind("time", entry.time().toEpochMilli())
                .bind("entryId", entry.item().entryId())
                .bind("storeId", entry.item().storeId())
                .bind("entity", entry.record().entity())
                .bind("recordId", entry.record().id().toString())
                .bind("action", entry.action())
                .bind("before", text(entry.before()))
                .bind("after", text(entry.after()))
                .bind("organization", entry.organization())
                .bind("agreed", text(entry.agreed()))
                .execute();
    }

    @Override
    public List<JournalEntry> of(String id) {
        return handle.createQuery("""
                        SELECT * FROM journal
                        WHERE run = :run
                          OR run IN (SELECT op FROM operations WHERE json_extract(wish, '$.together') = :run)
                        ORDER BY seq DESC
                        """)
                .bind("run", id)
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public List<JournalEntry> last(int limit) {
        return handle.createQuery("SELECT * FROM journal ORDER BY seq DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public List<RecordRef> recordsOf(ItemRef item) {
        return handle.createQuery("""
                        SELECT entity, record_id FROM journal
                        WHERE entry_id = :entryId
                        GROUP BY entity, record_id
                        ORDER BY max(seq) DESC
                        """)
                .bind("entryId", item.entryId())
                .map((row, context) ->
                        new RecordRef(row.getString("entity"), UUID.fromString(row.getString("record_id"))))
                .list();
    }

    @Override
    public void purge(Instant before) {
        handle.createUpdate("DELETE FROM journal WHERE time < :before")
                .bind("before", before.toEpochMilli())
                .execute();
    }

    private static @Nullable String text(@Nullable Snapshot image) {
        return image == null ? null : SnapshotText.write(image);
    }

    private static @Nullable Snapshot image(@Nullable String text) {
        return text == null ? null : SnapshotText.read(text);
    }

    private static JournalEntry read(ResultSet row) throws SQLException {
        String organization = row.getString("organization");
        return new JournalEntry(
                row.getString("run"),
                Instant.ofEpochMilli(row.getLong("time")),
                new ItemRef(row.getString("entry_id"), row.getString("store_id")),
                new RecordRef(row.getString("entity"), UUID.fromString(row.getString("record_id"))),
                row.getString("action"),
                image(row.getString("before_image")),
                image(row.getString("after_image")),
                organization == null ? null : UUID.fromString(organization),
                image(row.getString("agreed_image")));
    }
}

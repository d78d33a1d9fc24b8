package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.store.Conflicts;
import dev.crmbridge.sync.store.StoredDifference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Table {@code conflicts}. */
record SqliteConflicts(Handle handle) implements Conflicts {
    @Override
    public void put(StoredDifference conflict) {
        handle.createUpdate("""
                        INSERT INTO conflicts (id, entry_id, store_id, entity, record_id, field, base, outlook, crm, code, since)
                        VALUES (:id, :entryId, :storeId, :entity, :recordId, :field, :base, :outlook, :crm, :code, :since)
                        ON CONFLICT (entity, record_id, field) DO UPDATE SET entry_id = :entryId, store_id = :storeId,
                          base = :base, outlook = :outlook, crm = :crm, code = :code
                        """)
                .bind("id", conflict.id())
                .bind("entryId", conflict.item().entryId())
                .bind("storeId", conflict.item().storeId())
                .bind("entity", conflict.record().entity())
                .bind("recordId", conflict.record().id().toString())
                .bind("field", conflict.difference().field())
                .bind("base", SnapshotText.write(conflict.difference().before()))
                .bind("outlook", SnapshotText.write(conflict.difference().outlook()))
                .bind("crm", SnapshotText.write(conflict.difference().crm()))
                .bind("code", conflict.difference().code().name())
                .bind("since", conflict.since().toEpochMilli())
                .execute();
    }

    @Override
    public void remove(RecordRef record, String field) {
        remove("entity = :entity AND record_id = :recordId AND field = :field", record, field);
    }

    @Override
    public void removeOf(RecordRef record) {
        remove("entity = :entity AND record_id = :recordId", record, null);
    }

    /** With each goes the setting that remembers its candidates. */
    private void remove(String where, RecordRef record, @Nullable String field) {
        for (String delete : List.of(
                "DELETE FROM settings WHERE name IN (SELECT '" + Conflicts.CANDIDATES + "' || id FROM conflicts WHERE "
                        + where + ")",
                "DELETE FROM conflicts WHERE " + where)) {
            Update update = handle.createUpdate(delete)
                    .bind("entity", record.entity())
                    .bind("recordId", record.id().toString());
            (field == null ? update : update.bind("field", field)).execute();
        }
    }

    @Override
    public Optional<StoredDifference> find(String id) {
        return handle.createQuery("SELECT * FROM conflicts WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    @Override
    public List<StoredDifference> of(RecordRef record) {
        return handle.createQuery(
                        "SELECT * FROM conflicts WHERE entity = :entity AND record_id = :recordId ORDER BY since, field")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public List<StoredDifference> all() {
        return handle.createQuery("SELECT * FROM conflicts ORDER BY since, id")
                .map((row, context) -> read(row))
                .list();
    }

    private static StoredDifference read(ResultSet row) throws SQLException {
        return new StoredDifference(
                row.getString("id"),
                new ItemRef(row.getString("entry_id"), row.getString("store_id")),
                new RecordRef(row.getString("entity"), UUID.fromString(row.getString("record_id"))),
                new Difference(
                        row.getString("field"),
                        SnapshotText.readValue(row.getString("base")),
                        SnapshotText.readValue(row.getString("outlook")),
                        SnapshotText.readValue(row.getString("crm")),
                        ReasonCode.valueOf(row.getString("code"))),
                Instant.ofEpochMilli(row.getLong("since")));
    }
}

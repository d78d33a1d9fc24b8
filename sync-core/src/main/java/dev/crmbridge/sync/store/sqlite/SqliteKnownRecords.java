package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.sync.store.KnownRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code known_records}. */
record SqliteKnownRecords(Handle handle) implements KnownRecords {
    @Override
    public void put(List<Known> records) {
        if (records.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT OR REPLACE INTO known_records (entity, record_id, active, name, modified_on, owner, attributes)
                VALUES (:entity, :recordId, :active, :name, :modifiedOn, :owner, :attributes)
                """);
        for (Known known : records) {
            batch.bind("entity", known.candidate().type())
                    .bind("recordId", known.candidate().id())
                    .bind("active", known.candidate().active() ? 1 : 0)
                    .bind("name", known.name())
                    .bind(
                            "modifiedOn",
                            known.modifiedOn() == null
                                    ? null
                                    : known.modifiedOn().toEpochMilli())
                    .bind("owner", known.owner())
                    .bind(
                            "attributes",
                            StoredJson.write(known.candidate().attributes(), String.class, AttributeValue.class))
                    .add();
        }
        batch.execute();
    }

    @Override
    public void remove(List<RecordRef> records) {
        if (records.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("DELETE FROM known_records WHERE entity = :entity AND record_id = :recordId");
        for (RecordRef record : records) {
            batch.bind("entity", record.entity())
                    .bind("recordId", record.id().toString())
                    .add();
        }
        batch.execute();
    }

    @Override
    public void removeType(String type) {
        handle.createUpdate("DELETE FROM known_records WHERE entity = :entity")
                .bind("entity", type)
                .execute();
    }

    @Override
    public void clear() {
        handle.execute("DELETE FROM known_records");
    }

    @Override
    public List<Known> all() {
        return handle.createQuery("SELECT * FROM known_records ORDER BY entity, record_id")
                .map((row, context) -> read(row))
                .list();
    }

    private static Known read(ResultSet row) throws SQLException {
        long modified = row.getLong("modified_on");
        Instant modifiedOn = row.wasNull() ? null : Instant.ofEpochMilli(modified);
        Map<String, AttributeValue> attributes =
                StoredJson.readMap(row.getString("attributes"), String.class, AttributeValue.class);
        return new Known(
                new Candidate(
                        row.getString("entity"), row.getString("record_id"), row.getInt("active") == 1, attributes),
                row.getString("name"),
                modifiedOn,
                row.getString("owner"));
    }
}

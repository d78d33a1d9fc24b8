package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.Arrivals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Table {@code arrivals}. */
record SqliteArrivals(Handle handle) implements Arrivals {
    @Override
    public void put(Arrival arrival) {
        handle.createUpdate("""
                        INSERT INTO arrivals (entity, record_id, filter, organization, state, content, organizer, etag, since)
                        VALUES (:entity, :recordId, :filter, :organization, :state, :content, :organizer, :etag, :since)
                        ON CONFLICT (entity, record_id) DO UPDATE SET filter = :filter, organization = :organization,
                          state = :state, content = :content, organizer = :organizer, etag = :etag, since = :since
                        """)
                .bind("entity", arrival.record().entity())
                .bind("recordId", arrival.record().id().toString())
                .bind("filter", arrival.filter())
                .bind("organization", arrival.organization().toString())
                .bind("state", arrival.state().name())
                .bind("content", arrival.content() == null ? null : SnapshotText.write(arrival.content()))
                .bind("organizer", arrival.organizer() ? 1 : 0)
                .bind("etag", arrival.etag())
                .bind("since", arrival.since().toEpochMilli())
                .execute();
    }

    @Override
    public void remove(RecordRef record) {
        handle.createUpdate("DELETE FROM arrivals WHERE entity = :entity AND record_id = :recordId")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .execute();
    }

    @Override
    public Optional<Arrival> of(RecordRef record) {
        return handle.createQuery("SELECT * FROM arrivals WHERE entity = :entity AND record_id = :recordId")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .map((row, context) -> read(row))
                .findOne();
    }

    @Override
    public List<Arrival> all() {
        return handle.createQuery("SELECT * FROM arrivals ORDER BY seq")
                .map((row, context) -> read(row))
                .list();
    }

    private static Arrival read(ResultSet row) throws SQLException {
        String content = row.getString("content");
        return new Arrival(
                new RecordRef(row.getString("entity"), UUID.fromString(row.getString("record_id"))),
                row.getString("filter"),
                UUID.fromString(row.getString("organization")),
                Arrival.State.valueOf(row.getString("state")),
                content == null ? null : SnapshotText.read(content),
                row.getInt("organizer") == 1,
                row.getString("etag"),
                Instant.ofEpochMilli(row.getLong("since")));
    }
}

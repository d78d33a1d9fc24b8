package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.store.PairFailure;
import dev.crmbridge.sync.store.PairFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Table {@code pair_failures}. */
record SqlitePairFailures(Handle handle) implements PairFailures {
    @Override
    public void put(PairFailure failure) {
        handle.createUpdate("""
                        INSERT INTO pair_failures (entity, record_id, code, reason, sides, since, last, ignored)
                        VALUES (:entity, :recordId, :code, :reason, :sides, :since, :last, :ignored)
                        ON CONFLICT (entity, record_id) DO UPDATE SET code = :code, reason = :reason, sides = :sides,
                          since = :since, last = :last, ignored = :ignored
                        """)
                .bind("entity", failure.record().entity())
                .bind("recordId", failure.record().id().toString())
                .bind("code", failure.code().name())
                .bind("reason", failure.reason())
                .bind("sides", failure.sides())
                .bind("since", failure.since().toEpochMilli())
                .bind("last", failure.last().toEpochMilli())
                .bind("ignored", failure.ignored() ? 1 : 0)
                .execute();
    }

    @Override
    public void remove(RecordRef record) {
        handle.createUpdate("DELETE FROM pair_failures WHERE entity = :entity AND record_id = :recordId")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .execute();
    }

    @Override
    public Optional<PairFailure> of(RecordRef record) {
        return handle.createQuery("SELECT * FROM pair_failures WHERE entity = :entity AND record_id = :recordId")
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString())
                .map((row, context) -> read(row))
                .findOne();
    }

    @Override
    public List<PairFailure> open() {
        return handle.createQuery("""
                        SELECT f.* FROM pair_failures f JOIN links l ON l.entity = f.entity AND l.record_id = f.record_id
                        WHERE f.ignored = 0 AND l.state = 'LINKED' ORDER BY f.since, f.entity, f.record_id
                        """).map((row, context) -> read(row)).list();
    }

    private static PairFailure read(ResultSet row) throws SQLException {
        return new PairFailure(
                new RecordRef(row.getString("entity"), UUID.fromString(row.getString("record_id"))),
                ReasonCode.valueOf(row.getString("code")),
                row.getString("reason"),
                row.getString("sides"),
                Instant.ofEpochMilli(row.getLong("since")),
                Instant.ofEpochMilli(row.getLong("last")),
                row.getInt("ignored") == 1);
    }
}

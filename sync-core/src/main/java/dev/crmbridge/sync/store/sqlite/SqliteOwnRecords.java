package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.store.OwnRecords;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Table {@code own_records}. */
record SqliteOwnRecords(Handle handle) implements OwnRecords {
    @Override
    public void created(RecordRef record, String version) {
        of(record, handle.createUpdate("""
                        INSERT INTO own_records (entity, record_id, version) VALUES (:entity, :recordId, :version)
                        ON CONFLICT (entity, record_id) DO UPDATE SET version = :version
                        """)).bind("version", version).execute();
    }

    @Override
    public void written(RecordRef record, String before, String version) {
        of(record, handle.createUpdate("""
                        UPDATE own_records SET version = :version
                        WHERE entity = :entity AND record_id = :recordId AND version = :before
                        """))
                .bind("before", before)
                .bind("version", version)
                .execute();
    }

    @Override
    public void remove(RecordRef record) {
        of(record, handle.createUpdate("DELETE FROM own_records WHERE entity = :entity AND record_id = :recordId"))
                .execute();
    }

    @Override
    public Optional<String> version(RecordRef record) {
        return of(
                        record,
                        handle.createQuery(
                                "SELECT version FROM own_records WHERE entity = :entity AND record_id = :recordId"))
                .mapTo(String.class)
                .findOne();
    }

    private static <S extends SqlStatement<S>> S of(RecordRef record, S statement) {
        return statement
                .bind("entity", record.entity())
                .bind("recordId", record.id().toString());
    }
}

package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Table {@code operations}. */
record SqliteOutbox(Handle handle) implements Outbox {
    private static final String COLUMNS = """
            SELECT op, kind, entry_id, store_id, item_kind, subject, wish, progress, payload, state, accepted_at, changed_at,
              organization
            FROM operations
            """;

    /** Progress as stored; the payload has a column of its own. */
    private record StoredProgress(
            UUID newId,
            @Nullable RecordRef record,
            Set<RecordRef> covered,
            boolean privateAccepted,
            boolean relinkAccepted,
            int attempts) {}

    @Override
    public void add(List<Operation> operations) {
        if (operations.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO operations (op, kind, entry_id, store_id, item_kind, subject, wish, progress, payload, state,
                  final, accepted_at, changed_at, organization)
                VALUES (:op, :kind, :entryId, :storeId, :itemKind, :subject, :wish, :progress, :payload, :state,
                  :final, :acceptedAt, :changedAt, :organization)
                """);
        operations.forEach(operation -> bind(batch, operation).add());
        batch.execute();
    }

    @Override
    public void update(Operation operation) {
        int rows = bind(handle.createUpdate("""
                                UPDATE operations SET kind = :kind, entry_id = :entryId, store_id = :storeId,
                                  item_kind = :itemKind, subject = :subject, wish = :wish, progress = :progress,
                                  payload = :payload, state = :state, final = :final, accepted_at = :acceptedAt,
                                  changed_at = :changedAt, organization = :organization
                                WHERE op = :op
                                """), operation).execute();
        if (rows != 1) {
            throw new IllegalStateException("operation " + operation.op() + " is not in the outbox");
        }
    }

    @Override
    public Optional<Operation> find(String op) {
        return handle.createQuery(COLUMNS + " WHERE op = :op")
                .bind("op", op)
                .map((row, context) -> read(row))
                .findOne();
    }

    @Override
    public List<Operation> open() {
        return handle.createQuery(COLUMNS + " WHERE final = 0 ORDER BY seq")
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public List<Operation> openFor(ItemRef item) {
        return handle.createQuery(COLUMNS + " WHERE final = 0 AND entry_id = :entryId ORDER BY seq")
                .bind("entryId", item.entryId())
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public Optional<Operation> newestFor(ItemRef item) {
        return handle.createQuery(COLUMNS + " WHERE entry_id = :entryId ORDER BY seq DESC LIMIT 1")
                .bind("entryId", item.entryId())
                .map((row, context) -> read(row))
                .findOne();
    }

    @Override
    public List<Operation> finished(int limit) {
        return handle.createQuery(COLUMNS + " WHERE final = 1 ORDER BY seq DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public int failed(int limit) {
        return handle.createQuery("""
                        SELECT count(*) FROM (SELECT state FROM operations WHERE final = 1 ORDER BY seq DESC LIMIT :limit)
                        WHERE json_extract(state, '$.outcome') = 'FAILED'
                        """).bind("limit", limit).mapTo(Integer.class).one();
    }

    @Override
    public List<Operation> newestPerItem() {
        return handle.createQuery(
                        COLUMNS + " WHERE seq IN (SELECT max(seq) FROM operations GROUP BY entry_id) ORDER BY seq")
                .map((row, context) -> read(row))
                .list();
    }

    @Override
    public void forget(String op) {
        handle.createUpdate("DELETE FROM operations WHERE op = :op")
                .bind("op", op)
                .execute();
    }

    @Override
    public void purgeFinished(Instant before) {
        handle.createUpdate("DELETE FROM operations WHERE final = 1 AND changed_at < :before")
                .bind("before", before.toEpochMilli())
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Operation operation) {
        Operation.Progress progress = operation.progress();
        return statement
                .bind("op", operation.op())
                .bind("kind", operation.kind().name())
                .bind("entryId", operation.item().entryId())
                .bind("storeId", operation.item().storeId())
                .bind("itemKind", operation.itemKind().name())
                .bind("subject", operation.subject())
                .bind("wish", StoredJson.write(operation.wish()))
                .bind(
                        "progress",
                        StoredJson.write(new StoredProgress(
                                progress.newId(),
                                progress.record(),
                                progress.covered(),
                                progress.privateAccepted(),
                                progress.relinkAccepted(),
                                progress.attempts())))
                .bind("payload", progress.payload() == null ? null : SnapshotText.write(progress.payload()))
                .bind("state", StoredJson.write(operation.state()))
                .bind("final", operation.state().outcome().isFinal() ? 1 : 0)
                .bind("acceptedAt", operation.acceptedAt().toEpochMilli())
                .bind("changedAt", operation.changedAt().toEpochMilli())
                .bind("organization", operation.organization());
    }

    private static Operation read(ResultSet row) throws SQLException {
        StoredProgress progress = StoredJson.read(row.getString("progress"), StoredProgress.class);
        String payload = row.getString("payload");
        String organization = row.getString("organization");
        Snapshot content = payload == null ? null : SnapshotText.read(payload);
        return new Operation(
                row.getString("op"),
                CommandKind.valueOf(row.getString("kind")),
                new ItemRef(row.getString("entry_id"), row.getString("store_id")),
                ItemKind.valueOf(row.getString("item_kind")),
                row.getString("subject"),
                StoredJson.read(row.getString("wish"), Operation.Wish.class),
                new Operation.Progress(
                        progress.newId(),
                        progress.record(),
                        content,
                        progress.covered(),
                        progress.privateAccepted(),
                        progress.relinkAccepted(),
                        progress.attempts()),
                StoredJson.read(row.getString("state"), Operation.State.class),
                Instant.ofEpochMilli(row.getLong("accepted_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                organization == null ? null : UUID.fromString(organization));
    }
}

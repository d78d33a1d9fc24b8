package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.sync.ItemStatus.Decision;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Decisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Table {@code decisions}. */
record SqliteDecisions(Handle handle) implements Decisions {
    @Override
    public void add(ItemRef item, Decision decision) {
        List<Decision> last = query(item, 1);
        if (!last.isEmpty() && repeats(last.get(0), decision)) {
            return;
        }
        handle.createUpdate("""
                        INSERT INTO decisions (entry_id, time, decision, reason, code)
                        VALUES (:entryId, :time, :decision, :reason, :code)
                        """)
                .bind("entryId", item.entryId())
                .bind("time", decision.time().toEpochMilli())
                .bind("decision", decision.decision())
                .bind("reason", decision.reason())
                .bind("code", decision.code() == null ? null : decision.code().name())
                .execute();
        handle.createUpdate("""
                        DELETE FROM decisions WHERE entry_id = :entryId AND seq NOT IN
                          (SELECT seq FROM decisions WHERE entry_id = :entryId ORDER BY seq DESC LIMIT :kept)
                        """)
                .bind("entryId", item.entryId())
                .bind("kept", KEPT)
                .execute();
    }

    @Override
    public List<Decision> of(ItemRef item) {
        return query(item, KEPT);
    }

    private static boolean repeats(Decision last, Decision next) {
        return last.decision().equals(next.decision())
                && last.reason().equals(next.reason())
                && last.code() == next.code();
    }

    private List<Decision> query(ItemRef item, int limit) {
        return handle.createQuery("SELECT * FROM decisions WHERE entry_id = :entryId ORDER BY seq DESC LIMIT :limit")
                .bind("entryId", item.entryId())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static Decision read(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return new Decision(
                Instant.ofEpochMilli(row.getLong("time")),
                row.getString("decision"),
                row.getString("reason"),
                code == null ? null : ReasonCode.valueOf(code));
    }
}

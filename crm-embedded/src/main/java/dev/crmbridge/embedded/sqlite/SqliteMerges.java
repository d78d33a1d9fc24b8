package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Merges that were carried out, each with what is needed to take it back. Stateless; each call takes part in the transaction
 * it is given.
 */
public final class SqliteMerges {
    private static final String SELECT = "SELECT mergeid, type, masterid, subordinateid, userid, mergedon, statecode,"
            + " statuscode, takenbackby, takenbackon, restored FROM crm_merge";

    private SqliteMerges() {}

    /**
     * One merge.
     *
     * @param subordinate the row that was merged into the master
     * @param state statecode of the subordinate before
     * @param status its statuscode before
     * @param back how it was taken back; null while it stands
     */
    public record Merge(
            UUID id,
            Reference master,
            Reference subordinate,
            UUID user,
            Instant at,
            long state,
            long status,
            @Nullable Back back) {}

    /**
     * That a merge was taken back.
     *
     * @param restored number of lookups and columns that have their former value again
     */
    public record Back(UUID user, Instant at, long restored) {}

    /**
     * A column of the master that the merge changed.
     *
     * @param before null = it was empty
     * @param after what the merge wrote; null = it emptied it
     */
    public record Field(
            String column,
            @Nullable Object before,
            @Nullable Object after) {}

    /**
     * A lookup that the merge pointed from the subordinate to the master.
     *
     * @param row the row that holds it
     * @param changed whether somebody wrote the lookup since, or deleted the row
     */
    public record Move(Reference row, String column, boolean changed) {}

    /**
     * Something that taking back could not restore.
     *
     * @param row the row that stays as it is
     * @param column its column
     * @param reason one word out of a closed list
     * @param message the same for people
     */
    public record Left(Reference row, String column, String reason, String message) {}

    /** Keeps a merge that was just carried out. */
    public static void save(Tx tx, Merge merge, List<Field> fields, List<Move> moves) {
        String id = merge.id().toString();
        tx.execute(
                "INSERT INTO crm_merge(mergeid, type, masterid, subordinateid, userid, mergedon, statecode, statuscode)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        id,
                        merge.master().table(),
                        merge.master().id().toString(),
                        merge.subordinate().id().toString(),
                        merge.user().toString(),
                        merge.at().toString(),
                        merge.state(),
                        merge.status()));
        for (Field field : fields) {
            tx.execute(
                    "INSERT INTO crm_mergefield(mergeid, name, before, after) VALUES (?, ?, ?, ?)",
                    Arrays.asList(id, field.column(), ValueText.of(field.before()), ValueText.of(field.after())));
        }
        for (Move move : moves) {
            tx.execute(
                    "INSERT INTO crm_mergemove(mergeid, type, id, name) VALUES (?, ?, ?, ?)",
                    List.of(id, move.row().table(), move.row().id().toString(), move.column()));
        }
    }

    /** Newest first, those that were taken back too. */
    public static List<Merge> all(Tx tx) {
        return tx.query(SELECT + " ORDER BY seq DESC", List.of(), SqliteMerges::merge);
    }

    /** The merge with that id. */
    public static Optional<Merge> find(Tx tx, UUID id) {
        return tx.first(SELECT + " WHERE mergeid = ?", List.of(id.toString()), SqliteMerges::merge);
    }

    /** The latest merge of a row into another that was not taken back. */
    public static Optional<Merge> standing(Tx tx, Reference subordinate) {
        return tx.first(
                SELECT + " WHERE type = ? AND subordinateid = ? AND takenbackon IS NULL ORDER BY seq DESC LIMIT 1",
                List.of(subordinate.table(), subordinate.id().toString()),
                SqliteMerges::merge);
    }

    /** Columns of the master that a merge changed. */
    public static List<Field> fields(Tx tx, Table table, UUID merge) {
        return tx.query(
                "SELECT name, before, after FROM crm_mergefield WHERE mergeid = ? ORDER BY name",
                List.of(merge.toString()),
                line -> {
                    Column column = table.column(line.getString(1)).orElseThrow();
                    return new Field(
                            column.name(),
                            ValueText.read(column, line.getString(2)),
                            ValueText.read(column, line.getString(3)));
                });
    }

    /** Lookups that a merge pointed to the master. */
    public static List<Move> moves(Tx tx, UUID merge) {
        return tx.query(
                "SELECT type, id, name, changed FROM crm_mergemove WHERE mergeid = ? ORDER BY type, id, name",
                List.of(merge.toString()),
                line -> new Move(reference(line, 1), line.getString(3), line.getLong(4) != 0));
    }

    /** What could not be restored when a merge was taken back. */
    public static List<Left> left(Tx tx, UUID merge) {
        return tx.query(
                "SELECT type, id, name, reason, message FROM crm_mergeleft WHERE mergeid = ? ORDER BY ord",
                List.of(merge.toString()),
                line -> new Left(reference(line, 1), line.getString(3), line.getString(4), line.getString(5)));
    }

    /** Notes that a merge was taken back, and forgets what was needed for that. */
    public static void takenBack(Tx tx, UUID merge, Back back, List<Left> left) {
        tx.execute(
                "UPDATE crm_merge SET takenbackby = ?, takenbackon = ?, restored = ? WHERE mergeid = ?",
                List.of(back.user().toString(), back.at().toString(), back.restored(), merge.toString()));
        for (int i = 0; i < left.size(); i++) {
            Left each = left.get(i);
            tx.execute(
                    "INSERT INTO crm_mergeleft(mergeid, ord, type, id, name, reason, message) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    List.of(
                            merge.toString(),
                            (long) i,
                            each.row().table(),
                            each.row().id().toString(),
                            each.column(),
                            each.reason(),
                            each.message()));
        }
        forgetDetails(tx, merge);
    }

    /** Notes that somebody wrote a lookup, so that no merge is to bring its former value back. */
    public static void changed(Tx tx, Reference row, String column) {
        tx.execute(
                "UPDATE crm_mergemove SET changed = 1 WHERE type = ? AND id = ? AND name = ?",
                List.of(row.table(), row.id().toString(), column));
    }

    /**
     * Notes that a row is gone. Merges that had it as master or subordinate cannot be taken back any more; they are kept, to
     * say so, while one of both is there.
     *
     * @param other finds out whether the other row of such a merge is there
     */
    public static void deleted(Tx tx, Reference row, Predicate<Reference> other) {
        List<String> key = List.of(row.table(), row.id().toString());
        tx.execute("UPDATE crm_mergemove SET changed = 1 WHERE type = ? AND id = ?", key);
        List<Merge> merges = new java.util.ArrayList<>();
        merges.addAll(tx.query(SELECT + " WHERE type = ? AND masterid = ?", key, SqliteMerges::merge));
        merges.addAll(tx.query(SELECT + " WHERE type = ? AND subordinateid = ?", key, SqliteMerges::merge));
        for (Merge merge : merges) {
            forgetDetails(tx, merge.id());
            if (!other.test(merge.master().equals(row) ? merge.subordinate() : merge.master())) {
                List<String> id = List.of(merge.id().toString());
                tx.execute("DELETE FROM crm_mergeleft WHERE mergeid = ?", id);
                tx.execute("DELETE FROM crm_merge WHERE mergeid = ?", id);
            }
        }
    }

    private static void forgetDetails(Tx tx, UUID merge) {
        tx.execute("DELETE FROM crm_mergefield WHERE mergeid = ?", List.of(merge.toString()));
        tx.execute("DELETE FROM crm_mergemove WHERE mergeid = ?", List.of(merge.toString()));
    }

    private static Merge merge(ResultSet line) throws SQLException {
        String type = line.getString(2);
        String by = line.getString(9);
        return new Merge(
                UUID.fromString(line.getString(1)),
                new Reference(type, UUID.fromString(line.getString(3))),
                new Reference(type, UUID.fromString(line.getString(4))),
                UUID.fromString(line.getString(5)),
                Instant.parse(line.getString(6)),
                line.getLong(7),
                line.getLong(8),
                by == null ? null : new Back(UUID.fromString(by), Instant.parse(line.getString(10)), line.getLong(11)));
    }

    private static Reference reference(ResultSet line, int first) throws SQLException {
        return new Reference(line.getString(first), UUID.fromString(line.getString(first + 1)));
    }
}

package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in their tables: single reads and writes, without rules or security. Stateless. */
public final class SqliteRows {
    private SqliteRows() {}

    /** The row with that primary key. */
    public static Optional<Row> find(Tx tx, Table table, UUID id) {
        return tx.first(
                "SELECT " + Storage.selection(table, "t") + " FROM " + Storage.quoted(table.name()) + " t WHERE t."
                        + Storage.quoted(table.primaryId()) + " = ?",
                List.of(id.toString()),
                line -> Storage.row(table, line));
    }

    /** Rows whose columns all have the given values; texts are compared without regard to case. */
    public static List<Row> findBy(Tx tx, Table table, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        List<Object> arguments = new ArrayList<>();
        values.forEach((name, value) -> {
            where.append(where.length() == 0 ? "" : " AND ");
            if (value instanceof String text) {
                where.append("crm_fold(t.").append(Storage.quoted(name)).append(") = ?");
                arguments.add(TextFunctions.fold(text));
            } else {
                where.append("t.").append(Storage.quoted(name)).append(" = ?");
                arguments.add(String.valueOf(Storage.stored(value)));
            }
        });
        return tx.query(
                "SELECT " + Storage.selection(table, "t") + " FROM " + Storage.quoted(table.name()) + " t WHERE "
                        + where + " ORDER BY t." + Storage.quoted(table.primaryId()),
                arguments,
                line -> Storage.row(table, line));
    }

    /** Rows whose column holds that number or a larger one, in key order. */
    public static List<Row> atLeast(Tx tx, Table table, String column, long least) {
        return tx.query(
                "SELECT " + Storage.selection(table, "t") + " FROM " + Storage.quoted(table.name()) + " t WHERE t."
                        + Storage.quoted(column) + " >= ? ORDER BY t." + Storage.quoted(table.primaryId()),
                List.of(least),
                line -> Storage.row(table, line));
    }

    /** Rows whose lookup holds one of those keys, in key order; one statement for any number of keys. */
    public static List<Row> pointingTo(Tx tx, Table table, String lookup, Collection<UUID> targets) {
        return tx.query(
                "SELECT " + Storage.selection(table, "t") + " FROM " + Storage.quoted(table.name()) + " t WHERE t."
                        + Storage.quoted(lookup) + " IN (SELECT value FROM json_each(?)) ORDER BY t."
                        + Storage.quoted(table.primaryId()),
                List.of(JsonLists.ofIds(targets.stream().map(UUID::toString).toList())),
                line -> Storage.row(table, line));
    }

    /** The next version number; larger than all before, across all tables. */
    public static long nextVersion(Tx tx) {
        return nextVersions(tx, 1);
    }

    /**
     * The next version numbers, one after the other.
     *
     * @return the first of them
     */
    public static long nextVersions(Tx tx, int count) {
        return tx.first(
                        "UPDATE crm_sequence SET value = value + ? WHERE name = 'version' RETURNING value",
                        List.of((long) count),
                        line -> line.getLong(1) - count + 1)
                .orElseThrow(() -> new DatabaseException("The CRM database has lost its version counter.", null));
    }

    /** Adds a row. */
    public static void insert(Tx tx, Row row) {
        StringBuilder names = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        List<@Nullable Object> arguments = new ArrayList<>();
        row.values().forEach((name, value) -> {
            names.append(names.length() == 0 ? "" : ", ").append(Storage.quoted(name));
            marks.append(marks.length() == 0 ? "?" : ", ?");
            arguments.add(Storage.stored(value));
            if (value instanceof Reference reference
                    && column(row.table(), name).isPolymorphic()) {
                names.append(", ").append(Storage.quoted(name + Storage.TYPE_SUFFIX));
                marks.append(", ?");
                arguments.add(reference.table());
            }
        });
        tx.execute(
                "INSERT INTO " + Storage.quoted(row.table().name()) + " (" + names + ") VALUES (" + marks + ")",
                arguments);
    }

    /** Changes columns of a row; a null value empties the column. */
    public static void update(Tx tx, Table table, UUID id, Map<String, @Nullable Object> changes) {
        StringBuilder sets = new StringBuilder();
        List<@Nullable Object> arguments = new ArrayList<>();
        changes.forEach((name, value) -> {
            sets.append(sets.length() == 0 ? "" : ", ")
                    .append(Storage.quoted(name))
                    .append(" = ?");
            arguments.add(Storage.stored(value));
            if (column(table, name).isPolymorphic()) {
                sets.append(", ")
                        .append(Storage.quoted(name + Storage.TYPE_SUFFIX))
                        .append(" = ?");
                arguments.add(value instanceof Reference reference ? reference.table() : null);
            }
        });
        arguments.add(id.toString());
        tx.execute(
                "UPDATE " + Storage.quoted(table.name()) + " SET " + sets + " WHERE "
                        + Storage.quoted(table.primaryId()) + " = ?",
                arguments);
    }

    /** Removes a row. */
    public static void delete(Tx tx, Table table, UUID id) {
        tx.execute(
                "DELETE FROM " + Storage.quoted(table.name()) + " WHERE " + Storage.quoted(table.primaryId()) + " = ?",
                List.of(id.toString()));
    }

    /** Keys of the rows that point to {@code id} through a relationship. */
    public static List<UUID> referencing(Tx tx, Relationship relationship, UUID id) {
        Table table = relationship.referencing();
        return tx.query(
                "SELECT " + Storage.quoted(table.primaryId()) + " FROM " + pointing(relationship),
                pointer(relationship, id),
                line -> UUID.fromString(line.getString(1)));
    }

    /** Removes the rows that point to {@code id} through a relationship, however many there are; for rows on which nothing depends. */
    public static void deleteReferencing(Tx tx, Relationship relationship, UUID id) {
        tx.execute("DELETE FROM " + pointing(relationship), pointer(relationship, id));
    }

    private static String pointing(Relationship relationship) {
        Column lookup = relationship.lookup();
        String typed =
                lookup.isPolymorphic() ? " AND " + Storage.quoted(lookup.name() + Storage.TYPE_SUFFIX) + " = ?" : "";
        return Storage.quoted(relationship.referencing().name()) + " WHERE " + Storage.quoted(lookup.name()) + " = ?"
                + typed;
    }

    private static List<Object> pointer(Relationship relationship, UUID id) {
        return relationship.lookup().isPolymorphic()
                ? List.of(id.toString(), relationship.target().table())
                : List.of(id.toString());
    }

    /** All rows of a table in key order, after a key; for background jobs that work in slices. */
    public static List<Row> slice(Tx tx, Table table, String afterId, int limit) {
        return slice(tx, table, table.columns().values(), afterId, limit);
    }

    /** The same with some columns only, the primary key among them. */
    public static List<Row> slice(Tx tx, Table table, Collection<Column> columns, String afterId, int limit) {
        return tx.query(
                "SELECT " + Storage.selection(columns, "t") + " FROM " + Storage.quoted(table.name()) + " t WHERE t."
                        + Storage.quoted(table.primaryId()) + " > ? ORDER BY t." + Storage.quoted(table.primaryId())
                        + " LIMIT ?",
                List.of(afterId, limit),
                line -> Storage.row(table, columns, line));
    }

    /** Number of rows in a table. */
    public static long count(Tx tx, Table table) {
        return tx.number("SELECT count(*) FROM " + Storage.quoted(table.name()), List.of());
    }

    /** Number of rows whose column holds the key {@code id}. */
    public static long countBy(Tx tx, Table table, String name, UUID id) {
        return tx.number(
                "SELECT count(*) FROM " + Storage.quoted(table.name()) + " WHERE " + Storage.quoted(name) + " = ?",
                List.of(id.toString()));
    }

    private static Column column(Table table, String name) {
        return table.column(name).orElseThrow(() -> new IllegalArgumentException("no column " + name));
    }
}

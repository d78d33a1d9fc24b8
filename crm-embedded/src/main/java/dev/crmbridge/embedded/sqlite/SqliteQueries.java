package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries of one caller; only rows the caller may read take part. For one request; not thread-safe.
 */
public final class SqliteQueries {
    /** Counts stop here. Source: Dataverse "Count rows". */
    public static final int COUNT_LIMIT = 5000;

    private final Schema schema;
    private final Visibility visibility;
    private final FilterSql filters;
    private int aliases;

    /**
     * @param schema the hosted tables
     * @param caller who asks
     * @param now the time, for functions such as {@code Today}
     */
    public SqliteQueries(Schema schema, Caller caller, Instant now) {
        this.schema = schema;
        this.visibility = new Visibility(caller);
        this.filters = new FilterSql(schema, visibility, () -> "a" + ++aliases, now);
    }

    /**
     * A page of rows.
     *
     * @param rows in order
     * @param next token of the next page; null on the last
     */
    public record Page(List<Row> rows, @Nullable String next) {
        /** Copies the list. */
        public Page {
            rows = List.copyOf(rows);
        }

        /** Token of the next page, if there is one. */
        public Optional<String> nextToken() {
            return Optional.ofNullable(next);
        }
    }

    /**
     * Restricts a query to the rows related to one row.
     *
     * @param relationship the collection
     * @param parent key of the row it belongs to
     */
    public record Related(Relationship relationship, UUID parent) {}

    private record Line(Row row, List<@Nullable Object> keys) {}

    private record SortKey(SqlText sql, boolean descending) {}

    /**
     * The rows, in the order asked for and then by primary key.
     *
     * @param related restriction to related rows; null = none
     * @param limit most rows on the page, at least 0
     * @throws dev.crmbridge.embedded.error.CrmException for unknown names, wrong types and missing privileges
     */
    public Page page(Tx tx, Table table, Query query, @Nullable Related related, int limit) {
        AccessRules.require(visibility.caller(), Access.READ, table);
        Scope scope = Scope.of(table, "t");
        List<SortKey> keys = new ArrayList<>();
        query.orderBy()
                .forEach(order ->
                        keys.add(new SortKey(filters.paths().sortKey(order.path(), scope), order.descending())));
        keys.add(new SortKey(SqlText.of("t." + Storage.quoted(table.primaryId())), false));
        Collection<Column> shown = shown(table, query);
        SqlText sql = SqlText.join(
                "SELECT " + Storage.selection(shown, "t") + ", ",
                commaSeparated(keys, false),
                " FROM " + Storage.quoted(table.name()) + " t WHERE ",
                where(table, query, related),
                seek(keys, query.skipToken()),
                " ORDER BY ",
                commaSeparated(keys, true),
                SqlText.of(" LIMIT ?", limit + 1));
        int columns = columnCount(shown);
        List<Line> lines = tx.query(sql.text(), sql.arguments(), line -> {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                values.add(line.getObject(columns + i + 1));
            }
            return new Line(Storage.row(table, shown, line), values);
        });
        boolean more = lines.size() > limit;
        List<Line> onPage = more ? lines.subList(0, limit) : lines;
        String next = more && limit > 0 ? SkipToken.write(onPage.get(limit - 1).keys()) : null;
        return new Page(onPage.stream().map(Line::row).toList(), next);
    }

    /** How many rows there are, at most {@link #COUNT_LIMIT}. */
    public long count(Tx tx, Table table, Query query, @Nullable Related related) {
        AccessRules.require(visibility.caller(), Access.READ, table);
        SqlText sql = SqlText.join(
                "SELECT count(*) FROM (SELECT 1 FROM " + Storage.quoted(table.name()) + " t WHERE ",
                where(table, query, related),
                SqlText.of(" LIMIT ?)", COUNT_LIMIT));
        return tx.number(sql.text(), sql.arguments());
    }

    /**
     * Those of some rows that a query means.
     *
     * @param ids primary keys; those of no row are left out
     */
    public Set<String> among(Tx tx, Table table, Query query, Collection<String> ids) {
        AccessRules.require(visibility.caller(), Access.READ, table);
        String key = "t." + Storage.quoted(table.primaryId());
        SqlText sql = SqlText.join(
                "SELECT " + key + " FROM " + Storage.quoted(table.name()) + " t WHERE " + key,
                SqlText.of(" IN (SELECT value FROM json_each(?)) AND ", JsonLists.ofIds(ids)),
                where(table, query, null));
        return new HashSet<>(tx.query(sql.text(), sql.arguments(), line -> line.getString(1)));
    }

    private SqlText where(Table table, Query query, @Nullable Related related) {
        SqlText filter = query.condition()
                .map(condition -> filters.condition(condition, Scope.of(table, "t")))
                .orElse(SqlText.TRUE);
        SqlText link = SqlText.TRUE;
        if (related != null) {
            Relationship relationship = related.relationship();
            link = SqlText.of(
                    "t." + Storage.quoted(relationship.lookup().name()) + " = ?"
                            + Paths.typeCheck(
                                    relationship.lookup(),
                                    schema.get(relationship.target().table()),
                                    "t"),
                    related.parent().toString());
        }
        return SqlText.join(link, " AND ", visibility.of(table, "t"), " AND ", filter);
    }

    private static SqlText commaSeparated(List<SortKey> keys, boolean directed) {
        List<Object> pieces = new ArrayList<>();
        for (SortKey key : keys) {
            if (!pieces.isEmpty()) {
                pieces.add(", ");
            }
            pieces.add(key.sql());
            pieces.add(directed && key.descending() ? " DESC" : "");
        }
        return SqlText.join(pieces.toArray());
    }

    /** Rows behind the given keys: greater in the first key, or equal there and greater in the second, and so on. */
    private static SqlText seek(List<SortKey> keys, @Nullable String token) {
        if (token == null) {
            return SqlText.of("");
        }
        List<@Nullable Object> values = SkipToken.read(token, keys.size());
        SqlText condition = SqlText.FALSE;
        for (int i = keys.size() - 1; i >= 0; i--) {
            SortKey key = keys.get(i);
            Object value = values.get(i);
            condition = SqlText.join(
                    "(", behind(key, value), " OR (", key.sql(), SqlText.of(" IS ? AND ", value), condition, "))");
        }
        return SqlText.join(" AND ", condition);
    }

    /** Empty values sort first when ascending, last when descending, as SQLite does. */
    private static SqlText behind(SortKey key, @Nullable Object value) {
        if (key.descending()) {
            return value == null
                    ? SqlText.FALSE
                    : SqlText.join("(", key.sql(), SqlText.of(" < ? OR ", value), key.sql(), " IS NULL)");
        }
        return value == null
                ? SqlText.join("(", key.sql(), " IS NOT NULL)")
                : SqlText.join("(", key.sql(), SqlText.of(" > ?", value), ")");
    }

    /** The columns an answer needs: those asked for with key and version; all where related rows are followed. */
    private static Collection<Column> shown(Table table, Query query) {
        if (query.select().isEmpty() || !query.expand().isEmpty()) {
            return table.columns().values();
        }
        Set<Column> columns = new LinkedHashSet<>();
        for (String name : query.select()) {
            table.columnByWireName(name).or(() -> table.column(name)).ifPresent(columns::add);
        }
        table.column(table.primaryId()).ifPresent(columns::add);
        table.column("versionnumber").ifPresent(columns::add);
        return columns;
    }

    private static int columnCount(Collection<Column> columns) {
        return (int) columns.stream().mapToLong(c -> c.isPolymorphic() ? 2 : 1).sum();
    }
}

package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.odata.Expression.Path;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.LookupTarget;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Translates paths of columns and navigation properties. */
final class Paths {
    private final Schema schema;
    private final Visibility visibility;
    private final Supplier<String> aliases;

    Paths(Schema schema, Visibility visibility, Supplier<String> aliases) {
        this.schema = schema;
        this.visibility = visibility;
        this.aliases = aliases;
    }

    /** The value a path leads to. */
    Term term(Path path, Scope scope) {
        Optional<Scope> variable = scope.variable(path.segments().get(0));
        List<String> segments = path.segments();
        if (variable.isPresent()) {
            if (segments.size() == 1) {
                throw CrmError.ODATA.with("The range variable '" + segments.get(0) + "' needs a column behind it.");
            }
            return walk(variable.get().table(), variable.get().alias(), segments.subList(1, segments.size()));
        }
        return walk(scope.table(), scope.alias(), segments);
    }

    private Term walk(Table table, String alias, List<String> segments) {
        String name = segments.get(0);
        if (segments.size() == 1) {
            Column column = column(table, name);
            return Term.column(Term.Kind.of(column), SqlText.of(alias + "." + Storage.quoted(column.name())));
        }
        Column lookup = table.lookupByNavigation(name).orElseThrow(() -> unknown(table, name));
        LookupTarget target = lookup.targetByNavigation(name).orElseThrow();
        Table to = schema.get(target.table());
        String inner = aliases.get();
        Term value = walk(to, inner, segments.subList(1, segments.size()));
        SqlText select = SqlText.join(
                "(SELECT ",
                value.plain(),
                " FROM " + Storage.quoted(to.name()) + " " + inner + " WHERE " + inner + "."
                        + Storage.quoted(to.primaryId()) + " = " + alias + "." + Storage.quoted(lookup.name())
                        + typeCheck(lookup, to, alias) + " AND ",
                visibility.of(to, inner),
                ")");
        Term.Kind kind = value.kind();
        return kind == null ? value : Term.column(kind, select);
    }

    /** A condition that a polymorphic lookup points to {@code target}, with leading AND; empty when it needs none. */
    static String typeCheck(Column lookup, Table target, String alias) {
        return lookup.isPolymorphic() && !target.isPointer()
                ? " AND " + alias + "." + Storage.quoted(lookup.name() + Storage.TYPE_SUFFIX) + " = '" + target.name()
                        + "'"
                : "";
    }

    /** What rows are sorted by: texts as compared, lookups by the name of their row. */
    SqlText sortKey(Path path, Scope scope) {
        if (path.segments().size() == 1) {
            Column column = column(scope.table(), path.last());
            if (column.type() == ColumnType.LOOKUP) {
                return lookupName(column, scope.alias());
            }
        }
        return term(path, scope).sql();
    }

    private SqlText lookupName(Column column, String alias) {
        String names = column.targets().stream()
                .filter(t -> !schema.get(t.table()).identity().primaryName().isEmpty())
                .map(t -> "WHEN '" + t.table() + "' THEN " + nameOf(schema.get(t.table()), column, alias))
                .collect(Collectors.joining(" "));
        if (!column.isPolymorphic()) {
            return SqlText.of(nameOf(schema.get(column.targets().get(0).table()), column, alias));
        }
        return SqlText.of(
                "CASE " + alias + "." + Storage.quoted(column.name() + Storage.TYPE_SUFFIX) + " " + names + " END");
    }

    private String nameOf(Table table, Column column, String alias) {
        String inner = aliases.get();
        return "(SELECT crm_fold(" + inner + "."
                + Storage.quoted(table.identity().primaryName()) + ") FROM "
                + Storage.quoted(table.name()) + " " + inner + " WHERE " + inner + "."
                + Storage.quoted(table.primaryId()) + " = " + alias + "." + Storage.quoted(column.name()) + ")";
    }

    static Column column(Table table, String name) {
        Optional<Column> column = table.columnByWireName(name);
        return column.or(() -> table.column(name)).orElseThrow(() -> unknown(table, name));
    }

    static CrmException unknown(Table table, String name) {
        return CrmError.ODATA.with("Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM."
                + table.name() + "'.");
    }
}

package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.ChangeQuery;
import dev.crmbridge.crm.ChangedRows;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.OpenActivities;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks for rows by what a user has to do with them and by when they changed. */
final class Changes {
    private final RowQueries queries;
    private final Definitions definitions;
    private final RowReader reader;

    Changes(RowQueries queries, Definitions definitions, RowReader reader) {
        this.queries = queries;
        this.definitions = definitions;
        this.reader = reader;
    }

    /** See {@link dev.crmbridge.crm.Crm#changed}. */
    ChangedRows changed(ChangeQuery query) {
        Table table = definitions.table(query.entity());
        Set<String> columns = new TreeSet<>(query.columns());
        columns.add("modifiedon");
        Url url = queries.url(table, table.set(), columns, query.withParties())
                .with("$orderby", "modifiedon," + table.key());
        String since = since(query.since());
        boolean versions = query.columns().isEmpty() && !query.withParties();
        List<String> filters = new ArrayList<>();
        filters.add("(" + hasToDoWith(query.entity(), query.user()) + ")");
        filters.addAll(queries.filters(table, query.named()));
        List<List<JsonNode>> parts = queries.parts(
                CrmOperation.CHANGED,
                filters.stream()
                        .map(filter -> url.with("$filter", since + filter).build())
                        .toList(),
                versions);
        return new ChangedRows(
                rows(table, parts.get(0), columns, versions),
                parts.subList(1, parts.size()).stream()
                        .flatMap(part -> rows(table, part, columns, versions).stream())
                        .toList());
    }

    private List<CrmRow> rows(Table table, List<JsonNode> json, Set<String> columns, boolean versions) {
        return json.stream()
                .map(row -> versions ? reader.version(table, row) : reader.row(table, row, columns))
                .toList();
    }

    /** Owner and creator as columns; whoever takes part has a row of his own among the parties of an activity. */
    private static String hasToDoWith(String entity, UUID user) {
        String columns = "_ownerid_value eq " + user + " or _createdby_value eq " + user;
        return KnownTables.havePeople(entity)
                ? columns + " or " + RowReader.partiesOf(entity) + "/any(p:p/_partyid_value eq " + user + ")"
                : columns;
    }

    /** See {@link dev.crmbridge.crm.Crm#open}. */
    List<CrmRow> open(OpenActivities wanted) {
        Table table = definitions.table(wanted.entity());
        Url url = queries.url(table, table.set(), Set.of("modifiedon", "scheduledend"), false)
                .with("$filter", "statecode ne 1 and statecode ne 2 and " + part(wanted))
                .with("$orderby", "modifiedon," + table.key());
        return queries.versions(CrmOperation.OPEN, url.build()).stream()
                .map(row -> reader.version(table, row))
                .toList();
    }

    /** The part a user has in an activity, as a condition. */
    private static String part(OpenActivities wanted) {
        if (wanted.roles().isEmpty()) {
            return "_ownerid_value eq " + wanted.user();
        }
        String roles = wanted.roles().stream()
                .map(ActivityParty.Role::mask)
                .sorted()
                .map(mask -> "p/participationtypemask eq " + mask)
                .collect(Collectors.joining(" or "));
        return RowReader.partiesOf(wanted.entity()) + "/any(p:p/_partyid_value eq " + wanted.user() + " and (" + roles
                + "))";
    }

    /** @return the condition and its joint, or nothing when all rows are wanted */
    private static String since(@Nullable Instant since) {
        return since == null ? "" : modifiedSince(since) + " and ";
    }

    /** @return the condition that a row was modified at or after {@code since} */
    static String modifiedSince(Instant since) {
        return "modifiedon ge " + since.truncatedTo(ChronoUnit.SECONDS);
    }
}

package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.ColumnRules;
import dev.crmbridge.embedded.rules.DerivedValues;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.rules.StateRules;
import dev.crmbridge.embedded.schema.AlternateKey;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Create, read, change and delete rows, each with rules, security and duplicate check, inside the caller's transaction.
 *
 * <p>Every refusal is a {@link CrmException}; the transaction must then be rolled back. Stateless, thread-safe.
 */
public final class Records {
    private final Environment environment;
    private final Parties parties;
    private final Links links;
    private final Ownership ownership;
    private final TableGuards guards;
    private final DuplicateRefusal duplicates;

    /** @param environment schema, time, keys and duplicate check */
    public Records(Environment environment) {
        this.environment = environment;
        this.parties = new Parties(environment);
        this.links = new Links(environment.schema(), new Moving(environment));
        this.ownership = new Ownership(environment.schema());
        this.guards = new TableGuards();
        this.duplicates = new DuplicateRefusal(environment.duplicates());
    }

    /** The hosted tables. */
    public Schema schema() {
        return environment.schema();
    }

    /** The environment given at construction. */
    public Environment environment() {
        return environment;
    }

    /**
     * The row, if the caller may see it.
     *
     * @throws CrmException 404 when there is none, 403 when it may not be seen
     */
    public Row read(Tx tx, Caller caller, Table table, UUID id) {
        AccessRules.require(caller, Access.READ, table);
        Row row = existing(tx, table, id);
        AccessRules.require(caller, Access.READ, row);
        return row;
    }

    /** The row without any check of rights, if it exists. */
    public Optional<Row> find(Tx tx, Table table, UUID id) {
        return SqliteRows.find(tx, table, id);
    }

    /**
     * Creates a row.
     *
     * @param id primary key chosen by the caller; null = the server chooses
     * @param detect whether a duplicate refuses the row
     * @return the row as stored
     * @throws CrmException when rights, rules or duplicates forbid it
     */
    public Row create(Tx tx, Caller caller, Table table, @Nullable UUID id, Payload payload, boolean detect) {
        guards.mayCreate(table);
        AccessRules.require(caller, Access.CREATE, table);
        Map<String, @Nullable Object> values = new LinkedHashMap<>(payload.values());
        Object given = values.remove(table.primaryId());
        UUID key = id != null
                ? id
                : given instanceof UUID own ? own : environment.ids().get();
        if (SqliteRows.find(tx, table, key).isPresent()) {
            throw CrmError.DUPLICATE_RECORD.with("A record with matching key values already exists.");
        }
        ColumnRules.check(table, values);
        StateRules.checkNew(table, key, values);
        Row draft = defaults(caller, table, key).with(values);
        draft = ownership.owned(tx, caller, draft, true);
        draft = stamped(tx, caller, draft, true);
        draft = environment.duplicates().beforeSave(tx, draft, null);
        Row row = draft.with(DerivedValues.changed(draft));
        ColumnRules.complete(table, row.values());
        links.check(tx, caller, row, values);
        uniqueKeys(tx, row);
        if (detect) {
            duplicates.checkNew(tx, caller, row);
        }
        SqliteRows.insert(tx, row);
        parties.write(tx, row, payload.children());
        environment.duplicates().saved(tx, row);
        return row;
    }

    /**
     * The row as it would be saved with these values, for asking about it; nothing is stored. A row the caller may not see counts as none,
     * so that its values cannot be found out by asking.
     *
     * @param key primary key of a stored row, or one that no row has
     */
    public Row asIfSaved(Tx tx, Caller caller, Table table, UUID key, Payload payload) {
        Row row = find(tx, table, key)
                .filter(stored -> AccessRules.allows(caller, Access.READ, stored))
                .orElseGet(() -> defaults(caller, table, key))
                .with(payload.values());
        return row.with(DerivedValues.following(row));
    }

    /**
     * Changes a row.
     *
     * @param current the row as it is
     * @param detect whether a duplicate refuses the change
     * @return the row as stored
     * @throws CrmException when rights, rules or duplicates forbid it
     */
    public Row update(Tx tx, Caller caller, Row current, Payload payload, boolean detect) {
        Table table = current.table();
        guards.mayUpdate(table);
        AccessRules.require(caller, Access.WRITE, current);
        Map<String, @Nullable Object> asked = new LinkedHashMap<>(payload.values());
        asked.remove(table.primaryId());
        ColumnRules.check(table, asked);
        StateRules.checkOpen(current, asked);
        if (!payload.children().isEmpty() && StateRules.isClosedActivity(current)) {
            throw StateRules.closed(current);
        }
        Row draft = current.with(StateRules.complete(current, asked, environment.now()));
        if (asked.get("ownerid") != null) {
            AccessRules.require(caller, Access.ASSIGN, current);
            draft = ownership.owned(tx, caller, draft, false);
        }
        draft = stamped(tx, caller, draft, false);
        draft = environment.duplicates().beforeSave(tx, draft, current);
        Row row = draft.with(DerivedValues.changed(draft));
        ColumnRules.complete(table, row.values());
        links.check(tx, caller, row, asked);
        uniqueKeys(tx, row);
        if (detect) {
            duplicates.checkChange(tx, caller, current, row, asked.keySet());
        }
        Map<String, @Nullable Object> difference = difference(current, row);
        SqliteRows.update(tx, table, row.id(), difference);
        links.written(tx, row, difference.keySet());
        parties.write(tx, row, payload.children());
        environment.duplicates().saved(tx, row);
        return row;
    }

    /**
     * Deletes a row and what belongs to it.
     *
     * @throws CrmException when rights forbid it or other rows depend on it
     */
    public void delete(Tx tx, Caller caller, Row row) {
        guards.mayDelete(row);
        AccessRules.require(caller, Access.DELETE, row);
        environment.duplicates().beforeDelete(tx, row);
        remove(tx, caller, row);
    }

    private void remove(Tx tx, Caller caller, Row row) {
        for (Row child : links.release(tx, row)) {
            remove(tx, caller, child);
        }
        SqliteRows.delete(tx, row.table(), row.id());
        links.deleted(tx, row);
        environment.duplicates().deleted(tx, row);
    }

    /** Replaces the parties of an activity by hand-made rows; the server's own stay. */
    public Row replaceParties(Tx tx, Caller caller, Row activity, String navigation, List<Payload> rows) {
        return update(tx, caller, activity, new Payload(Map.of(), Map.of(navigation, rows)), false);
    }

    private Row existing(Tx tx, Table table, UUID id) {
        return SqliteRows.find(tx, table, id).orElseThrow(() -> Links.missing(new Reference(table.name(), id)));
    }

    private Row defaults(Caller caller, Table table, UUID key) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(table.primaryId(), key);
        for (Column column : table.columns().values()) {
            Object initially = column.defaultValue();
            if (initially != null) {
                values.put(column.name(), initially);
            }
        }
        if (table.activity()) {
            values.put("activitytypecode", table.name());
        }
        if (table.columns().containsKey("ownerid")) {
            values.put("ownerid", new Reference("systemuser", caller.userId()));
        }
        return new Row(table, values);
    }

    private Row stamped(Tx tx, Caller caller, Row row, boolean created) {
        Map<String, @Nullable Object> stamps = new LinkedHashMap<>();
        Instant now = environment.now();
        Reference user = new Reference("systemuser", caller.userId());
        if (created) {
            Optional<Instant> earlier =
                    row.columnsHave("overriddencreatedon") ? row.instant("overriddencreatedon") : Optional.empty();
            stamps.put("createdon", earlier.orElse(now));
            stamps.put("createdby", user);
            earlier.ifPresent(given -> stamps.put("overriddencreatedon", now));
        }
        stamps.put("modifiedon", now);
        stamps.put("modifiedby", user);
        stamps.put("versionnumber", SqliteRows.nextVersion(tx));
        stamps.keySet().removeIf(name -> !row.columnsHave(name));
        return row.with(stamps);
    }

    private void uniqueKeys(Tx tx, Row row) {
        for (AlternateKey key : row.table().keys()) {
            Map<String, Object> values = new LinkedHashMap<>();
            key.columns().forEach(name -> Optional.ofNullable(row.get(name)).ifPresent(v -> values.put(name, v)));
            if (values.size() == key.columns().size()
                    && SqliteRows.findBy(tx, row.table(), values).stream()
                            .anyMatch(other -> !other.id().equals(row.id()))) {
                throw CrmError.DUPLICATE_RECORD_ENTITY_KEY.with("Entity Key " + key.name()
                        + " violated. A record with the same value for " + String.join(", ", key.columns())
                        + " already exists. A duplicate record cannot be created."
                        + " Select one or more unique values and try again.");
            }
        }
    }

    private static Map<String, @Nullable Object> difference(Row before, Row after) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        for (String name : after.table().columns().keySet()) {
            if (!java.util.Objects.equals(before.get(name), after.get(name))) {
                changes.put(name, after.get(name));
            }
        }
        return changes;
    }
}

package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Merges two rows of one table into the first: what points to the second points to the first afterwards, chosen columns are
 * written, and the second becomes inactive. Stateless, thread-safe.
 *
 * <p>Source: Dataverse SDK, "Merge" message; "Merge table rows".
 */
public final class Merging {
    private static final Map<String, Long> INACTIVE = Map.of("account", 1L, "contact", 1L, "lead", 2L);

    private final Environment environment;
    private final Records records;

    /** @param records changes the two rows themselves, within the caller's rights */
    public Merging(Records records) {
        this.environment = records.environment();
        this.records = records;
    }

    /** Whether rows of a table can be merged: accounts, contacts and leads. */
    public static boolean offers(String table) {
        return INACTIVE.containsKey(table);
    }

    /**
     * Merges {@code subordinate} into {@code target}. The caller needs the right to write both; what points to the
     * subordinate is moved whatever the caller's rights on it, closed activities included. Nothing is checked for
     * duplicates.
     *
     * @param content columns to write to the target; others keep their values
     * @param checkParents whether different parents refuse the merge
     * @throws dev.crmbridge.embedded.error.CrmException when the table, the rows or the caller's rights do not allow it
     */
    public void merge(
            Tx tx,
            Caller caller,
            Row target,
            Row subordinate,
            Map<String, @Nullable Object> content,
            boolean checkParents) {
        Table table = target.table();
        Long inactive = INACTIVE.get(table.name());
        if (inactive == null || !subordinate.table().name().equals(table.name())) {
            throw CrmError.INVALID_ARGUMENT.with("Two accounts, two contacts or two leads can be merged, not '"
                    + table.name() + "' and '" + subordinate.table().name() + "'.");
        }
        if (target.id().equals(subordinate.id())) {
            throw CrmError.MERGE_IDENTICAL.with(
                    "Merge cannot be performed on master and sub-entities that are identical.");
        }
        AccessRules.require(caller, Access.WRITE, target);
        AccessRules.require(caller, Access.WRITE, subordinate);
        requireActive(target);
        requireActive(subordinate);
        if (checkParents) {
            requireSameParents(target, subordinate);
        }
        moveReferences(tx, target, subordinate);
        Row moved = SqliteRows.find(tx, table, target.id()).orElseThrow();
        Map<String, @Nullable Object> changes = new LinkedHashMap<>(content);
        changes.remove(table.primaryId());
        if (!changes.isEmpty()) {
            records.update(tx, caller, moved, Payload.of(changes), false);
        }
        Row loser = SqliteRows.find(tx, table, subordinate.id()).orElseThrow();
        records.update(tx, caller, loser, Payload.of(closing(table, inactive)), false);
        environment.duplicates().merged(tx, loser);
    }

    private static Map<String, @Nullable Object> closing(Table table, long state) {
        int status = table.column("statecode")
                .flatMap(column -> column.option(state))
                .map(Option::defaultStatus)
                .orElseThrow();
        Map<String, @Nullable Object> closing = new LinkedHashMap<>();
        closing.put("statecode", state);
        closing.put("statuscode", (long) status);
        return closing;
    }

    private static void requireActive(Row row) {
        if (row.number("statecode").orElse(0L) != 0) {
            throw CrmError.MERGE_INACTIVE.with("Merge cannot be performed on entity that is inactive: "
                    + row.table().name() + " " + row.id() + ".");
        }
    }

    private static void requireSameParents(Row target, Row subordinate) {
        for (Column column : target.table().columns().values()) {
            if (column.type() == ColumnType.LOOKUP
                    && column.name().startsWith("parent")
                    && !Objects.equals(target.get(column.name()), subordinate.get(column.name()))) {
                throw CrmError.MERGE_OTHER_PARENT.with(
                        "Merge warning: sub-entity will be differently parented: the two differ in '" + column.name()
                                + "'.");
            }
        }
    }

    /** Results of searches for duplicates stay as they were found. */
    private void moveReferences(Tx tx, Row target, Row subordinate) {
        for (Relationship relationship : environment.schema().referencedBy(target.table())) {
            Table holder = relationship.referencing();
            if (holder.isPointer() || holder.name().equals("duplicaterecord")) {
                continue;
            }
            for (UUID id : SqliteRows.referencing(tx, relationship, subordinate.id())) {
                move(tx, holder, relationship.lookup().name(), id, target);
            }
        }
    }

    private void move(Tx tx, Table holder, String lookup, UUID id, Row target) {
        boolean wouldPointToItself = holder.name().equals(target.table().name()) && id.equals(target.id());
        Reference now = wouldPointToItself ? null : target.reference();
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put(lookup, now);
        if (holder.columns().containsKey("modifiedon")) {
            changes.put("modifiedon", environment.now());
        }
        if (holder.columns().containsKey("versionnumber")) {
            changes.put("versionnumber", SqliteRows.nextVersion(tx));
        }
        SqliteRows.update(tx, holder, id, changes);
        environment.duplicates().saved(tx, SqliteRows.find(tx, holder, id).orElseThrow());
    }
}

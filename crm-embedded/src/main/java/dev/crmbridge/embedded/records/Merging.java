package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.PartyRules;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteMerges;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Field;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Merge;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Move;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Moving moving;

    /** @param records changes the two rows themselves, within the caller's rights */
    public Merging(Records records) {
        this.environment = records.environment();
        this.records = records;
        this.moving = new Moving(environment);
    }

    /** Whether rows of a table can be merged: accounts, contacts and leads. */
    public static boolean offers(String table) {
        return INACTIVE.containsKey(table);
    }

    /**
     * Merges {@code subordinate} into {@code target}. The caller needs the right to write both; what points to the
     * subordinate is moved whatever the caller's rights on it, closed activities included. Nothing is checked for
     * duplicates. What is needed to take the merge back ({@link Unmerging}) is kept in the same transaction.
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
        List<Move> moves = moveReferences(tx, target, subordinate);
        Row moved = SqliteRows.find(tx, table, target.id()).orElseThrow();
        Map<String, @Nullable Object> changes = new LinkedHashMap<>(content);
        changes.remove(table.primaryId());
        if (!changes.isEmpty()) {
            records.update(tx, caller, moved, Payload.of(changes), false);
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        merged.put("merged", true);
        merged.put("masterid", target.reference());
        SqliteRows.update(tx, table, subordinate.id(), merged);
        Row loser = SqliteRows.find(tx, table, subordinate.id()).orElseThrow();
        records.update(tx, caller, loser, Payload.of(closing(table, inactive)), false);
        environment.duplicates().merged(tx, loser);
        SqliteMerges.save(
                tx,
                new Merge(
                        environment.ids().get(),
                        target.reference(),
                        subordinate.reference(),
                        caller.userId(),
                        environment.now(),
                        subordinate.number("statecode").orElse(0L),
                        subordinate.number("statuscode").orElse(0L),
                        null),
                changed(target, SqliteRows.find(tx, table, target.id()).orElseThrow()),
                moves);
    }

    /** What the merge did to the master; what follows from other columns by itself is left out. */
    private static List<Field> changed(Row before, Row after) {
        List<Field> changed = new ArrayList<>();
        for (Column column : before.table().columns().values()) {
            Object was = before.get(column.name());
            Object is = after.get(column.name());
            if (column.updatable() && !Objects.equals(was, is)) {
                changed.add(new Field(column.name(), was, is));
            }
        }
        return changed;
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

    /**
     * Results of searches for duplicates, and what was merged earlier, stay as they are.
     *
     * @return what has to be pointed back to take the merge back; the master itself and what follows from the regarding of an
     *     activity are not among it
     */
    private List<Move> moveReferences(Tx tx, Row target, Row subordinate) {
        List<Move> moves = new ArrayList<>();
        for (Relationship relationship : environment.schema().referencedBy(target.table())) {
            Table holder = relationship.referencing();
            String lookup = relationship.lookup().name();
            if (holder.isPointer() || holder.name().equals("duplicaterecord") || lookup.equals("masterid")) {
                continue;
            }
            for (UUID id : SqliteRows.referencing(tx, relationship, subordinate.id())) {
                Reference row = new Reference(holder.name(), id);
                boolean itself = row.equals(target.reference());
                boolean follows = isServerMade(tx, holder, id);
                moving.point(tx, holder, lookup, id, itself ? null : target.reference());
                if (!itself && !follows) {
                    moves.add(new Move(row, lookup, false));
                }
            }
        }
        return moves;
    }

    private static boolean isServerMade(Tx tx, Table holder, UUID id) {
        return holder.name().equals("activityparty")
                && SqliteRows.find(tx, holder, id)
                        .map(party -> PartyRules.isSystemMade(party.get("participationtypemask")))
                        .orElse(false);
    }
}

package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.PartyRules;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteMerges;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Back;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Field;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Left;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Merge;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Move;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes merges back: what still is as the merge left it gets its former value, everything else stays and is named with the
 * reason. Stateless, thread-safe. Dataverse has no such thing.
 */
public final class Unmerging {
    private final Records records;
    private final Schema schema;
    private final Moving moving;

    /** @param records changes the two rows themselves, within the caller's rights */
    public Unmerging(Records records) {
        this.records = records;
        this.schema = records.schema();
        this.moving = new Moving(records.environment());
    }

    /**
     * Takes the latest merge of a row into another back. The caller needs the right to write both rows; what was moved goes
     * back whatever the caller's rights on it.
     *
     * @param subordinate the row that was merged; it need not be there any more
     * @return the merge, with how it was taken back
     * @throws CrmException 400 when the row was not merged, or one of both rows was merged again since; 404 when one of them
     *     is gone; 403 when the caller may not write both
     */
    public Merge takeBack(Tx tx, Caller caller, Reference subordinate) {
        Merge merge = SqliteMerges.standing(tx, subordinate)
                .orElseThrow(() -> CrmError.INVALID_ARGUMENT.with("The " + UnmergePlan.told(subordinate)
                        + " was not merged into another one, or that was taken back already."));
        Row master = there(tx, merge, merge.master(), "master");
        Row loser = there(tx, merge, merge.subordinate(), "subordinate");
        AccessRules.require(caller, Access.WRITE, master);
        AccessRules.require(caller, Access.WRITE, loser);
        refuseLater(tx, master);
        List<Field> fields = SqliteMerges.fields(tx, master.table(), merge.id());
        UnmergePlan plan = UnmergePlan.of(merge, fields, SqliteMerges.moves(tx, merge.id()), row -> find(tx, row));
        List<Left> left = new ArrayList<>(plan.left());
        plan.moves().forEach(move -> moveBack(tx, merge, move));
        long restored = plan.moves().size() + restore(tx, caller, merge.master(), plan.fields(), fields, left);
        Back back = new Back(caller.userId(), records.environment().now(), restored);
        SqliteMerges.takenBack(tx, merge.id(), back, left);
        reopen(tx, caller, loser.reference(), plan.state());
        return SqliteMerges.find(tx, merge.id()).orElseThrow();
    }

    private Optional<Row> find(Tx tx, Reference row) {
        return SqliteRows.find(tx, schema.get(row.table()), row.id());
    }

    private Row there(Tx tx, Merge merge, Reference row, String role) {
        return find(tx, row)
                .orElseThrow(() -> CrmError.OBJECT_DOES_NOT_EXIST.with("The " + role + " of the merge of "
                        + UnmergePlan.told(merge.subordinate()) + " into " + UnmergePlan.told(merge.master())
                        + " was deleted since, so the merge"
                        + " cannot be taken back."
                        + (role.equals("master") ? " The subordinate can be made active by writing its state." : "")));
    }

    /** Merges are taken back in the reverse order, so that what moved on comes back step by step. */
    private void refuseLater(Tx tx, Row master) {
        SqliteMerges.standing(tx, master.reference())
                .filter(later -> find(tx, later.master()).isPresent())
                .ifPresent(later -> {
                    throw CrmError.MERGE_INACTIVE.with(
                            "The master of the merge, " + UnmergePlan.told(master.reference())
                                    + ", was itself merged into " + UnmergePlan.told(later.master())
                                    + " since. Take that merge back first.");
                });
    }

    private void moveBack(Tx tx, Merge merge, Move move) {
        Table holder = schema.get(move.row().table());
        moving.point(tx, holder, move.column(), move.row().id(), merge.subordinate());
        if (holder.activity() && move.column().equals("regardingobjectid")) {
            Table party = schema.get("activityparty");
            SqliteRows.findBy(
                            tx, party, Map.of("activityid", move.row(), "participationtypemask", PartyRules.REGARDING))
                    .forEach(each -> moving.point(tx, party, "partyid", each.id(), merge.subordinate()));
        }
    }

    /** All columns at once or, when that is refused, each for itself, so that one refusal does not keep the others. */
    private long restore(
            Tx tx,
            Caller caller,
            Reference master,
            Map<String, @Nullable Object> wanted,
            List<Field> fields,
            List<Left> left) {
        if (wanted.isEmpty() || refusal(tx, caller, master, wanted).isEmpty()) {
            return wanted.size();
        }
        long restored = 0;
        for (Field field : fields) {
            if (!wanted.containsKey(field.column())) {
                continue;
            }
            Map<String, @Nullable Object> one = Collections.singletonMap(field.column(), field.before());
            Optional<String> refusal = refusal(tx, caller, master, one);
            if (refusal.isPresent()) {
                left.add(WhyLeft.REFUSED.of(
                        master, field.column(), refusal.get() + " Before the merge it was " + UnmergePlan.told(field)));
            } else {
                restored++;
            }
        }
        return restored;
    }

    /** Why the CRM does not take the values; empty when they were written. A refusal comes before anything is written. */
    private Optional<String> refusal(Tx tx, Caller caller, Reference master, Map<String, @Nullable Object> values) {
        try {
            records.update(tx, caller, find(tx, master).orElseThrow(), Payload.of(values), false);
            return Optional.empty();
        } catch (CrmException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The row is merged no more, or into the master of an earlier merge that stands. */
    private void reopen(Tx tx, Caller caller, Reference subordinate, Map<String, @Nullable Object> state) {
        Optional<Merge> earlier = SqliteMerges.standing(tx, subordinate);
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        merged.put("merged", earlier.isPresent());
        merged.put(
                "masterid",
                earlier.map(Merge::master)
                        .filter(row -> find(tx, row).isPresent())
                        .orElse(null));
        SqliteRows.update(tx, schema.get(subordinate.table()), subordinate.id(), merged);
        records.update(tx, caller, find(tx, subordinate).orElseThrow(), Payload.of(state), false);
    }
}

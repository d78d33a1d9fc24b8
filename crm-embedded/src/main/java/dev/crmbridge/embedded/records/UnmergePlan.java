package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Field;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Left;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Merge;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Move;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of a merge can be taken back: what still is as the merge left it. Pure.
 *
 * @param state state and status to write to the subordinate; empty when it has a state of its own since
 * @param fields columns to write to the master
 * @param moves lookups to point to the subordinate again
 * @param left what stays as it is, each with its reason
 */
record UnmergePlan(
        Map<String, @Nullable Object> state, Map<String, @Nullable Object> fields, List<Move> moves, List<Left> left) {

    /** @param rows finds rows as they are */
    static UnmergePlan of(Merge merge, List<Field> changed, List<Move> moved, Function<Reference, Optional<Row>> rows) {
        Row master = rows.apply(merge.master()).orElseThrow();
        Row subordinate = rows.apply(merge.subordinate()).orElseThrow();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        List<Move> moves = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        Map<String, @Nullable Object> state = state(merge, subordinate, left);
        for (Field field : changed) {
            Optional<Left> obstacle = obstacle(master, field, rows);
            obstacle.ifPresentOrElse(left::add, () -> fields.put(field.column(), field.before()));
        }
        for (Move move : moved) {
            Optional<Left> obstacle = obstacle(merge, move, rows.apply(move.row()));
            obstacle.ifPresentOrElse(left::add, () -> moves.add(move));
        }
        return new UnmergePlan(state, fields, moves, left);
    }

    private static Map<String, @Nullable Object> state(Merge merge, Row subordinate, List<Left> left) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        if (subordinate.number("statecode").orElse(0L) != merge.state()) {
            state.put("statecode", merge.state());
            state.put("statuscode", merge.status());
        } else if (subordinate.number("statuscode").orElse(0L) != merge.status()) {
            left.add(WhyLeft.CHANGED.of(
                    subordinate.reference(),
                    "statuscode",
                    "It was made active since the merge, with another status than it had before."));
        }
        return state;
    }

    private static Optional<Left> obstacle(Row master, Field field, Function<Reference, Optional<Row>> rows) {
        Reference row = master.reference();
        if (!Objects.equals(master.get(field.column()), field.after())) {
            return Optional.of(WhyLeft.CHANGED.of(
                    row,
                    field.column(),
                    "Somebody changed it since the merge. Before the merge it was " + told(field)));
        }
        if (field.before() instanceof Reference target && rows.apply(target).isEmpty()) {
            return Optional.of(WhyLeft.TARGET_DELETED.of(
                    row, field.column(), "Before the merge it named " + told(target) + ", which was deleted since."));
        }
        return Optional.empty();
    }

    private static Optional<Left> obstacle(Merge merge, Move move, Optional<Row> row) {
        if (row.isEmpty()) {
            return Optional.of(WhyLeft.DELETED.of(
                    move.row(),
                    move.column(),
                    move.row().table().equals("activityparty")
                            ? "The participant was removed, or entered again, since the merge."
                            : "The record was deleted since the merge."));
        }
        if (move.changed() || !merge.master().equals(row.get().get(move.column()))) {
            return Optional.of(WhyLeft.CHANGED.of(
                    move.row(), move.column(), "Somebody changed what it belongs to since the merge."));
        }
        return Optional.empty();
    }

    /** The former value, so that a person can enter it again. */
    static String told(Field field) {
        Object before = field.before();
        return before == null ? "empty." : "“" + (before instanceof Reference r ? told(r) : before) + "”.";
    }

    static String told(Reference reference) {
        return reference.table() + " " + reference.id();
    }
}

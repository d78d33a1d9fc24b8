package dev.crmbridge.embedded.rules;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * State and status of rows: which pairs are valid, what a new row may have, what a closed activity still accepts.
 *
 * <p>Source: Dataverse "Define status reason transitions", activity tables, error 0x80048408. That closed activities
 * refuse changes with 0x80040230 is what the forms of Dynamics do and what this server enforces for every client.
 */
public final class StateRules {
    private static final long COMPLETED = 1;
    private static final long CANCELED = 2;
    private static final long EMAIL_SENT = 3;

    private StateRules() {}

    /**
     * Checks state and status of a new row; both may be absent.
     *
     * @throws CrmException 0x80048408 when they are not those of the default state
     */
    public static void checkNew(Table table, UUID id, Map<String, @Nullable Object> values) {
        if (!table.hasState()) {
            return;
        }
        long initial = (Long) Objects.requireNonNull(column(table, "statecode").defaultValue());
        Object state = values.get("statecode");
        if (state != null && (Long) state != initial) {
            throw invalid(table, id, (Long) state, initial);
        }
        Object status = values.get("statuscode");
        if (status != null && stateOf(table, (Long) status) != initial) {
            throw invalid(table, id, (Long) status, initial);
        }
    }

    /**
     * Completes a change of state: the missing half of the pair, and the actual end of an activity.
     *
     * @param changes what is asked for
     * @return the changes with everything that follows from them
     * @throws CrmException 0x80048408 when state and status do not belong together
     */
    public static Map<String, @Nullable Object> complete(Row row, Map<String, @Nullable Object> changes, Instant now) {
        Table table = row.table();
        boolean stateGiven = changes.get("statecode") != null;
        boolean statusGiven = changes.get("statuscode") != null;
        if (!table.hasState() || !(stateGiven || statusGiven)) {
            return changes;
        }
        long before = row.number("statecode").orElse(0L);
        long state = stateGiven ? (Long) Objects.requireNonNull(changes.get("statecode")) : before;
        long status = statusGiven ? (Long) Objects.requireNonNull(changes.get("statuscode")) : implied(row, state);
        if (stateOf(table, status) != state) {
            throw invalid(table, row.id(), status, state);
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(changes);
        all.put("statecode", state);
        all.put("statuscode", status);
        if (table.activity() && state != before) {
            actualEnd(row, all, state, now);
        }
        return all;
    }

    private static long implied(Row row, long state) {
        if (state == row.number("statecode").orElse(-1L)) {
            return row.number("statuscode").orElse(0L);
        }
        return column(row.table(), "statecode")
                .option(state)
                .map(Option::defaultStatus)
                .orElse(0);
    }

    private static void actualEnd(Row row, Map<String, @Nullable Object> changes, long state, Instant now) {
        if (isClosed(state)) {
            if (row.get("actualend") == null && changes.get("actualend") == null) {
                changes.put("actualend", now);
            }
        } else if (!changes.containsKey("actualend")) {
            changes.put("actualend", null);
        }
    }

    /**
     * Refuses changes to a closed activity, except reopening it and the regarding of a sent e-mail.
     *
     * @throws CrmException 0x80040230 when the change is refused
     */
    public static void checkOpen(Row row, Map<String, @Nullable Object> changes) {
        if (!isClosedActivity(row) || changes.isEmpty()) {
            return;
        }
        Object state = changes.get("statecode");
        if (state != null && !isClosed((Long) state)) {
            return;
        }
        if (Set.of("statecode", "statuscode").containsAll(changes.keySet())) {
            return;
        }
        boolean sent =
                row.table().name().equals("email") && row.number("statuscode").orElse(0L) == EMAIL_SENT;
        if (sent && changes.keySet().equals(Set.of("regardingobjectid"))) {
            return;
        }
        throw closed(row);
    }

    /** The refusal for a closed activity. */
    public static CrmException closed(Row row) {
        return CrmError.RECORD_READ_ONLY.with("The " + row.table().name() + " with Id " + row.id()
                + " is completed or canceled and can no longer be changed. Reopen it first.");
    }

    /** Whether the row is an activity that is completed or canceled. */
    public static boolean isClosedActivity(Row row) {
        return row.table().activity() && isClosed(row.number("statecode").orElse(0L));
    }

    private static boolean isClosed(long state) {
        return state == COMPLETED || state == CANCELED;
    }

    private static long stateOf(Table table, long status) {
        return column(table, "statuscode").option(status).map(Option::state).orElse(-1);
    }

    private static CrmException invalid(Table table, UUID id, long status, long state) {
        String label =
                column(table, "statecode").option(state).map(Option::label).orElse(String.valueOf(state));
        String name = table.identity().labels().singular().replace(" ", "");
        return CrmError.INVALID_STATE_STATUS.with(status + " is not a valid status code for state code " + name
                + "State." + label + " on " + table.name() + " with Id " + id + ".");
    }

    private static Column column(Table table, String name) {
        return table.column(name).orElseThrow();
    }
}

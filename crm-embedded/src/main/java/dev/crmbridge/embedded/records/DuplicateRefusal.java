package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.duplicates.DuplicateDetection;
import dev.crmbridge.embedded.duplicates.InUse;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.error.FoundDuplicate;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.StateRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.Tx;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses writes that would make a duplicate, as far as the organization has writes checked. Source: Dataverse, "Run duplicate
 * detection": a change of state and the saving of a completed activity are never checked.
 *
 * @param detection finds duplicates
 */
record DuplicateRefusal(DuplicateDetection detection) {
    private static final Set<String> STATE = Set.of("statecode", "statuscode");

    /** @throws CrmException 0x80040333 when a rule takes the new row for a duplicate */
    void checkNew(Tx tx, Caller caller, Row row) {
        if (detection.checksWrites(tx)) {
            refuse(detection.matches(tx, caller, row, FoundDuplicate.MOST_NAMED));
        }
    }

    /**
     * Asks only the rules that compare a column whose value changes: under the others the row has the duplicates it had before, which
     * somebody let stand.
     *
     * @param asked columns the client wrote, changed or not
     * @throws CrmException 0x80040333 when one of those rules takes the row for a duplicate
     */
    void checkChange(Tx tx, Caller caller, Row before, Row after, Set<String> asked) {
        if (STATE.containsAll(asked) || closes(before, after) || !detection.checksWrites(tx)) {
            return;
        }
        Set<String> changed = after.table().columns().keySet().stream()
                .filter(column -> !STATE.contains(column) && !same(before.get(column), after.get(column)))
                .collect(Collectors.toSet());
        refuse(detection.matchesBy(tx, caller, after, changed, FoundDuplicate.MOST_NAMED));
    }

    private static boolean closes(Row before, Row after) {
        return StateRules.isClosedActivity(after) || isInUse(before) && !isInUse(after);
    }

    private static boolean isInUse(Row row) {
        return InUse.counts(
                row.table().name(),
                row.columnsHave("statecode") ? row.number("statecode").orElse(0L) : 0);
    }

    private static boolean same(@Nullable Object before, @Nullable Object after) {
        return before instanceof BigDecimal one && after instanceof BigDecimal other
                ? one.compareTo(other) == 0
                : Objects.equals(before, after);
    }

    private static void refuse(List<FoundDuplicate> found) {
        if (!found.isEmpty()) {
            throw CrmError.DUPLICATE_RECORDS_FOUND.with(
                    "A record was not created or updated because a duplicate of the current record already exists.",
                    found);
        }
    }
}

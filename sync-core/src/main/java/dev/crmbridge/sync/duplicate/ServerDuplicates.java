package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRows;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.flow.Ports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The CRM's own answer which records are duplicates. For the engine's thread. */
final class ServerDuplicates {
    private final Ports ports;

    ServerDuplicates(Ports ports) {
        this.ports = ports;
    }

    /**
     * What the CRM says.
     *
     * @param rows at most {@link FoundDuplicates#MOST} of a table
     * @param cut tables of which there are more
     */
    record Answer(List<CrmRow> rows, Set<String> cut) {
        Answer {
            rows = List.copyOf(rows);
            cut = Set.copyOf(cut);
        }
    }

    /** @return rows that are duplicates of a record as it is given, of all tables the rules look into; one request for each */
    CompletableFuture<CrmResult<Answer>> of(RecordRef record, RowWrite write, DuplicateRules published) {
        Set<String> tables = published.askedTables(record.entity());
        Set<String> asked = tables.isEmpty() ? Set.of(record.entity()) : tables;
        RowWrite whole = RowWrite.columns(ComparedRecord.derived(record.entity(), write.values()));
        return ports.crm(crm -> {
            List<CrmRow> rows = new ArrayList<>();
            Set<String> cut = new HashSet<>();
            for (String table : asked) {
                CrmResult<DuplicateRows> answer = crm.duplicatesOf(record, whole, table, FoundDuplicates.MOST);
                if (answer instanceof CrmResult.Failed<DuplicateRows> failed) {
                    return CrmResult.<Answer>failed(failed.failure());
                }
                DuplicateRows found = ((CrmResult.Ok<DuplicateRows>) answer).value();
                rows.addAll(found.rows());
                if (found.more()) {
                    cut.add(table);
                }
            }
            return CrmResult.ok(new Answer(rows, cut));
        });
    }

    /**
     * @param change the columns that are to be replaced
     * @return the columns rules compare, as they would be in a stored record after a change
     */
    CompletableFuture<CrmResult<RowWrite>> changed(RecordRef record, RowWrite change, DuplicateRules published) {
        Set<String> compared = published.baseAttributes(record.entity()).stream()
                .flatMap(column -> ComparedRecord.sources(record.entity(), column).stream())
                .collect(Collectors.toSet());
        if (change.values().keySet().containsAll(compared)) {
            return CompletableFuture.completedFuture(CrmResult.ok(RowWrite.columns(change.values())));
        }
        return ports.crm(crm -> crm.read(record, compared, false))
                .thenApply(result -> result.map(row -> {
                    Map<String, CrmValue> values = new HashMap<>(row.values());
                    values.keySet().retainAll(compared);
                    values.putAll(change.values());
                    return RowWrite.columns(values);
                }));
    }
}

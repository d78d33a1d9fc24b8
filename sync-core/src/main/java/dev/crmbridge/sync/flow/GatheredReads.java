package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Reads records that several flows want at the same moment: those of one table in one request, each record once. A record that is not in
 * the answer may be gone or out of sight; only a read of its own tells, so that is made for it. For the engine's thread.
 */
final class GatheredReads {
    private final Ports ports;

    GatheredReads(Ports ports) {
        this.ports = ports;
    }

    /** What one flow waits for. */
    record Wanted(
            RecordRef record, Set<String> columns, boolean withParties, CompletableFuture<CrmResult<CrmRow>> result) {
        private Kind kind() {
            return new Kind(record.entity(), columns, withParties);
        }
    }

    /** What one request can ask for. */
    private record Kind(String entity, Set<String> columns, boolean withParties) {}

    /** @param answered is told how many flows get their answer, right before they get it */
    void read(List<Wanted> all, IntConsumer answered) {
        Map<Kind, Map<RecordRef, List<Wanted>>> kinds = new LinkedHashMap<>();
        for (Wanted wanted : all) {
            kinds.computeIfAbsent(wanted.kind(), kind -> new LinkedHashMap<>())
                    .computeIfAbsent(wanted.record(), record -> new ArrayList<>())
                    .add(wanted);
        }
        kinds.forEach((kind, records) -> {
            if (records.size() == 1) {
                records.forEach((record, flows) -> alone(kind, record, flows, answered));
            } else {
                together(kind, records, answered);
            }
        });
    }

    private void alone(Kind kind, RecordRef record, List<Wanted> flows, IntConsumer answered) {
        ports.crm(crm -> crm.read(record, kind.columns(), kind.withParties())).thenAccept(answer -> {
            answered.accept(flows.size());
            flows.forEach(flow -> flow.result().complete(answer));
        });
    }

    private void together(Kind kind, Map<RecordRef, List<Wanted>> records, IntConsumer answered) {
        Set<UUID> ids = records.keySet().stream().map(RecordRef::id).collect(Collectors.toUnmodifiableSet());
        ports.crm(crm -> crm.readAll(kind.entity(), ids, kind.columns(), kind.withParties()))
                .thenAccept(answer -> {
                    Map<RecordRef, CrmResult<CrmRow>> known = byRecord(records.keySet(), answer);
                    answered.accept(known.keySet().stream()
                            .mapToInt(record -> flowsOf(records, record).size())
                            .sum());
                    records.forEach((record, flows) -> {
                        CrmResult<CrmRow> row = known.get(record);
                        if (row == null) {
                            alone(kind, record, flows, answered);
                        } else {
                            flows.forEach(flow -> flow.result().complete(row));
                        }
                    });
                });
    }

    private static List<Wanted> flowsOf(Map<RecordRef, List<Wanted>> records, RecordRef record) {
        return records.getOrDefault(record, List.of());
    }

    /** @return what the answer says about each record; nothing about those that it leaves out */
    private static Map<RecordRef, CrmResult<CrmRow>> byRecord(Set<RecordRef> wanted, CrmResult<List<CrmRow>> answer) {
        Map<RecordRef, CrmResult<CrmRow>> known = new HashMap<>();
        return answer.fold(
                rows -> {
                    rows.forEach(row -> known.put(row.ref(), CrmResult.ok(row)));
                    return known;
                },
                failure -> {
                    wanted.forEach(record -> known.put(record, CrmResult.failed(failure)));
                    return known;
                });
    }
}

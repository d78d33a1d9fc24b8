package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads the records that the local check found, as they are now: one request for each of their tables. On an HTTP worker.
 *
 * @param records present and readable
 * @param gone the others
 */
record HitReading(List<Known> records, List<RecordRef> gone) {
    /** Most records that are read of a table at a time: those a page lists, last changed first. */
    static final int MOST = 50;

    /** @return what is read next of the records found, by table; empty when all were asked about */
    static Map<String, Set<UUID>> next(List<Match> found, Set<RecordRef> asked) {
        Map<String, List<Match>> byTable = new TreeMap<>(found.stream()
                .filter(match -> !asked.contains(match.ref()))
                .collect(Collectors.groupingBy(match -> match.ref().entity())));
        Map<String, Set<UUID>> wanted = new LinkedHashMap<>();
        byTable.forEach((table, matches) -> wanted.put(
                table,
                matches.stream()
                        .sorted(Comparator.comparing(
                                Match::modifiedOn, Comparator.nullsLast(Comparator.reverseOrder())))
                        .limit(MOST)
                        .map(match -> match.ref().id())
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
        return wanted;
    }

    /** @param columns those that are compared and shown, by table */
    static CrmResult<HitReading> of(Crm crm, Map<String, Set<UUID>> wanted, Map<String, Set<String>> columns) {
        List<Known> records = new ArrayList<>();
        List<RecordRef> gone = new ArrayList<>();
        for (Map.Entry<String, Set<UUID>> each : wanted.entrySet()) {
            String table = each.getKey();
            CrmResult<List<CrmRow>> answer =
                    crm.readAll(table, Set.copyOf(each.getValue()), columns.getOrDefault(table, Set.of()), false);
            if (answer instanceof CrmResult.Failed<List<CrmRow>> failed) {
                return CrmResult.failed(failed.failure());
            }
            Set<UUID> missing = new LinkedHashSet<>(each.getValue());
            for (CrmRow row : ((CrmResult.Ok<List<CrmRow>>) answer).value()) {
                records.add(ComparedRecord.known(row));
                missing.remove(row.ref().id());
            }
            missing.forEach(id -> gone.add(new RecordRef(table, id)));
        }
        return CrmResult.ok(new HitReading(List.copyOf(records), List.copyOf(gone)));
    }

    /** @return the same without what it tells of some records */
    HitReading without(Set<RecordRef> newer) {
        return newer.isEmpty()
                ? this
                : new HitReading(
                        records.stream()
                                .filter(record -> !newer.contains(record.ref()))
                                .toList(),
                        gone.stream().filter(record -> !newer.contains(record)).toList());
    }
}

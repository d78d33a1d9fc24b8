package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what changed in one table, or all of it. On an HTTP worker. */
final class TableReading {
    private static final Logger LOG = LoggerFactory.getLogger(TableReading.class);
    private static final int IDS_PER_REQUEST = 900;

    private TableReading() {}

    /**
     * What is asked for.
     *
     * @param since changes from then on; null = all rows
     * @param known ids to be confirmed, empty for none: those missing in the answer are read by their ids before they count as gone. A
     *     reading of all rows that reached the bound confirms none, because it says nothing about those behind it
     * @param most upper bound of rows
     */
    record Wanted(
            String table, Set<String> columns, @Nullable Instant since, Set<UUID> known, int most) {
        /** @return whether it finds out which of the kept records are gone */
        boolean sweeps() {
            return since == null || !known.isEmpty();
        }
    }

    /**
     * What came back.
     *
     * @param records new and changed ones
     * @param gone records that the CRM does not show any more
     * @param newest newest time of change, or null without rows
     * @param cut whether the bound was reached
     */
    record Told(
            Wanted wanted,
            List<Known> records,
            List<RecordRef> gone,
            @Nullable Instant newest,
            boolean cut) {
        /** @return the same without what it tells of some records */
        Told without(Set<RecordRef> newer) {
            return newer.isEmpty()
                    ? this
                    : new Told(
                            wanted,
                            records.stream()
                                    .filter(record -> !newer.contains(record.ref()))
                                    .toList(),
                            gone.stream()
                                    .filter(record -> !newer.contains(record))
                                    .toList(),
                            newest,
                            cut);
        }
    }

    /** @return what came back of all tables that could be read */
    static List<Told> all(Crm crm, List<Wanted> wanted) {
        List<Told> told = new ArrayList<>();
        for (Wanted each : wanted) {
            read(crm, each).fold(told::add, failure -> {
                LOG.atInfo()
                        .addKeyValue("table", each.table())
                        .addKeyValue("code", failure.code())
                        .log("records for the duplicate check not refreshed");
                return false;
            });
        }
        return told;
    }

    private static CrmResult<Told> read(Crm crm, Wanted wanted) {
        CrmResult<List<CrmRow>> answer = crm.rows(wanted.table(), wanted.columns(), wanted.since(), wanted.most());
        return answer.fold(rows -> told(crm, wanted, rows), CrmResult::failed);
    }

    private static CrmResult<Told> told(Crm crm, Wanted wanted, List<CrmRow> rows) {
        List<Known> records = new ArrayList<>();
        Set<UUID> missing = new HashSet<>(wanted.known());
        Instant newest = null;
        for (CrmRow row : rows) {
            records.add(ComparedRecord.known(row));
            missing.remove(row.ref().id());
            if (row.value("modifiedon") instanceof CrmValue.Moment moment
                    && (newest == null || moment.value().isAfter(newest))) {
                newest = moment.value();
            }
        }
        boolean cut = rows.size() >= wanted.most();
        boolean showsAbsence = wanted.since() != null || !cut;
        List<RecordRef> gone = showsAbsence ? confirmed(crm, wanted, List.copyOf(missing), records) : List.of();
        return CrmResult.ok(new Told(wanted, records, gone, newest, cut));
    }

    /** What a listing leaves out may only have moved while its pages were read. A failed read forgets nothing. */
    private static List<RecordRef> confirmed(Crm crm, Wanted wanted, List<UUID> missing, List<Known> records) {
        List<RecordRef> gone = new ArrayList<>();
        for (int from = 0; from < missing.size(); from += IDS_PER_REQUEST) {
            Set<UUID> some = new HashSet<>(missing.subList(from, Math.min(missing.size(), from + IDS_PER_REQUEST)));
            if (crm.readAll(wanted.table(), Set.copyOf(some), wanted.columns(), false)
                    instanceof CrmResult.Ok<List<CrmRow>> ok) {
                ok.value().forEach(row -> {
                    records.add(ComparedRecord.known(row));
                    some.remove(row.ref().id());
                });
                some.forEach(id -> gone.add(new RecordRef(wanted.table(), id)));
            }
        }
        return gone;
    }
}

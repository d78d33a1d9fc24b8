package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.flow.KeptOfCrm;
import dev.crmbridge.sync.flow.OwnWrites;
import dev.crmbridge.sync.flow.Ports;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Duplicate detection of the engine: rules and records of the CRM kept locally and refreshed, and the server's own answer where it is
 * asked. For the engine's thread.
 */
public final class DuplicateCheck implements OwnWrites {
    private final Ports ports;
    private final ServerDuplicates server;
    private final LocalDuplicates local;
    private final WrittenMeanwhile writtenMeanwhile = new WrittenMeanwhile();
    private final KeptCopies copies;
    private final HitConfirmation confirmation;

    /**
     * @param mostPerTable records kept per table; the server finds what is not kept
     * @param zone in which people read times
     */
    public DuplicateCheck(Ports ports, int mostPerTable, ZoneId zone) {
        this.ports = ports;
        this.server = new ServerDuplicates(ports);
        this.local = new LocalDuplicates(zone);
        this.copies = new KeptCopies(ports, mostPerTable, local, writtenMeanwhile);
        this.confirmation = new HitConfirmation(ports, local, writtenMeanwhile);
    }

    /** @return what has to be forgotten at the CRM of another organization */
    public KeptOfCrm kept() {
        return copies;
    }

    /** Loads what was kept last time. */
    public CompletableFuture<Boolean> load() {
        return copies.load();
    }

    /**
     * Reads rules and changed records when the last time is more than 15 minutes ago. A table that cannot be read keeps the records it
     * has and is asked again from where it was.
     */
    public CompletableFuture<Boolean> refresh() {
        return copies.refresh();
    }

    /** Reads rules, switches, answers about pairs and changed records now: one request per table while nothing changed. */
    public CompletableFuture<Boolean> refreshNow() {
        return copies.refreshNow();
    }

    /** @return which rules are checked here among which records, and what is left to the CRM */
    public DuplicateCoverage known() {
        return copies.coverage(notLooked());
    }

    /** @return number of records kept locally */
    public int coverage() {
        return local.size();
    }

    /** @return why a new record is not compared here now, as a sentence; null when it is */
    public @Nullable String notLooked() {
        return Switched.offBecause(copies.switches(), ports.reachability().online());
    }

    /**
     * Looks for the duplicates of a record that is changed.
     *
     * @return those known locally that nobody said are none
     */
    public FoundDuplicates checkChange(Lookup changed) {
        return Switched.offForWritesBecause(copies.switches()) == null
                ? local.check(changed, FoundDuplicates.MOST)
                : FoundDuplicates.NONE;
    }

    /** @return the same of a record that would be new */
    public FoundDuplicates check(Lookup created) {
        return check(created, FoundDuplicates.MOST);
    }

    /**
     * Looks for some of them only.
     *
     * @param most how many of a table at most, at least 1
     */
    public FoundDuplicates check(Lookup created, int most) {
        return notLooked() == null ? local.check(created, most) : FoundDuplicates.NONE;
    }

    /**
     * Checks the same before a person is asked. What is found is read at the CRM, so that records deleted or changed there since do not count;
     * of many, those changed last. Without hits nothing is asked.
     */
    public CompletableFuture<FoundDuplicates> checkConfirming(RecordRef record, Map<String, CrmValue> values) {
        return confirmation.of(record, values, Set.of());
    }

    /**
     * Asks after the server saw duplicates that are not known here. Rules that were published meanwhile are read first, because they
     * tell which tables to ask for.
     *
     * @return the duplicates the server sees, of all tables its rules look into
     */
    public CompletableFuture<CrmResult<FoundDuplicates>> askServer(RecordRef record, RowWrite write) {
        return refreshNow().thenCompose(refreshed -> askKnowing(record, write));
    }

    /**
     * Asks the same about a record that is stored, as it would be after a change. The server leaves out pairs of which somebody said that
     * they are none.
     *
     * @param change the columns that are to be replaced
     */
    public CompletableFuture<CrmResult<FoundDuplicates>> askServerAboutChange(RecordRef record, RowWrite change) {
        return refreshNow()
                .thenCompose(refreshed -> server.changed(record, change, copies.published()))
                .thenCompose(result -> result.fold(
                        wanted -> askKnowing(record, wanted),
                        failure -> CompletableFuture.completedFuture(CrmResult.failed(failure))));
    }

    private CompletableFuture<CrmResult<FoundDuplicates>> askKnowing(RecordRef record, RowWrite write) {
        return server.of(record, write, copies.published())
                .thenApply(result -> result.map(answer ->
                        new FoundDuplicates(local.explain(record, write.values(), answer.rows()), null, answer.cut())));
    }

    /** @return whether a new record of that table is compared with others, as far as is known */
    public boolean hasRulesFor(String table) {
        return notLooked() == null && !copies.published().matchingTables(table).isEmpty();
    }

    /** @return whether a rule known by now compares a column of that table's records, here or at the CRM */
    public boolean compares(String table, String column) {
        return copies.published().baseAttributes(table).contains(column);
    }

    /** @return whether the rules known by now compare no other columns of that table's records than these, here or at the CRM */
    public boolean comparesNothingBut(Set<String> columns, String table) {
        return columns.containsAll(copies.published().baseAttributes(table));
    }

    /** @return the question for a person */
    public Question.PotentialDuplicates question(
            RecordRef record, Map<String, CrmValue> values, FoundDuplicates found) {
        return new Question.PotentialDuplicates(
                record.entity(), local.shown(record, values), found.matches(), found.cut(), found.unconfirmed());
    }

    @Override
    public void created(RecordRef record, Map<String, CrmValue> values) {
        writtenMeanwhile.written(record);
        local.created(record, values);
    }

    @Override
    public void changed(RecordRef record, Map<String, CrmValue> values) {
        writtenMeanwhile.written(record);
        local.changed(record, values, ports.reactor().now());
    }

    /** A change is read again after a restart, a deletion is not; so what is stored of the record goes too. */
    @Override
    public void gone(RecordRef record) {
        writtenMeanwhile.written(record);
        if (local.remove(record)) {
            ports.storing(tx -> tx.knownRecords().remove(List.of(record)));
        }
    }
}

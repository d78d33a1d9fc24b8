package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.arrival.Admission.Step;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.filter.Entry;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.filter.FilterSwitch;
import dev.crmbridge.sync.filter.Membership;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Transaction;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a run that brings records to Outlook by filters and lets go of those that do not match any more. It comes after the pairs
 * were brought in step, so that an item shows the last state of its record when it is let go. One object per run; while no filter is on
 * it costs one look into the store.
 */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Tools tools;
    private final Standing standing;
    private final PassReport report;
    private final AdmissionSteps steps;

    /**
     * What runs share.
     *
     * @param directions which way the fields go now
     * @param kept how long the history is kept now
     */
    record Tools(
            Ports ports,
            FilterLook look,
            ArrivalWork work,
            PairRefresh refresh,
            Failpoints failpoints,
            ZoneId zone,
            Supplier<Directions> directions,
            Supplier<Duration> kept) {}

    Intake(Tools tools, Standing standing, PassReport report) {
        this.tools = tools;
        this.standing = standing;
        this.report = report;
        this.steps = new AdmissionSteps(tools, report);
    }

    /** @return whether everything could be asked; the report counts what could not */
    CompletableFuture<Boolean> start() {
        return tools.ports().store(Intake::wanted).thenCompose(wanted -> {
            if (wanted.on().isEmpty() && !wanted.coming()) {
                return CompletableFuture.completedFuture(true);
            }
            return tools.look()
                    .look(wanted.on().keySet(), standing)
                    .thenCompose(seen -> seen instanceof MailboxResult.Ok<FilterPicture> ok
                            ? carryOut(ok.value(), wanted.on())
                            : failed("the mailbox could not be listed"));
        });
    }

    private record Wanted(Map<Filter, FilterSwitch> on, boolean coming) {}

    private static Wanted wanted(Transaction tx) {
        Map<Filter, FilterSwitch> on = new EnumMap<>(Filter.class);
        FilterSettings.all(tx).stream().filter(FilterSwitch::isOn).forEach(set -> on.put(set.filter(), set));
        boolean coming = tx.arrivals().all().stream().anyMatch(each -> each.state() == Arrival.State.COMING);
        return new Wanted(on, coming);
    }

    private CompletableFuture<Boolean> carryOut(FilterPicture picture, Map<Filter, FilterSwitch> on) {
        picture.failures().forEach((filter, failure) -> {
            LOG.atWarn()
                    .addKeyValue("filter", filter.word())
                    .addKeyValue("code", failure.code())
                    .log("filter not asked");
            report.failed();
        });
        return (report.dryRun()
                        ? CompletableFuture.completedFuture(true)
                        : tools.refresh().refresh(picture.changed(), standing, report))
                .thenCompose(done -> depart(picture, on.keySet()))
                .thenCompose(done -> arrive(picture, on))
                .thenCompose(done -> forget(picture, on.keySet(), done));
    }

    /** What came long ago, is not linked any more and is not named any more says nothing: it is forgotten as the history is. */
    private CompletableFuture<Boolean> forget(FilterPicture picture, Set<Filter> on, boolean complete) {
        List<RecordRef> over = report.dryRun()
                ? List.of()
                : picture.over(
                        on, tools.ports().reactor().now().minus(tools.kept().get()));
        return over.isEmpty()
                ? CompletableFuture.completedFuture(complete)
                : tools.ports()
                        .storing(tx -> over.forEach(tx.arrivals()::remove))
                        .thenApply(stored -> complete);
    }

    /** A record that a filter no longer names is read by its id; one that cannot be read stays as it is. */
    private CompletableFuture<Boolean> depart(FilterPicture picture, Set<Filter> on) {
        Map<RecordRef, Filter> absent = picture.absent(on);
        return tools.look()
                .rows(absent)
                .thenCompose(result -> result.fold(
                        rows -> each(new ArrayList<>(rows.rows().values()), row -> depart(picture, absent, row)),
                        failure -> failed("records could not be read")));
    }

    private CompletableFuture<Boolean> depart(FilterPicture picture, Map<RecordRef, Filter> absent, CrmRow row) {
        Filter filter = absent.get(row.ref());
        LinkOutline link = picture.known().linked().get(row.ref());
        if (filter == null
                || link == null
                || !(Membership.of(filter, row, standing.identity().user()) instanceof Membership.Left left)) {
            return CompletableFuture.completedFuture(true);
        }
        if (report.dryRun()) {
            letGo(link, row, left);
            return CompletableFuture.completedFuture(true);
        }
        return tools.work().letGo(row.ref(), link.item(), left, report.run()).thenApply(outcome -> {
            if (outcome.end() == ArrivalWork.End.DONE) {
                letGo(link, row, left);
                report.unlinked();
            }
            return true;
        });
    }

    private void letGo(LinkOutline link, CrmRow row, Membership.Left left) {
        String subject =
                FieldRegistry.title(FieldRegistry.of(row.ref().entity()).readCrm(row, tools.zone(), null));
        report.unlinked(link.item(), row.ref(), subject, ReasonCode.LEFT_FILTER, ArrivalWork.kept(left));
    }

    private CompletableFuture<Boolean> arrive(FilterPicture picture, Map<Filter, FilterSwitch> on) {
        List<FilterPicture.Candidate> candidates = picture.candidates();
        Map<RecordRef, Filter> fresh = new HashMap<>();
        Map<Filter, Integer> counts = new EnumMap<>(Filter.class);
        for (FilterPicture.Candidate each : candidates) {
            if (each.step() instanceof Step.Create) {
                counts.merge(each.filter(), 1, Integer::sum);
                FilterSwitch set = on.get(each.filter());
                if (set != null && set.position() != FilterSwitch.Position.ASKS) {
                    fresh.put(each.record(), each.filter());
                }
            }
        }
        return tools.look()
                .rows(fresh)
                .thenCompose(result -> result.fold(
                        rows -> arrive(picture, on, candidates, new Fresh(counts, entries(fresh, rows, picture))),
                        failure -> failed("records could not be read")));
    }

    /** What may become items: how many by filter, and what each one read comes to. */
    private record Fresh(Map<Filter, Integer> counts, Map<RecordRef, Read> entries) {}

    private record Read(Filter filter, CrmRow row, Entry entry) {}

    private Map<RecordRef, Read> entries(Map<RecordRef, Filter> fresh, FilterPicture.Rows rows, FilterPicture picture) {
        Map<RecordRef, Read> entries = new HashMap<>();
        fresh.forEach((record, filter) -> {
            CrmRow row = rows.of(record);
            if (row != null) {
                Entry entry = Entry.of(
                        filter,
                        row,
                        standing.identity().user(),
                        picture.mailbox().meetings(),
                        tools.zone());
                entries.put(record, new Read(filter, row, entry));
            }
        });
        return entries;
    }

    private CompletableFuture<Boolean> arrive(
            FilterPicture picture,
            Map<Filter, FilterSwitch> on,
            List<FilterPicture.Candidate> candidates,
            Fresh fresh) {
        Set<Filter> stopped = EnumSet.noneOf(Filter.class);
        Map<FilterSwitch, FilterSwitch> changed = new HashMap<>();
        on.forEach((filter, set) -> {
            int many = set.position() == FilterSwitch.Position.ASKS
                    ? fresh.counts().getOrDefault(filter, 0)
                    : coming(fresh, filter);
            if (!set.allows(many)) {
                stopped.add(filter);
                changed.put(set, set.asking(many));
            } else if (set.position() == FilterSwitch.Position.CONFIRMED && many == 0) {
                changed.put(set, set.to(FilterSwitch.Position.ON));
            }
        });
        if (report.dryRun()) {
            changed.values().stream()
                    .filter(set -> set.position() == FilterSwitch.Position.ASKS)
                    .forEach(set -> report.held(set.question()));
            fresh.entries().forEach((record, read) -> plan(record, read, stopped));
            return each(candidates, this::planAgain);
        }
        return tools.ports().store(tx -> intents(tx, fresh, stopped, changed)).thenCompose(intents -> {
            tools.failpoints().hit(Failpoints.AFTER_PREPARED);
            return each(candidates, candidate -> steps.carryOut(candidate, picture, intents));
        });
    }

    private static int coming(Fresh fresh, Filter filter) {
        return (int) fresh.entries().values().stream()
                .filter(read -> read.filter() == filter && read.entry() instanceof Entry.Comes)
                .count();
    }

    private Snapshot content(Entry.Comes comes) {
        return tools.directions().get().towardsOutlook(comes.content());
    }

    private void plan(RecordRef record, Read read, Set<Filter> stopped) {
        if (read.entry() instanceof Entry.Comes comes && !stopped.contains(read.filter())) {
            report.coming(
                    SyncReport.Planned.notYet(record), record, content(comes), ArrivalWork.brought(read.filter()));
        }
    }

    /** What was unlinked and is named again, if its item is still there. */
    private CompletableFuture<Boolean> planAgain(FilterPicture.Candidate candidate) {
        return candidate.step() instanceof Step.LinkAgain again
                ? tools.work().isThere(again.link()).thenApply(there -> {
                    if (there) {
                        report.linkedAgain(again.link(), ArrivalWork.matchesAgain(candidate.filter()));
                    }
                    return true;
                })
                : CompletableFuture.completedFuture(true);
    }

    /** Stores what is about to be created, before anything is. */
    private Map<RecordRef, Arrival> intents(
            Transaction tx, Fresh fresh, Set<Filter> stopped, Map<FilterSwitch, FilterSwitch> changed) {
        changed.forEach((seen, next) -> {
            if (FilterSettings.of(tx.settings(), seen.filter()).equals(seen)) {
                FilterSettings.put(tx, next); // otherwise a person switched it meanwhile
            }
        });
        Map<RecordRef, Arrival> intents = new HashMap<>();
        fresh.entries().forEach((record, read) -> {
            var version = new Arrival.RecordVersion(record, read.row().etag());
            if (read.entry() instanceof Entry.StaysOut) {
                tx.arrivals()
                        .put(Arrival.skipped(
                                read.filter().word(),
                                standing.identity().organization(),
                                version,
                                tools.ports().reactor().now()));
            } else if (read.entry() instanceof Entry.Comes comes && !stopped.contains(read.filter())) {
                Arrival coming = Arrival.coming(
                        read.filter().word(),
                        standing.identity().organization(),
                        content(comes),
                        comes.organizer(),
                        version,
                        tools.ports().reactor().now());
                tx.arrivals().put(coming);
                intents.put(record, coming);
            }
        });
        return intents;
    }

    private CompletableFuture<Boolean> failed(String what) {
        LOG.atWarn().addKeyValue("what", what).log("filters put off to the next run");
        report.failed();
        return CompletableFuture.completedFuture(false);
    }

    private static <T> CompletableFuture<Boolean> each(
            List<T> all, java.util.function.Function<T, CompletableFuture<Boolean>> work) {
        return CompletableFuture.allOf(all.stream().map(work).toArray(CompletableFuture[]::new))
                .thenApply(done -> true);
    }
}

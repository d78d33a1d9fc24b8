package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.adopt.Adoption;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.KeptOfCrm;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.Policy;
import dev.crmbridge.sync.track.Linking;
import dev.crmbridge.sync.track.TrackFlow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts passes, one after the other. For the engine's thread. */
public final class Runs {
    /** Name of the setting that holds the end of the last full pass. */
    public static final String LAST_RUN = "last-run";

    private static final String NOT_ASKED = "The CRM was not asked";
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final TrackFlow.Parts parts;
    private final Ports ports;
    private final ItemTurns turns;
    private final Rules rules;
    private final PairWork work;
    private final FullPass.Tools tools;
    private final Adopting adopting;
    private final Choices choices;
    private final LeftDuplicates left;
    private final RefusedWrites refused;
    private final Intake.Tools intake;
    private final FilterDesk filters;
    private final MailboxHints hints;
    private final Debounce quiet;
    private final Looks looks;
    private final Retention retention;
    private CompletableFuture<?> lastPass = CompletableFuture.completedFuture(null);
    private Instant lastSweep = Instant.MIN;
    private @Nullable Runnable timer;
    private boolean stopped;

    /**
     * What was decided for all runs.
     *
     * @param policy in force now
     * @param brake in force now
     * @param adopts whether links of another client are taken over now
     * @param keepsHistory how long the history is kept now
     * @param pastDays for how many days back filters bring appointments now; 0 = however old they are
     */
    public record Rules(
            Supplier<Policy> policy,
            Supplier<DeletionBrake> brake,
            Pace pace,
            BooleanSupplier adopts,
            Supplier<Duration> keepsHistory,
            IntSupplier pastDays) {}

    /**
     * @param parts shared with the commands
     * @param turns shared with the commands, so that a pair is in one hand at a time
     */
    public Runs(TrackFlow.Parts parts, ItemTurns turns, Rules rules) {
        this.parts = parts;
        this.ports = parts.ports();
        this.turns = turns;
        this.rules = rules;
        this.work = new PairWork(parts, rules.policy());
        this.choices = new Choices(parts, turns, work);
        this.left = new LeftDuplicates(
                ports, turns, parts.duplicates(), rules.policy().get().zone());
        this.refused = new RefusedWrites(ports, turns);
        // The pass that takes a link over looks at both sides itself.
        Linking linking = new Linking(ports, parts.ledger(), link -> {});
        PairRefresh refresh = new PairRefresh(ports, turns, work);
        this.adopting = new Adopting(
                ports,
                refresh,
                new Adoption(ports, parts.ledger().failpoints(), linking, turns),
                new Copies(ports, parts.ledger().failpoints()),
                rules.adopts());
        this.tools = new FullPass.Tools(
                ports,
                turns,
                work,
                parts.linking(),
                new CrmPoll(ports, rules.pace().overlap()),
                rules.brake(),
                adopting,
                parts.standing()::doubt);
        FilterLook look = new FilterLook(ports, rules.pastDays());
        ZoneId zone = rules.policy().get().zone();
        Failpoints failpoints = parts.ledger().failpoints();
        this.intake = new Intake.Tools(
                ports,
                look,
                new ArrivalWork(ports, turns, parts.linking(), failpoints, zone),
                refresh,
                failpoints,
                zone,
                parts.directions(),
                rules.keepsHistory());
        Runnable passDue = () -> fullPass(false, false);
        this.filters = new FilterDesk(ports, parts.standing(), look, zone, passDue);
        this.quiet = new Debounce(ports.reactor(), rules.pace().debounce());
        this.looks = new Looks(ports, turns, new SinglePair(parts, work, passDue), quiet, passDue);
        this.hints = new MailboxHints(ports, this);
        this.retention = new Retention(ports, rules.keepsHistory());
    }

    /** @return what has to be forgotten at the CRM of another organization */
    public KeptOfCrm kept() {
        return tools.poll();
    }

    /** Begins to listen and, when a pace is set, to run by itself. */
    public void start() {
        hints.open();
        next();
        if (!rules.pace().fullPass().isZero()) {
            // What a crash left undone, and what changed meanwhile, does not wait for the first regular pass.
            passSoon();
        }
    }

    /** @return whether a pass runs now, or a preview of one */
    public boolean passRuns() {
        return !lastPass.isDone();
    }

    /** Starts nothing any more. */
    public void stop() {
        stopped = true;
        quiet.stop();
        hints.close();
        if (timer != null) {
            timer.run();
        }
    }

    /**
     * Runs a pass when the one before is over.
     *
     * @param sweep whether to look for records that are gone
     */
    public CompletableFuture<SyncReport> fullPass(boolean dryRun, boolean sweep) {
        CompletableFuture<SyncReport> result =
                lastPass.handle((done, failure) -> true).thenCompose(before -> pass(dryRun, sweep));
        lastPass = result;
        return result;
    }

    private CompletableFuture<SyncReport> pass(boolean dryRun, boolean sweep) {
        PassReport report = new PassReport(
                ports.reactor().randomId().toString(),
                dryRun,
                rules.policy().get().zone());
        return parts.standing()
                .refresh()
                .thenCompose(refreshed -> parts.duplicates().refresh())
                .thenCompose(refreshed -> dryRun ? CompletableFuture.completedFuture(true) : left.review())
                .thenCompose(ready -> parts.standing().get())
                .thenCompose(result -> result.fold(
                        standing -> standing.privileges().none()
                                ? CompletableFuture.completedFuture(report.brokenOff(
                                        NOT_ASKED,
                                        CrmFailure.Denied.withoutRole().message()))
                                : pass(standing, report, sweep),
                        failure -> CompletableFuture.completedFuture(report.brokenOff(
                                failure instanceof CrmFailure.Denied
                                        ? NOT_ASKED
                                        : "The CRM could not be asked who you are",
                                failure.message()))))
                .thenApply(toTheEnd -> finished(report.toReport(), sweep && toTheEnd));
    }

    private CompletableFuture<Boolean> pass(Standing standing, PassReport report, boolean sweep) {
        return parts.mailbox()
                .foreign()
                .thenCompose(foreign -> foreign.isPresent()
                        ? CompletableFuture.completedFuture(report.brokenOff(
                                "Another mailbox than the one of the tracked items is open", foreign.get()))
                        : bothSides(standing, report, sweep));
    }

    private CompletableFuture<Boolean> bothSides(Standing standing, PassReport report, boolean sweep) {
        return (report.dryRun() ? CompletableFuture.completedFuture(true) : refused.review(standing))
                .thenCompose(ready -> new FullPass(tools, report).start(standing, sweep))
                .thenCompose(asked -> asked
                        ? new Intake(intake, standing, report).start().thenApply(done -> true)
                        : CompletableFuture.completedFuture(false));
    }

    /** @param swept whether records that are gone were looked for */
    private SyncReport finished(SyncReport report, boolean swept) {
        if (report.dryRun()) {
            return report;
        }
        if (adopting.hasMore() && !rules.pace().fullPass().isZero()) {
            passSoon();
        }
        Instant now = ports.reactor().now();
        if (swept) {
            lastSweep = now;
        }
        LOG.atInfo()
                .addKeyValue("run", report.run())
                .addKeyValue("toCrm", report.done().toCrm())
                .addKeyValue("toOutlook", report.done().toOutlook())
                .addKeyValue("adopted", report.done().adopted())
                .addKeyValue("failed", report.done().failed())
                .log("pass finished");
        // Nobody has to wait for this: whoever reads it does so behind it, in the store's only lane.
        ports.storing(tx -> tx.settings().put(LAST_RUN, now.toString()));
        retention.tidy();
        return report;
    }

    private void next() {
        if (rules.pace().fullPass().isZero() || stopped) {
            return;
        }
        timer = ports.reactor().after(rules.pace().fullPass(), () -> {
            Instant due = lastSweep == Instant.MIN
                    ? lastSweep
                    : lastSweep.plus(rules.pace().sweep());
            fullPass(false, !due.isAfter(ports.reactor().now())).whenComplete((report, failure) -> next());
        });
    }

    /** Outlook was away: a pass once it is quiet. The first one looks at all versions, because changes seen before a crash may be left. */
    void passSoon() {
        quiet.after(Debounce.EVERYTHING, () -> fullPass(false, lastSweep == Instant.MIN));
    }

    /** @return looks at single pairs, between passes */
    public Looks looks() {
        return looks;
    }

    /** @return what a person chooses for single fields */
    public Choices choices() {
        return choices;
    }

    /** @return differences left alone because of possible duplicates */
    public LeftDuplicates leftDuplicates() {
        return left;
    }

    /** @return the filters that bring records to Outlook */
    public FilterDesk filters() {
        return filters;
    }
}

package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.Privileges;
import dev.crmbridge.sync.Engine.Event;
import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.KnownMailbox;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Reachability;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.loop.Turns;
import dev.crmbridge.sync.people.AddressBook;
import dev.crmbridge.sync.regarding.RegardingFlow;
import dev.crmbridge.sync.regarding.ViewFlow;
import dev.crmbridge.sync.run.Runs;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.Linking;
import dev.crmbridge.sync.track.RecentTargets;
import dev.crmbridge.sync.track.TrackFlow;
import dev.crmbridge.sync.undo.UndoFlow;
import dev.crmbridge.sync.untrack.UntrackFlow;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** All parts, wired by hand. For the engine's thread apart from the listeners. */
final class EngineParts {
    private static final String OFFLINE = "offline";

    private final Listeners listeners = new Listeners();
    private final Ports ports;
    private final Ledger ledger;
    private final StandingCache standing;
    private final DuplicateCheck duplicates;
    private final OperationRunner runner;
    private final CommandDesk desk;
    private final Cancelling cancelling;
    private final ItemViews views;
    private final StatusView status;
    private final LikelyDuplicates likely;
    private final Attending attending;
    private final ItemFitness fitness;
    private final Standings standings;
    private final Runs runs;
    private final OutlookProbe probe;
    private final History history;
    private final UndoFlow undo;
    private final Departures departures;
    private final PairProblems problems;
    private final Conflicts conflicts;
    private final PreferenceDesk preferences;
    private final boolean works;
    private boolean wasOnline = true;
    private boolean hadOutlook = true;
    private boolean wasOffline;
    /** Whether the person chose to work offline or online since the start; what was stored before counts no more then. */
    private boolean choseSince;

    EngineParts(EngineLoop.Setup setup, EngineSettings settings) {
        ZoneId zone = settings.policy().zone();
        this.ports = new Ports(
                setup.reactor(),
                setup.mailbox(),
                setup.crm(),
                setup.store(),
                new Reachability(() -> setup.reactor().post(this::sidesChanged)));
        this.ledger = new Ledger(ports, setup.failpoints(), view -> listeners.tell(new Event.OperationChanged(view)));
        this.standing = new StandingCache(ports);
        this.duplicates = new DuplicateCheck(ports, settings.knownRecordsPerTable(), zone);
        ports.copies(duplicates);
        ItemTurns turns = new ItemTurns(new Turns());
        Linking linking = new Linking(ports, ledger, link -> lookAgain(link.record()));
        this.preferences = new PreferenceDesk(ports, settings);
        AddressBook book = new AddressBook(ports);
        KnownMailbox mailbox = new KnownMailbox(ports);
        TrackFlow.Parts shared = new TrackFlow.Parts(
                ports, ledger, standing, duplicates, linking, preferences::directions, book, mailbox);
        this.runs = new Runs(
                shared,
                turns,
                new Runs.Rules(
                        preferences::policy,
                        preferences::brake,
                        settings.pace(),
                        preferences::adoptsLinks,
                        preferences::keepsHistory,
                        preferences::pastDays));
        TrackFlow track = new TrackFlow(shared);
        this.runner = new OperationRunner(
                ports,
                ledger,
                turns,
                new OperationRunner.Flows(
                        standing,
                        track,
                        new UntrackFlow(shared, turns, zone),
                        new RegardingFlow(shared, turns, track),
                        new ViewFlow(ports, standing)),
                settings.backoff());
        this.standing.onMove(runner::wakeUp, List.of(duplicates.kept(), runs.kept(), new RecentTargets(ports)));
        this.desk = new CommandDesk(ports, ledger, runner);
        this.views = new ItemViews(ports, ledger);
        this.status = new StatusView(ports, runs::passRuns, standing::privileges, duplicates::known, mailbox);
        this.likely = new LikelyDuplicates(ports, duplicates, zone, preferences::directions);
        this.attending = new Attending(ports, book);
        this.fitness = new ItemFitness(ports);
        this.cancelling = new Cancelling(ports, ledger, runner);
        this.probe = new OutlookProbe(ports);
        this.history = new History(ports, zone);
        this.undo = new UndoFlow(shared, turns, zone, desk::submit, runs.choices()::restore);
        this.conflicts = new Conflicts(new ConflictViews(ports, runs.leftDuplicates(), zone), runs, preferences);
        this.departures = new Departures(ports, runs, desk::submit);
        this.problems = new PairProblems(ports, runs, this::tellStatus);
        this.works = !settings.pace().fullPass().isZero();
        this.standings = new Standings(ports, standing::privileges);
    }

    Ports ports() {
        return ports;
    }

    Ledger ledger() {
        return ledger;
    }

    Listeners listeners() {
        return listeners;
    }

    CommandDesk desk() {
        return desk;
    }

    Cancelling cancelling() {
        return cancelling;
    }

    ItemViews views() {
        return views;
    }

    StatusView status() {
        return status;
    }

    Standings standings() {
        return standings;
    }

    Runs runs() {
        return runs;
    }

    History history() {
        return history;
    }

    UndoFlow undo() {
        return undo;
    }

    PreferenceDesk preferences() {
        return preferences;
    }

    Conflicts conflicts() {
        return conflicts;
    }

    Departures departures() {
        return departures;
    }

    PairProblems problems() {
        return problems;
    }

    /** What is known of the user's role bars commands, also offline; before anything is known only the item and its record do. */
    CompletableFuture<ItemStatus> why(ItemRow item) {
        return views.why(item)
                .thenCompose(likely::fill)
                .thenCompose(attending::fill)
                .thenCompose(status -> fitness.of(status).thenCombine(standing.get(), (unfit, asked) -> {
                    Optional<Privileges> held = standing.privileges();
                    return status.with(BarredCommands.of(status.item().kind(), status.tie(), unfit, held));
                }))
                .thenApply(status -> status.withAdvice(Advice.of(status, standing.privileges())));
    }

    void start() {
        ports.store(tx -> tx.settings().get(OFFLINE).isPresent())
                .thenCompose(offline -> {
                    if (offline && !choseSince) {
                        ports.reachability().offlineByChoice(true);
                    }
                    return preferences.load();
                })
                .thenCompose(loaded -> duplicates.load())
                .thenCompose(loaded -> {
                    // Nobody waits for it: whose CRM it is decides which links are within reach.
                    standing.get();
                    return ports.store(tx -> tx.outbox().open());
                })
                .thenAccept(open -> {
                    List<Operation> going = open.stream()
                            .filter(operation -> !operation.state().outcome().waitsForPerson())
                            .toList();
                    runner.start(going);
                    runs.start();
                });
    }

    void stop() {
        probe.stop();
        runs.stop();
    }

    CompletableFuture<EngineStatus> offline(boolean chosen) {
        choseSince = true;
        return ports.storing(tx -> {
                    if (chosen) {
                        tx.settings().put(OFFLINE, "true");
                    } else {
                        tx.settings().remove(OFFLINE);
                    }
                })
                .thenCompose(stored -> {
                    ports.reachability().offlineByChoice(chosen);
                    return status.now();
                });
    }

    /** Once the CRM or Outlook can be used again, everything that waits is tried at once. */
    private void sidesChanged() {
        boolean online = ports.reachability().online();
        boolean outlook = ports.reachability().outlook().reachable();
        boolean offline = ports.reachability().offlineByChoice();
        if (online && !wasOnline || outlook && !hadOutlook || !offline && wasOffline) {
            runner.wakeUp();
        }
        wasOffline = offline;
        wasOnline = online;
        hadOutlook = outlook;
        if (works) {
            probe.lookIfAway();
        }
        tellStatus();
    }

    private void tellStatus() {
        status.now().thenAccept(now -> listeners.tell(new Event.StatusChanged(now)));
    }

    private void lookAgain(dev.crmbridge.crm.RecordRef record) {
        ports.reactor().post(() -> runs.looks().at(record));
    }
}

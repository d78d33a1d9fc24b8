package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.InMemoryCrm;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.flow.Backoff;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.loop.SimulatedClock;
import dev.crmbridge.sync.loop.SimulatedReactor;
import dev.crmbridge.sync.mailbox.InMemoryMailbox;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.Policy;
import dev.crmbridge.sync.run.Pace;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.store.sqlite.SqliteStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engine on fakes, with simulated time; crashes and starts again as often as wanted. */
final class EngineRig {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    final SimulatedClock clock;
    final InMemoryMailbox mailbox;
    final InMemoryCrm crm;
    final Store store = SqliteStore.inMemory();
    final Map<String, Integer> hits = new HashMap<>();
    /** How often the engine died at each failpoint. */
    final Map<String, Integer> crashes = new HashMap<>();

    SimulatedReactor reactor;
    EngineLoop engine;
    EngineSettings settings;
    private long seed;
    private @Nullable String crashAt;
    private int crashAfter;

    private final PlantedBug bug;

    EngineRig(long seed) {
        this(seed, PlantedBug.NONE);
    }

    /** @param bug what this engine gets wrong */
    EngineRig(long seed, PlantedBug bug) {
        this(seed, bug, ZONE, new SimulatedClock(Instant.parse("2026-11-02T08:00:00Z")));
    }

    /** @param zone of the mailbox and its computer */
    EngineRig(long seed, ZoneId zone) {
        this(seed, PlantedBug.NONE, zone, new SimulatedClock(Instant.parse("2026-11-02T08:00:00Z")));
    }

    private EngineRig(long seed, PlantedBug bug, ZoneId zone, SimulatedClock clock) {
        this(seed, bug, zone, clock, new InMemoryMailbox(clock, zone), new InMemoryCrm(clock));
    }

    private EngineRig(
            long seed, PlantedBug bug, ZoneId zone, SimulatedClock clock, InMemoryMailbox mailbox, InMemoryCrm crm) {
        this.clock = clock;
        this.mailbox = mailbox;
        this.settings = new EngineSettings(
                Policy.standard(zone), DeletionBrake.standard(), Pace.onRequest(), Backoff.standard(), 1_000);
        this.crm = crm;
        this.seed = seed;
        this.bug = bug;
        this.reactor = new SimulatedReactor(clock, seed);
        this.engine = start();
        settle();
    }

    /** @return another user's engine and mailbox at the same CRM, in the same time; the mailboxes have no ids in common */
    EngineRig ofColleague(UUID user) {
        return new EngineRig(
                seed + 1,
                bug,
                ZONE,
                clock,
                new InMemoryMailbox(clock, ZONE, 0x1000_0000),
                new InMemoryCrm(crm.server(), user));
    }

    private EngineLoop start() {
        Failpoints failpoints = name -> {
            hits.merge(name, 1, Integer::sum);
            if (name.equals(crashAt) && --crashAfter <= 0) {
                crashAt = null;
                crashes.merge(name, 1, Integer::sum);
                reactor.crash();
            }
        };
        return EngineLoop.start(
                new EngineLoop.Setup(reactor, bug.seen(mailbox), bug.seen(crm), bug.seen(store), failpoints), settings);
    }

    /** The process ends at the {@code count}-th time it comes by the failpoint. */
    void crashAt(String failpoint, int count) {
        crashAt = failpoint;
        crashAfter = count;
    }

    boolean crashed() {
        return reactor.ended();
    }

    /** Starts a new process over the same store, mailbox and CRM. */
    void restart() {
        if (!reactor.ended()) {
            reactor.crash();
        }
        crashAt = null;
        seed++;
        reactor = new SimulatedReactor(clock, seed);
        engine = start();
    }

    /** Lets everything happen that happens within a few minutes. */
    void settle() {
        reactor.run(Duration.ofMinutes(30));
    }

    <T> T get(CompletableFuture<T> future) {
        return reactor.await(future);
    }

    OperationView track(ItemRef item) {
        return run(CommandKind.TRACK, item, null, null, CommandRequest.OnDuplicate.ASK);
    }

    OperationView untrack(ItemRef item, boolean deleteRecord) {
        return run(CommandKind.UNTRACK, item, null, deleteRecord, CommandRequest.OnDuplicate.ASK);
    }

    OperationView regarding(ItemRef item, RecordRef target) {
        return run(CommandKind.REGARDING, item, target, null, CommandRequest.OnDuplicate.ASK);
    }

    OperationView run(
            CommandKind kind,
            ItemRef item,
            @Nullable RecordRef target,
            @Nullable Boolean delete,
            CommandRequest.OnDuplicate onDuplicate) {
        return run(new CommandRequest(kind, List.of(selected(item)), null, target, delete, onDuplicate, false))
                .get(0);
    }

    /** @return a command for items, with nothing chosen: whatever is unclear is asked */
    CommandRequest request(CommandKind kind, ItemRef... items) {
        return new CommandRequest(
                kind,
                Stream.of(items).map(this::selected).toList(),
                null,
                null,
                null,
                CommandRequest.OnDuplicate.ASK,
                false);
    }

    CommandRequest.Selected selected(ItemRef item) {
        ItemKind kind = mailbox.peek(item).kind();
        return new CommandRequest.Selected(item, kind);
    }

    /** Submits and waits until every operation is final or needs a person, or stays pending for a while. */
    List<OperationView> run(CommandRequest request) {
        List<OperationView> accepted = get(engine.submit(request));
        settle();
        return accepted.stream()
                .map(view -> get(engine.operation(view.op())).orElseThrow())
                .toList();
    }

    OperationView answer(OperationView operation, Answer answer) {
        get(engine.answer(operation.op(), answer));
        settle();
        return get(engine.operation(operation.op())).orElseThrow();
    }

    SyncReport sync() {
        SyncReport report = get(engine.synchronize(false));
        settle();
        return report;
    }

    /** @return whether the item is in the mailbox and not in Deleted Items */
    boolean exists(ItemRef item) {
        return mailbox.peekAll().stream()
                .anyMatch(each -> each.ref().equals(item) && !each.facts().inDeletedItems());
    }

    List<Link> links() {
        return store.inTransaction(
                tx -> tx.links().all().stream().filter(Link::isLinked).toList());
    }

    CrmRow row(RecordRef ref) {
        return crm.server().row(ref).orElseThrow(() -> new AssertionError("no record " + ref));
    }

    static boolean isDone(OperationView view) {
        return view.outcome() != Outcome.PENDING;
    }
}

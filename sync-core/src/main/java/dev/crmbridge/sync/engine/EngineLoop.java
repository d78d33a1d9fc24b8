package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.DepartureAnswer;
import dev.crmbridge.sync.DepartureReport;
import dev.crmbridge.sync.DepartureView;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.sync.FieldDirection;
import dev.crmbridge.sync.FilterAnswer;
import dev.crmbridge.sync.FilterPreview;
import dev.crmbridge.sync.FilterView;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStanding;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.PairProblem;
import dev.crmbridge.sync.SettingChoice;
import dev.crmbridge.sync.SettingView;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.CommandRequest.Selected;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.loop.Reactor;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.track.RecentTargets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine: every method is an event for the one thread, every answer a future.
 *
 * <p>Owns the reactor and the store: {@link #close()} closes both. The mailbox and the CRM belong to the caller.
 */
public final class EngineLoop implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);
    private static final int STOP_SECONDS = 2;

    private final Reactor reactor;
    private final Store store;
    private final EngineParts parts;

    /**
     * What the engine works with.
     *
     * @param reactor threads, clock, timers, randomness
     * @param failpoints {@link Failpoints#NONE} outside crash tests
     */
    public record Setup(Reactor reactor, Mailbox mailbox, Crm crm, Store store, Failpoints failpoints) {}

    private EngineLoop(Setup setup, EngineSettings settings) {
        this.reactor = setup.reactor();
        this.store = setup.store();
        this.parts = new EngineParts(setup, settings);
    }

    /** Starts the engine: loads what was kept, goes on with what was open, and listens to Outlook. */
    public static EngineLoop start(Setup setup, EngineSettings settings) {
        EngineLoop engine = new EngineLoop(setup, settings);
        setup.reactor().post(engine.parts::start);
        return engine;
    }

    @Override
    public CompletableFuture<List<OperationView>> submit(CommandRequest request) {
        return onLoop(() -> parts.desk().submit(request));
    }

    @Override
    public CompletableFuture<Optional<OperationView>> operation(String op) {
        return onLoop(() ->
                parts.ports().store(tx -> tx.outbox().find(op)).thenApply(found -> found.map(parts.ledger()::view)));
    }

    @Override
    public CompletableFuture<List<OperationView>> operations(int finished) {
        return onLoop(() -> parts.desk().operations(finished));
    }

    @Override
    public CompletableFuture<OperationView> answer(String op, Answer answer) {
        return onLoop(() -> parts.desk().answer(op, answer));
    }

    @Override
    public CompletableFuture<List<OperationView>> cancel(List<String> ops) {
        return onLoop(() -> parts.cancelling().cancel(ops));
    }

    @Override
    public CompletableFuture<List<OperationView>> retry(List<String> ops) {
        return onLoop(() -> parts.desk().retry(ops));
    }

    @Override
    public CompletableFuture<List<String>> ignore(List<String> ops) {
        return onLoop(() -> parts.desk().ignore(ops));
    }

    @Override
    public CompletableFuture<SyncReport> synchronize(boolean dryRun) {
        return onLoop(() -> parts.runs().fullPass(dryRun, true));
    }

    @Override
    public CompletableFuture<SyncReport> synchronizeWithDeletions() {
        return onLoop(() -> parts.departures().allowAll());
    }

    @Override
    public CompletableFuture<List<ItemRow>> items() {
        return onLoop(() -> parts.views().items());
    }

    @Override
    public CompletableFuture<List<ItemRow>> resolve(String idOrPrefix) {
        return onLoop(() -> parts.views().resolve(idOrPrefix));
    }

    @Override
    public CompletableFuture<ItemStatus> why(ItemRow item) {
        return onLoop(() -> parts.why(item));
    }

    @Override
    public CompletableFuture<List<ItemStanding>> standings(List<Selected> items) {
        return onLoop(() -> parts.standings().of(items));
    }

    @Override
    public CompletableFuture<List<Found>> recentTargets() {
        return onLoop(() -> new RecentTargets(parts.ports()).load());
    }

    @Override
    public void changedInOutlook(List<ItemRef> items, boolean others) {
        reactor.post(() -> {
            items.forEach(parts.runs().looks()::soonAt);
            if (others) {
                parts.runs().looks().soon();
            }
        });
    }

    @Override
    public CompletableFuture<CrmResult<List<Found>>> search(String entity, String text, int limit) {
        return onLoop(() -> parts.ports().crm(crm -> crm.search(entity, text, limit)));
    }

    @Override
    public CompletableFuture<List<ConflictView>> conflicts() {
        return onLoop(() -> parts.conflicts().open());
    }

    @Override
    public CompletableFuture<Optional<String>> resolveConflict(String id, Settlement.Side use, boolean remember) {
        return onLoop(() -> parts.conflicts().resolve(id, use, remember));
    }

    @Override
    public CompletableFuture<List<DepartureView>> departures() {
        return onLoop(() -> parts.departures().open());
    }

    @Override
    public CompletableFuture<DepartureReport> decideDepartures(DepartureAnswer answer) {
        return onLoop(() -> parts.departures().decide(answer));
    }

    @Override
    public CompletableFuture<List<PairProblem>> pairProblems() {
        return onLoop(() -> parts.problems().open());
    }

    @Override
    public CompletableFuture<List<RecordRef>> settlePairs(List<RecordRef> records, PairProblem.Settling how) {
        return onLoop(() -> parts.problems().settle(records, how));
    }

    @Override
    public CompletableFuture<List<HistoryEntry>> history(int limit) {
        return onLoop(() -> parts.history().last(limit));
    }

    @Override
    public CompletableFuture<Optional<UndoReport>> undo(String runOrOp) {
        return onLoop(() -> parts.undo().undo(runOrOp));
    }

    @Override
    public CompletableFuture<List<SettingView>> settings() {
        return onLoop(
                () -> CompletableFuture.completedFuture(parts.preferences().all()));
    }

    @Override
    public CompletableFuture<List<FieldDirection>> fieldDirections() {
        return onLoop(
                () -> CompletableFuture.completedFuture(parts.preferences().fieldDirections()));
    }

    @Override
    public CompletableFuture<Optional<String>> decideSettings(List<SettingChoice> choices) {
        return onLoop(() -> parts.preferences().decide(choices));
    }

    @Override
    public CompletableFuture<List<FilterView>> filters() {
        return onLoop(() -> parts.runs().filters().all());
    }

    @Override
    public CompletableFuture<FilterPreview> previewFilter(Filter filter) {
        return onLoop(() -> parts.runs().filters().preview(filter));
    }

    @Override
    public CompletableFuture<FilterAnswer> switchFilter(Filter filter, boolean on, boolean confirmed) {
        return onLoop(() -> parts.runs().filters().set(filter, on, confirmed));
    }

    @Override
    public CompletableFuture<EngineStatus> status() {
        return onLoop(() -> parts.status().now());
    }

    @Override
    public CompletableFuture<EngineStatus> offline(boolean offline) {
        return onLoop(() -> parts.offline(offline));
    }

    @Override
    public AutoCloseable listen(Consumer<Event> listener) {
        return parts.listeners().add(listener);
    }

    @Override
    public void close() {
        try {
            onLoop(() -> {
                        parts.stop();
                        return CompletableFuture.completedFuture(true);
                    })
                    .get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException busy) {
            LOG.atWarn().setCause(busy).log("engine stopped without finishing");
        }
        reactor.close();
        store.close();
    }

    private <T> CompletableFuture<T> onLoop(Supplier<? extends CompletionStage<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        reactor.post(() -> {
            try {
                work.get().whenComplete((value, failure) -> {
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(unwrapped(failure));
                    }
                });
            } catch (RuntimeException bug) {
                result.completeExceptionally(bug);
            }
        });
        return result;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }
}

package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.Privileges;
import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.sync.flow.KnownMailbox;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.run.FilterSettings;
import dev.crmbridge.sync.run.PausedPairs;
import dev.crmbridge.sync.run.Runs;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What is shown about the engine as a whole. For the engine's thread.
 *
 * @param passRuns whether a full pass or a preview of one runs now
 * @param held the user's privileges as they are known, or empty
 * @param duplicates what the local duplicate check knows
 * @param mailbox which mailbox Outlook has open
 */
record StatusView(
        Ports ports,
        BooleanSupplier passRuns,
        Supplier<Optional<Privileges>> held,
        Supplier<DuplicateCoverage> duplicates,
        KnownMailbox mailbox) {
    private record Counts(int linked, int pending, int conflicts, int problems, List<String> paused) {}

    CompletableFuture<EngineStatus> now() {
        Optional<Privileges> known = held.get();
        return ports.store(tx -> {
                    List<LinkOutline> links = tx.links().outlines().stream()
                            .filter(LinkOutline::isLinked)
                            .toList();
                    List<Operation> open = tx.outbox().open();
                    int asking = (int) open.stream()
                            .filter(operation -> operation.state().outcome().waitsForPerson())
                            .count();
                    int conflicts = (int) tx.conflicts().all().stream()
                            .filter(stored -> stored.difference().asks())
                            .count();
                    int parked = (int) links.stream().filter(LinkOutline::asks).count();
                    return new Counts(
                            links.size(),
                            open.size() - asking,
                            conflicts,
                            asking
                                    + parked
                                    + FilterSettings.asking(tx)
                                    + tx.outbox().failed(Outbox.SHOWN)
                                    + tx.pairFailures().open().size(),
                            known.map(privileges -> PausedPairs.of(links, privileges)).orElse(List.of()).stream()
                                    .map(PausedPairs::sentence)
                                    .toList());
                })
                .thenCombine(
                        ports.store(tx -> tx.settings().get(Runs.LAST_RUN)),
                        (counts, last) -> new EngineStatus(
                                ports.reachability().outlook(),
                                ports.reachability().crm(),
                                ports.reachability().offlineByChoice(),
                                last.map(Instant::parse).orElse(null),
                                passRuns.getAsBoolean(),
                                counts.linked(),
                                counts.pending(),
                                counts.conflicts(),
                                counts.problems(),
                                counts.paused(),
                                duplicates.get(),
                                mailbox.known()
                                        .map(open -> new EngineStatus.Open(
                                                open.info().address(), open.foreign()))
                                        .orElse(null)));
    }
}

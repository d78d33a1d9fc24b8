package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.PairProblem;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.run.Runs;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.PairFailure;
import dev.crmbridge.sync.store.Transaction;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Pairs that cannot be kept in step, and what a person does about them. For the engine's thread. */
final class PairProblems {
    private final Ports ports;
    private final Runs runs;
    private final Runnable changed;

    /** @param changed told when the number of problems changed by a person's hand */
    PairProblems(Ports ports, Runs runs, Runnable changed) {
        this.ports = ports;
        this.runs = runs;
        this.changed = changed;
    }

    CompletableFuture<List<PairProblem>> open() {
        return ports.store(PairProblems::open);
    }

    private static List<PairProblem> open(Transaction tx) {
        return tx.pairFailures().open().stream()
                .flatMap(failure -> tx.links().ofRecord(failure.record()).filter(Link::isLinked).stream()
                        .map(link -> problem(failure, link)))
                .toList();
    }

    private static PairProblem problem(PairFailure failure, Link link) {
        return new PairProblem(
                link.item(),
                FieldRegistry.title(link.base()),
                failure.record(),
                failure.code(),
                failure.reason(),
                failure.since(),
                failure.last());
    }

    /** @return those of the records that were a problem before */
    CompletableFuture<List<RecordRef>> settle(List<RecordRef> records, PairProblem.Settling how) {
        return ports.store(tx -> {
                    List<PairFailure> found = tx.pairFailures().open().stream()
                            .filter(failure -> records.contains(failure.record()))
                            .toList();
                    if (how == PairProblem.Settling.IGNORE) {
                        found.forEach(failure -> tx.pairFailures().put(failure.ignore()));
                    }
                    return found.stream().map(PairFailure::record).toList();
                })
                .thenCompose(found -> how == PairProblem.Settling.IGNORE
                        ? CompletableFuture.completedFuture(found)
                        : CompletableFuture.allOf(found.stream()
                                        .map(runs.looks()::againAt)
                                        .toArray(CompletableFuture[]::new))
                                .thenApply(done -> found))
                .thenApply(found -> {
                    changed.run();
                    return found;
                });
    }
}

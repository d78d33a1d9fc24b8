package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.store.Link;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Looks at single pairs within a pass, each in its item's turn, and brings them in step. What was untracked meanwhile is left alone. For
 * the engine's thread.
 */
record PairRefresh(Ports ports, ItemTurns turns, PairWork work) {
    /**
     * @param records of pairs whose record has to be read, whatever version was seen last
     * @param report is told what was done
     */
    CompletableFuture<Boolean> refresh(List<RecordRef> records, Standing standing, PassReport report) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        WriteGate.Group group = new WriteGate(ports).group();
        return CompletableFuture.allOf(records.stream()
                        .map(record -> refresh(record, standing, report, group))
                        .toArray(CompletableFuture[]::new))
                .thenApply(done -> true);
    }

    private CompletableFuture<Boolean> refresh(
            RecordRef record, Standing standing, PassReport report, WriteGate.Group group) {
        return ports.store(tx -> tx.links().ofRecord(record).filter(Link::isLinked))
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(true)
                        : turns.take(found.get().item(), () -> look(record, standing, report, group)));
    }

    private CompletableFuture<Boolean> look(
            RecordRef record, Standing standing, PassReport report, WriteGate.Group group) {
        return ports.store(tx -> tx.links().ofRecord(record).filter(Link::isLinked))
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(true)
                        : work.look(Sighting.unread(found.get()), standing).thenCompose(view -> {
                            report.planned(view);
                            WriteGate.Member gate = group.enter();
                            return work.carryOut(view, new PairWork.Way(report.run(), standing, gate, false, 1))
                                    .thenApply(applied -> {
                                        report.applied(applied);
                                        return true;
                                    })
                                    .whenComplete((done, failure) -> gate.leave());
                        }));
    }
}

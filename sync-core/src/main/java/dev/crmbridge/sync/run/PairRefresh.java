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
 * Looks at pairs whose record has another version than the one seen last. The poll for changes asks for records a user owns or created;
 * this is for those in which the user only takes part.
 */
record PairRefresh(Ports ports, ItemTurns turns, PairWork work) {
    /** @param report is told what was done */
    CompletableFuture<Boolean> refresh(List<RecordRef> records, Standing standing, String run, IntakeReport report) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        WriteGate.Group group = new WriteGate(ports).group();
        return CompletableFuture.allOf(records.stream()
                        .map(record -> refresh(record, standing, run, report, group))
                        .toArray(CompletableFuture[]::new))
                .thenApply(done -> true);
    }

    private CompletableFuture<Boolean> refresh(
            RecordRef record, Standing standing, String run, IntakeReport report, WriteGate.Group group) {
        return ports.store(tx -> tx.links().ofRecord(record).filter(Link::isLinked))
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(true)
                        : turns.take(found.get().item(), () -> look(record, standing, run, report, group)));
    }

    private CompletableFuture<Boolean> look(
            RecordRef record, Standing standing, String run, IntakeReport report, WriteGate.Group group) {
        return ports.store(tx -> tx.links().ofRecord(record).filter(Link::isLinked))
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(true)
                        : work.look(new Sighting(found.get(), null, false, null, true), standing)
                                .thenCompose(view -> {
                                    report.planned(view);
                                    WriteGate.Member gate = group.enter();
                                    return work.carryOut(view, new PairWork.Way(run, standing, gate, false, 1))
                                            .thenApply(applied -> {
                                                report.applied(applied);
                                                return true;
                                            })
                                            .whenComplete((done, failure) -> gate.leave());
                                }));
    }
}

package dev.crmbridge.sync.run;

import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Journals values that somebody typed and that are about to be replaced, before they are: the process may end right after the write. */
final class KeptValues {
    /** So far back is looked whether a value is kept already, when its replacement is tried again. */
    private static final int RECENT = 100;

    private final Ports ports;

    KeptValues(Ports ports) {
        this.ports = ports;
    }

    /** @param run for the journal */
    CompletableFuture<Boolean> before(PairView view, String run) {
        List<JournalEntry> entries = view.plan().actions().stream()
                .filter(Action.KeepValue.class::isInstance)
                .map(action -> entry(view.link(), (Action.KeepValue) action, run))
                .toList();
        return entries.isEmpty()
                ? CompletableFuture.completedFuture(true)
                : ports.storing(tx ->
                        entries.stream().filter(entry -> !isKept(tx, entry)).forEach(tx.journal()::add));
    }

    private JournalEntry entry(Link link, Action.KeepValue keep, String run) {
        Snapshot lost =
                Snapshot.of(link.base().table(), Map.of(keep.difference().field(), keep.lost()));
        String action = keep.outlookLoses() ? "keep-outlook-value" : "keep-crm-value";
        return new JournalEntry(run, ports.reactor().now(), link.item(), link.record(), action, lost, null);
    }

    private static boolean isKept(Transaction tx, JournalEntry entry) {
        return tx.journal().last(RECENT).stream()
                .filter(earlier -> earlier.record().equals(entry.record()))
                .findFirst()
                .filter(earlier ->
                        earlier.action().equals(entry.action()) && Objects.equals(earlier.before(), entry.before()))
                .isPresent();
    }
}

package dev.crmbridge.sync.run;

import dev.crmbridge.sync.ItemStatus.Decision;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.store.LinkOutline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Copies of linked items. A copy carries the mark and the category of its original, so it looks tracked and could later be taken for the
 * original. While the original is there the two can be told apart: the copy's mark is taken off, which is remembered on the item itself.
 * (Outlook tracking, hidden properties: copying carries them.) For the engine's thread.
 */
final class Copies {
    /** Most copies that are looked after in one pass. */
    static final int MOST = 100;

    private static final String REASON =
            "It is a copy of a tracked item. The copy is not tracked, so the mark it carried was taken off; track it to get a"
                    + " record of its own.";

    private final Ports ports;
    private final Failpoints failpoints;

    Copies(Ports ports, Failpoints failpoints) {
        this.ports = ports;
        this.failpoints = failpoints;
    }

    /** @return the items that carry the mark of a link whose own item was listed, too */
    static List<ItemListing> among(List<ItemListing> listed, List<LinkOutline> links) {
        Map<UUID, List<ItemListing>> marked = new HashMap<>();
        Set<String> there = new HashSet<>();
        for (ItemListing item : listed) {
            there.add(item.ref().entryId());
            if (item.marked() != null && item.saysLinked()) {
                marked.computeIfAbsent(item.marked(), id -> new ArrayList<>(1)).add(item);
            }
        }
        List<ItemListing> copies = new ArrayList<>();
        for (LinkOutline link : links) {
            List<ItemListing> same = marked.getOrDefault(link.record().id(), List.of());
            if (link.isLinked() && there.contains(link.item().entryId())) {
                same.stream()
                        .filter(item -> !item.ref().entryId().equals(link.item().entryId()))
                        .filter(item -> !item.inDeletedItems())
                        .forEach(copies::add);
            }
        }
        return copies;
    }

    /** Takes the marks off; one that fails is tried again by the next pass. */
    CompletableFuture<List<SyncReport.Planned>> unmark(
            List<ItemListing> listed, List<LinkOutline> links, boolean dryRun) {
        List<SyncReport.Planned> planned = new ArrayList<>();
        CompletableFuture<Boolean> chain = CompletableFuture.completedFuture(true);
        for (ItemListing copy : among(listed, links).stream().limit(MOST).toList()) {
            planned.add(new SyncReport.Planned(
                    copy.ref(), null, copy.subject(), ActionWords.UNMARK_COPY, ReasonCode.COPY, REASON, List.of()));
            if (!dryRun) {
                chain = chain.thenCompose(before -> unmark(copy));
            }
        }
        return chain.thenApply(done -> planned);
    }

    private CompletableFuture<Boolean> unmark(ItemListing copy) {
        return ports.mailboxInBackground(mailbox -> mailbox.unmark(copy.ref())).thenCompose(result -> {
            if (!(result instanceof MailboxResult.Ok<?>)) {
                return CompletableFuture.completedFuture(false);
            }
            failpoints.hit(Failpoints.AFTER_MARK);
            return ports.storing(tx -> tx.decisions()
                    .add(
                            copy.ref(),
                            new Decision(ports.reactor().now(), ActionWords.UNMARK_COPY, REASON, ReasonCode.COPY)));
        });
    }
}

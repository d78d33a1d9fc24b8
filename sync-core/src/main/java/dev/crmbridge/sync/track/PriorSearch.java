package dev.crmbridge.sync.track;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Finds what is known about an item from before: by EntryID, by global id, by its mark. */
final class PriorSearch {
    private final Ports ports;

    PriorSearch(Ports ports) {
        this.ports = ports;
    }

    CompletableFuture<Prior> find(OutlookItem item, UUID organization) {
        return ports.store(tx -> {
                    Optional<OtherOrganization> elsewhere = OtherOrganization.of(tx, item);
                    List<Link> links = new ArrayList<>(tx.links().ofItem(item.ref()));
                    ItemMark mark = markOf(item, organization);
                    if (mark != null) {
                        tx.links().ofRecord(mark.record()).ifPresent(links::add);
                    }
                    String globalId = item.facts().globalAppointmentId();
                    if (globalId != null) {
                        links.addAll(tx.links().ofGlobalId(globalId));
                    }
                    return new Found(links, elsewhere);
                })
                .thenCompose(found -> judge(item, organization, found.links())
                        .thenApply(prior -> prior instanceof Prior.Linked
                                ? prior
                                : found.elsewhere()
                                        .<Prior>map(Prior.Elsewhere::new)
                                        .orElse(prior)));
    }

    private record Found(List<Link> links, Optional<OtherOrganization> elsewhere) {}

    private CompletableFuture<Prior> judge(OutlookItem item, UUID organization, List<Link> links) {
        for (Link link : links) {
            if (link.isLinked() && link.item().entryId().equals(item.ref().entryId())) {
                return done(new Prior.Linked(link));
            }
        }
        for (Link link : links) {
            if (link.isLinked()) {
                return movedOrCopied(item, link);
            }
        }
        for (Link link : links) {
            boolean copied = !link.item().entryId().equals(item.ref().entryId()) && link.globalId() == null;
            if (link.state() == Link.State.KEPT && !copied) {
                return done(new Prior.Kept(link));
            }
        }
        ItemMark mark = markOf(item, organization);
        if (mark == null || !links.isEmpty()) {
            return done(new Prior.Nothing());
        }
        return Marks.fromElsewhere(item, mark) ? markedElsewhere(item, mark) : done(new Prior.Marked(mark.record()));
    }

    /** A mark written under another EntryID: the same item when nothing is left under that, a copy otherwise. */
    private CompletableFuture<Prior> markedElsewhere(OutlookItem item, ItemMark mark) {
        ItemRef original =
                new ItemRef(Objects.requireNonNull(mark.entryId()), item.ref().storeId());
        return ports.mailbox(mailbox -> mailbox.read(original))
                .thenApply(result -> result.fold(
                        there -> new Prior.Nothing(),
                        failure -> failure instanceof MailboxFailure.NotFound
                                ? new Prior.Marked(mark.record())
                                : new Prior.Unclear(failure)));
    }

    /** A link of another EntryID: the same item when nothing is left under that, or its meeting was answered anew; a copy otherwise. */
    private CompletableFuture<Prior> movedOrCopied(OutlookItem item, Link link) {
        return ports.mailbox(mailbox -> mailbox.read(link.item()))
                .thenApply(result -> result.fold(
                        original -> isMadeAnew(item, original)
                                ? new Prior.Linked(link.movedTo(item.ref()))
                                : new Prior.Nothing(),
                        failure -> new Prior.Linked(
                                failure instanceof MailboxFailure.NotFound ? link.movedTo(item.ref()) : link)));
    }

    /** A meeting that is answered after its item was deleted gets another item, which carries no mark; a copy carries one. */
    private static boolean isMadeAnew(OutlookItem item, OutlookItem original) {
        String globalId = item.facts().globalAppointmentId();
        return globalId != null
                && globalId.equals(original.facts().globalAppointmentId())
                && original.facts().inDeletedItems()
                && !item.facts().inDeletedItems()
                && item.mark() == null;
    }

    private static @Nullable ItemMark markOf(OutlookItem item, UUID organization) {
        ItemMark mark = item.mark();
        if (mark == null || !mark.organization().equals(organization)) {
            return null;
        }
        List<String> offered = OfferedTables.of(item.kind());
        if (!mark.record().entity().isEmpty() || offered.isEmpty()) {
            return mark;
        }
        return new ItemMark(
                mark.organization(),
                new RecordRef(offered.get(0), mark.record().id()),
                mark.state(),
                mark.entryId(),
                mark.regarding(),
                mark.categoryPresent());
    }

    private static CompletableFuture<Prior> done(Prior prior) {
        return CompletableFuture.completedFuture(prior);
    }
}

package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.track.ItemRules;
import dev.crmbridge.sync.track.ItemRules.Ruling;
import dev.crmbridge.sync.track.OfferedTables;
import dev.crmbridge.sync.track.OtherOrganization;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Whether an item that is not tracked can be, as far as the item itself tells: one look at Outlook. For the engine's thread. */
final class ItemFitness {
    private final Ports ports;

    ItemFitness(Ports ports) {
        this.ports = ports;
    }

    /** @return why it cannot be tracked; empty when it can, is tracked already, or cannot be read now */
    CompletableFuture<Optional<Ruling.Refused>> of(ItemStatus status) {
        ItemKind kind = status.item().kind();
        if (status.record() != null
                || !status.pending().isEmpty()
                || OfferedTables.of(kind).isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        ItemRef ref = status.item().ref();
        return ports.store(tx -> OtherOrganization.of(tx, ref))
                .thenCompose(elsewhere -> elsewhere.isPresent()
                        ? CompletableFuture.completedFuture(elsewhere.map(OtherOrganization::ruling))
                        : ports.mailbox(mailbox -> judged(mailbox, kind, ref))
                                .thenCompose(result -> result.fold(
                                        this::unlessElsewhere,
                                        failure -> CompletableFuture.completedFuture(unread(kind, failure)))));
    }

    /** @param ruling what the item's nature says */
    private record Judged(OutlookItem item, Optional<Ruling.Refused> ruling) {}

    private CompletableFuture<Optional<Ruling.Refused>> unlessElsewhere(Judged judged) {
        return ports.store(tx -> OtherOrganization.of(tx, judged.item())
                .map(OtherOrganization::ruling)
                .or(judged::ruling));
    }

    private static MailboxResult<Judged> judged(Mailbox mailbox, ItemKind kind, ItemRef ref) {
        MailboxResult<OutlookItem> read =
                kind == ItemKind.MEETING_REQUEST ? mailbox.calendarItemOf(ref) : mailbox.read(ref);
        return read.fold(
                item -> MailboxResult.ok(new Judged(
                        item, ItemRules.ofItem(item, mailbox.info().fold(info -> info.exchange(), failure -> true)))),
                MailboxResult::failed);
    }

    private static Optional<Ruling.Refused> unread(ItemKind kind, MailboxFailure failure) {
        return kind == ItemKind.MEETING_REQUEST && failure instanceof MailboxFailure.NotFound
                ? Optional.of(new Ruling.Refused(
                        ReasonCode.MEETING_NOT_IN_CALENDAR,
                        "The meeting of this request is not in your calendar. Accept it first."))
                : Optional.empty();
    }
}

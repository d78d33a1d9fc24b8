package dev.crmbridge.sync.track;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.ItemRules.Ruling;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Says of an item that it is tracked in another organization than the one the CRM is of. Its record is there and cannot be read, written or
 * opened here, and its mark is left as it is.
 *
 * @param organization id of the organization the item belongs to
 */
public record OtherOrganization(UUID organization) {
    /** @return the organization an item is tracked in, when that is not the one the CRM is of */
    public static Optional<OtherOrganization> of(Transaction tx, ItemRef item) {
        return first(tx, link -> link.item().entryId().equals(item.entryId()));
    }

    /** @return the same for an item that was read: it may have another EntryID by now, or a meeting request may stand for it */
    static Optional<OtherOrganization> of(Transaction tx, OutlookItem item) {
        ItemMark mark = item.mark();
        String globalId = item.facts().globalAppointmentId();
        return first(
                tx,
                link -> link.item().entryId().equals(item.ref().entryId())
                        || mark != null
                                && link.record().id().equals(mark.record().id())
                        || globalId != null && globalId.equals(link.globalId()));
    }

    private static Optional<OtherOrganization> first(Transaction tx, Predicate<LinkOutline> isMeant) {
        return tx.links().elsewhere().stream()
                .filter(isMeant)
                .findFirst()
                .map(link -> new OtherOrganization(link.organization()));
    }

    /** @return what a person is told */
    public String sentence() {
        return "The item is tracked in another organization (" + organization
                + ") than the one you are signed in to. It is left alone here; work with it while connected to that organization.";
    }

    /** @return the same as the reason why the item cannot be tracked */
    public Ruling.Refused ruling() {
        return new Ruling.Refused(ReasonCode.OTHER_ORGANIZATION, sentence());
    }

    /** @return what a command for the item comes to */
    public Verdict refuse(Operation operation) {
        return Verdict.refuse(operation, ReasonCode.OTHER_ORGANIZATION, sentence());
    }
}

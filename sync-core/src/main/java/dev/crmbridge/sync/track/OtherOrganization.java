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
import org.jspecify.annotations.Nullable;

/**
 * Says of an item that it belongs to another organization than the one the CRM is of. Its record is there and cannot be read, written or
 * opened here, and its mark is left as it is.
 *
 * @param organization id of the organization the item belongs to
 * @param tie what it has to do with that organization
 */
public record OtherOrganization(UUID organization, Tie tie) {
    /** What an item has to do with an organization. */
    public enum Tie {
        /** It is linked there. */
        TRACKED("The item is tracked in another organization (", "It is left alone here; work with it"),
        /** Its mark says that it is linked there; the data folder knows nothing of it. */
        MARKED("The item is marked as tracked in another organization (", "It is left alone here; work with it"),
        /** A command was given for it there and is not finished. */
        COMMANDED("The command was given for another organization (", "It waits, and goes on by itself");

        private final String what;
        private final String then;

        Tie(String what, String then) {
            this.what = what;
            this.then = then;
        }
    }

    /** @return the organization an item is tracked in, or has an open command of, when that is not the one the CRM is of */
    public static Optional<OtherOrganization> of(Transaction tx, ItemRef item) {
        return first(tx, link -> link.item().entryId().equals(item.entryId()))
                .or(() -> tx.outbox().openFor(item).stream()
                        .flatMap(operation -> of(tx, operation).stream())
                        .findFirst());
    }

    /** @return the organization a command was given for, when that is not the one the CRM is of */
    public static Optional<OtherOrganization> of(Transaction tx, Operation operation) {
        return tx.organization()
                .filter(operation::isOutside)
                .flatMap(own -> Optional.ofNullable(operation.organization()))
                .map(meant -> new OtherOrganization(meant, Tie.COMMANDED));
    }

    /** @return what a link of another organization says */
    public static OtherOrganization of(LinkOutline link) {
        return new OtherOrganization(link.organization(), Tie.TRACKED);
    }

    /**
     * @return the same for an item that was read: it may have another EntryID by now, a meeting request may stand for it, or only its mark
     *     tells
     */
    public static Optional<OtherOrganization> of(Transaction tx, OutlookItem item) {
        ItemMark mark = item.mark();
        String globalId = item.facts().globalAppointmentId();
        return first(
                        tx,
                        link -> link.item().entryId().equals(item.ref().entryId())
                                || mark != null
                                        && link.record()
                                                .id()
                                                .equals(mark.record().id())
                                || globalId != null && globalId.equals(link.globalId()))
                .or(() -> marked(tx, mark));
    }

    /** A mark that was taken off again says nothing. */
    private static Optional<OtherOrganization> marked(Transaction tx, @Nullable ItemMark mark) {
        return mark == null || mark.state() == ItemMark.State.UNLINKED
                ? Optional.empty()
                : tx.organization()
                        .filter(own -> !own.equals(mark.organization()))
                        .map(own -> new OtherOrganization(mark.organization(), Tie.MARKED));
    }

    private static Optional<OtherOrganization> first(Transaction tx, Predicate<LinkOutline> isMeant) {
        return tx.links().elsewhere().stream().filter(isMeant).findFirst().map(OtherOrganization::of);
    }

    /** @return what a person is told */
    public String sentence() {
        return tie.what + organization + ") than the one you are signed in to. " + tie.then
                + " while connected to that organization.";
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

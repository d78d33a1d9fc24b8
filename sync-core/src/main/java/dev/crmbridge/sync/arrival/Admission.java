package dev.crmbridge.sync.arrival;

import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.Link;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a record that a filter names, or that was coming when the process ended. Pure.
 *
 * <p>One item per record, whatever happened before: a record that is linked, being tracked, or marked on an item is never made into a
 * second one, and what a person untracked or deleted does not come again.
 */
public final class Admission {
    private Admission() {}

    /** What is to be done. */
    public sealed interface Step {
        /** Make an item of the record. */
        record Create() implements Step {}

        /** The item was created and not linked: link it. */
        record TakeOver(ItemRef item) implements Step {}

        /** The item was unlinked because the record had stopped to match: link it again. */
        record LinkAgain(Link link) implements Step {}

        /** Nothing: the item is here and linked. */
        record Here() implements Step {}

        /** Nothing this time: a command or something else about the record is under way. */
        record Later() implements Step {}

        /** Nothing, ever again: the person does not want the item. */
        record Decline() implements Step {}

        /** Nothing came of an intent, or somebody else linked the item meanwhile. */
        record Forget() implements Step {}

        /**
         * Nothing.
         *
         * @param reason as a sentence
         */
        record LeaveOut(String reason) implements Step {}
    }

    /**
     * What is known about a record without reading it.
     *
     * @param etag version of the record as the filter's answer had it, or null when no filter that is on names it
     * @param link the record's link in any state, or null
     * @param arrival how far it came before, or null
     * @param underWay whether a command works on the record
     * @param marked item in the mailbox with the record's mark, or null when no item has it or nothing was listed
     * @param markedGone whether that item lies in Deleted Items
     */
    public record Facts(
            @Nullable String etag,
            @Nullable Link link,
            @Nullable Arrival arrival,
            boolean underWay,
            @Nullable ItemRef marked,
            boolean markedGone) {}

    /** @return what to do */
    public static Step decide(Facts facts) {
        Link link = facts.link();
        Arrival.State came = facts.arrival() == null ? null : facts.arrival().state();
        if (link != null && link.isLinked()) {
            return came == Arrival.State.COMING ? new Step.Forget() : new Step.Here();
        } else if (facts.underWay()) {
            return new Step.Later();
        } else if (link != null) {
            return notLinked(facts, link, came);
        } else if (came == Arrival.State.COMING) {
            return coming(facts);
        } else if (facts.etag() == null) {
            return new Step.LeaveOut("No filter that is on names it.");
        } else if (facts.marked() != null) {
            return new Step.LeaveOut("An item in your mailbox carries the mark of this record.");
        } else if (came == Arrival.State.SKIPPED) {
            return facts.arrival() != null && facts.arrival().etag().equals(facts.etag())
                    ? new Step.LeaveOut("It stays out until the record is changed.")
                    : new Step.Create();
        }
        return came == null
                ? new Step.Create()
                : new Step.LeaveOut("You deleted or untracked its item; it does not come again.");
    }

    private static Step notLinked(Facts facts, Link link, Arrival.@Nullable State came) {
        if (link.state() == Link.State.REMOVED) {
            return new Step.Later();
        } else if (came == Arrival.State.HERE) {
            return new Step.Decline();
        }
        return came == Arrival.State.LEFT && facts.etag() != null
                ? new Step.LinkAgain(link)
                : new Step.LeaveOut("You untracked its item; it does not come again. Track the item to link it.");
    }

    private static Step coming(Facts facts) {
        if (facts.marked() != null) {
            return facts.markedGone() ? new Step.Decline() : new Step.TakeOver(facts.marked());
        }
        return facts.etag() == null ? new Step.Forget() : new Step.Create();
    }
}

package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.plan.DepartureChoice;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item and its record.
 *
 * @param globalId clean global object id of an appointment, or null
 * @param base what both sides agreed on last
 * @param shortened fields that go to the CRM only, because the CRM holds a part of them
 * @param meeting the user's part in it, as last seen in Outlook
 * @param seen what was last seen on both sides
 * @param parked the question that stops both sides until a person answered, or the answer that the next run carries out, or null
 * @param markDue the item's mark does not yet say what {@code state} says
 */
public record Link(
        ItemRef item,
        ItemKind kind,
        @Nullable String globalId,
        RecordRef record,
        UUID organization,
        State state,
        Snapshot base,
        Set<String> shortened,
        Base.Meeting meeting,
        Seen seen,
        @Nullable ReasonCode parked,
        boolean markDue) {
    public Link {
        shortened = Set.copyOf(shortened);
    }

    /** What a link is. */
    public enum State {
        /** Kept in step. */
        LINKED,
        /** Untracked, the record stayed: tracking again links to it. */
        KEPT,
        /** Untracked and the record is gone; remembered until the item's mark says so. */
        REMOVED
    }

    /**
     * What was last seen.
     *
     * @param outlookVersion version of the item at the last agreement; empty = look again
     * @param crmEtag etag of the record at the last agreement; empty = look again
     * @param outlookMissing sightings in a row in which the item was nowhere
     * @param crmMissing sightings in a row in which the CRM said that the record does not exist
     */
    public record Seen(String outlookVersion, String crmEtag, int outlookMissing, int crmMissing) {
        /** @return both sides as they are now, nothing missing */
        public static Seen of(String outlookVersion, String crmEtag) {
            return new Seen(outlookVersion, crmEtag, 0, 0);
        }
    }

    /**
     * @param etag version of the record that {@code base} is in step with; empty = look again
     * @return a new link, its mark still to be written
     */
    public static Link to(OutlookItem item, RecordRef record, UUID organization, Snapshot base, String etag) {
        return new Link(
                item.ref(),
                item.kind(),
                item.facts().globalAppointmentId(),
                record,
                organization,
                State.LINKED,
                base,
                FieldRegistry.of(record.entity()).readOutlook(item, base).shortened(),
                Base.Meeting.of(item),
                Seen.of("", etag),
                null,
                true);
    }

    /** @return whether the pair is kept in step */
    public boolean isLinked() {
        return state == State.LINKED;
    }

    /** @return the same in another state, with the mark to be brought in line */
    public Link in(State other) {
        return new Link(
                item, kind, globalId, record, organization, other, base, shortened, meeting, seen, parked, true);
    }

    /** @return the same with another item */
    public Link movedTo(ItemRef other) {
        return new Link(
                other, kind, globalId, record, organization, state, base, shortened, meeting, seen, parked, markDue);
    }

    /** @return whether a question waits for a person; a choice that was made waits for a run only */
    public boolean asks() {
        return parked != null && DepartureChoice.of(parked).isEmpty();
    }

    /** @return the same with another base */
    public Link withBase(Snapshot other) {
        return new Link(
                item, kind, globalId, record, organization, state, other, shortened, meeting, seen, parked, markDue);
    }

    /** @return the same with other fields that go one way */
    public Link withShortened(Set<String> other) {
        return new Link(item, kind, globalId, record, organization, state, base, other, meeting, seen, parked, markDue);
    }

    /** @return the same with other sightings */
    public Link withSeen(Seen other) {
        return new Link(
                item, kind, globalId, record, organization, state, base, shortened, meeting, other, parked, markDue);
    }

    /** @return the same with nothing seen yet, so that both sides are looked at again */
    public Link unseen() {
        return withSeen(new Seen("", "", 0, 0));
    }

    /** @return the same with the mark in line or not */
    public Link withMarkDue(boolean due) {
        return new Link(item, kind, globalId, record, organization, state, base, shortened, meeting, seen, parked, due);
    }

    /** @return the same with the user's part in it as seen now */
    public Link withMeeting(Base.Meeting other) {
        return new Link(
                item, kind, globalId, record, organization, state, base, shortened, other, seen, parked, markDue);
    }

    /** @return the same, stopped by a question or, with null, going on */
    public Link withParked(@Nullable ReasonCode question) {
        return new Link(
                item, kind, globalId, record, organization, state, base, shortened, meeting, seen, question, markDue);
    }
}

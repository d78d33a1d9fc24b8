package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What one mailbox of a simulated life gets about other people's meetings, and what its owner does with it. Outlook puts a meeting into the
 * calendar when the request comes or when it is accepted; accepting gives the item another EntryID; an update changes it where it is.
 */
final class SimulatedInvitations {
    private final SplittableRandom random;
    private final EngineRig rig;
    private final Deeds deeds;
    private final SimulatedHand hand;
    private final List<ItemRef> owned;
    private final Map<String, ItemRef> calendar = new HashMap<>();
    private final List<Received> received = new ArrayList<>();

    private record Received(ItemRef message, SimulatedMeeting meeting, boolean cancellation) {}

    /** @param owned gets the calendar items */
    SimulatedInvitations(SplittableRandom random, EngineRig rig, Deeds deeds, SimulatedHand hand, List<ItemRef> owned) {
        this.random = random;
        this.rig = rig;
        this.deeds = deeds;
        this.hand = hand;
        this.owned = owned;
    }

    /** One random step with something that came. */
    void act() {
        if (received.isEmpty()) {
            return;
        }
        Received letter = received.get(random.nextInt(received.size()));
        int choice = random.nextInt(15);
        if (letter.cancellation()) {
            switch (choice % 3) {
                case 0 -> hand.command(CommandKind.TRACK, letter.message());
                case 1 -> remove(letter);
                default -> discard(letter);
            }
            return;
        }
        switch (choice) {
            case 0, 1, 2, 3 -> hand.command(CommandKind.TRACK, letter.message());
            case 4 -> hand.command(CommandKind.REGARDING, letter.message(), SimulatedColleague.ACCOUNT, null);
            case 5, 6 -> untrack(letter);
            case 7 -> {
                ItemRef item = live(letter.meeting());
                if (item != null) {
                    hand.command(CommandKind.TRACK, item);
                }
            }
            case 8 -> decline(letter);
            case 9 -> discard(letter);
            default -> accept(letter);
        }
    }

    /** Through a message of a meeting that is linked, where there is one. */
    private void untrack(Received letter) {
        List<ItemRef> linked =
                rig.links().stream().map(link -> deeds.now(link.item())).toList();
        Received of = received.stream()
                .filter(each -> !each.cancellation() && linked.contains(deeds.now(each.message())))
                .findFirst()
                .orElse(letter);
        hand.command(CommandKind.UNTRACK, of.message(), null, random.nextBoolean());
    }

    /** The first request, or an update of what was asked before. */
    void request(SimulatedMeeting meeting) {
        ItemRef item = live(meeting);
        if (item != null) {
            hand.step("meeting updated", item);
            rig.mailbox.edit(item, meeting.update());
            rig.mailbox.turnInto(
                    item, made -> made.meeting(made.role(), meeting.people().toArray(Attendee[]::new)));
            hand.typed(item, TypedText.title(ItemKind.APPOINTMENT), meeting.subject());
            deeds.alone.invited(rig, item);
        } else if (random.nextInt(4) > 0) {
            item = put(meeting, false);
        }
        ItemRef message = arrived(new Received(rig.mailbox.add(meeting.request()), meeting, false));
        hand.step(item == null ? "meeting request without calendar item" : "meeting request", message);
    }

    /** The calendar item stays until its owner takes it out. */
    void cancel(SimulatedMeeting meeting) {
        ItemRef item = live(meeting);
        if (item != null) {
            rig.mailbox.edit(item, meeting.callingOff());
            hand.typed(item, TypedText.title(ItemKind.APPOINTMENT), meeting.subject());
        }
        hand.step("meeting canceled", arrived(new Received(rig.mailbox.add(meeting.cancellation()), meeting, true)));
    }

    private ItemRef arrived(Received letter) {
        received.add(letter);
        hand.left(letter.message());
        ItemRef item = calendar.get(letter.meeting().globalId());
        if (item != null) {
            deeds.standsFor(letter.message(), item);
        }
        return letter.message();
    }

    private @Nullable ItemRef live(SimulatedMeeting meeting) {
        ItemRef item = calendar.get(meeting.globalId());
        return item != null && rig.exists(item) ? item : null;
    }

    private ItemRef put(SimulatedMeeting meeting, boolean accepted) {
        ItemRef item = rig.mailbox.add(meeting.calendarItem(accepted));
        calendar.put(meeting.globalId(), item);
        owned.add(item);
        deeds.alone.invited(rig, item);
        received.stream()
                .filter(letter -> letter.meeting().globalId().equals(meeting.globalId()))
                .forEach(letter -> deeds.standsFor(letter.message(), item));
        return item;
    }

    private void accept(Received letter) {
        ItemRef item = live(letter.meeting());
        if (item == null) {
            hand.step("accept what is not in the calendar", put(letter.meeting(), true));
        } else {
            ItemRef now = rig.mailbox.changeEntryId(item);
            calendar.put(letter.meeting().globalId(), now);
            deeds.replaced(item, now);
            boolean markLost = random.nextInt(3) == 0;
            if (markLost) {
                rig.mailbox.markByHand(now, null);
                rig.mailbox.categorize(now, Set.of());
            }
            rig.mailbox.edit(now, SimulatedMeeting.accepting());
            hand.step(markLost ? "accept, and the mark is lost" : "accept", item + " is " + now);
        }
        if (random.nextInt(4) > 0) {
            discard(letter);
        }
    }

    private void decline(Received letter) {
        ItemRef item = live(letter.meeting());
        if (item != null) {
            hand.step("decline", item);
            hand.delete(item);
        }
        discard(letter);
    }

    private void remove(Received cancellation) {
        ItemRef item = live(cancellation.meeting());
        if (item != null) {
            hand.step("remove from calendar", item);
            hand.delete(item);
        }
        discard(cancellation);
    }

    /** Outlook erases a message that was answered, as a rule; a person may at any time. */
    private void discard(Received letter) {
        hand.erase(letter.message());
        received.remove(letter);
    }
}

package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Another user of a simulated life, with a mailbox and an engine of her own at the same CRM, who is invited to the same meetings: what
 * both track is one record, and what one of them types reaches the other.
 */
final class SimulatedAttendee {
    private final SplittableRandom random;
    private final Deeds deeds;
    private final SimulatedHand hand;
    private final SimulatedInvitations invitations;
    private final SimulatedPerson person;
    private int number;

    SimulatedAttendee(SplittableRandom random, EngineRig rig, Deeds deeds) {
        this.random = random;
        this.deeds = deeds;
        this.hand = new SimulatedHand(rig, deeds, "attendee: ");
        this.invitations = new SimulatedInvitations(random.split(), rig, deeds, hand, deeds.ofAttendee);
        this.person =
                new SimulatedPerson(rig, deeds.ofAttendee, new SimulatedDesk(random.split(), rig, deeds, "attendee: "));
    }

    /** @return an engine for such a user at the CRM of {@code rig} */
    static EngineRig beside(EngineRig rig) {
        return rig.ofColleague(new UUID(0, 0xA3));
    }

    SimulatedPerson person() {
        return person;
    }

    /** @return what comes into her mailbox */
    SimulatedInvitations invitations() {
        return invitations;
    }

    /** One random step. */
    void act() {
        switch (random.nextInt(8)) {
            case 0 -> person.desk().act();
            case 1 -> {
                hand.step("run", number);
                person.rig().engine.synchronize(false);
            }
            case 2, 3 -> withAMeeting();
            default -> invitations.act();
        }
    }

    private void withAMeeting() {
        if (deeds.ofAttendee.isEmpty()) {
            return;
        }
        ItemRef item = deeds.ofAttendee.get(random.nextInt(deeds.ofAttendee.size()));
        if (!person.rig().exists(item)) {
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> hand.command(CommandKind.UNTRACK, item, null, random.nextBoolean());
            case 1 -> {
                hand.step("delete in Outlook", item);
                hand.delete(item);
            }
            default -> {
                TypedText field = TypedText.any(TypedText.of(ItemKind.APPOINTMENT), random);
                hand.type(item, field, "Attendee " + ++number);
            }
        }
    }
}

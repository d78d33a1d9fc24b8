package dev.crmbridge.sync.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody who is no user and has meetings with the users of a simulated life: invites, changes, calls off. */
final class SimulatedOrganizer {
    private final SplittableRandom random;
    private final EngineRig rig;
    private final List<SimulatedInvitations> invited = new ArrayList<>();
    private final List<SimulatedMeeting> meetings = new ArrayList<>();
    private int number;

    /** @param rig gives the time */
    SimulatedOrganizer(SplittableRandom random, EngineRig rig) {
        this.random = random;
        this.rig = rig;
    }

    /** From now on this mailbox gets what the organizer sends. */
    void knows(SimulatedInvitations mailbox) {
        invited.add(mailbox);
    }

    /** One random step. */
    void act() {
        int choice = random.nextInt(6);
        if (meetings.isEmpty() || choice < 3) {
            SimulatedMeeting meeting =
                    SimulatedMeeting.of(++number, rig.clock.instant().plus(Duration.ofDays(3)));
            meetings.add(meeting);
            invited.forEach(mailbox -> mailbox.request(meeting));
            return;
        }
        int which = random.nextInt(meetings.size());
        if (choice < 5) {
            SimulatedMeeting updated = meetings.get(which).updated(++number);
            meetings.set(which, updated);
            invited.forEach(mailbox -> mailbox.request(updated));
        } else {
            SimulatedMeeting canceled = meetings.remove(which).canceled();
            invited.forEach(mailbox -> mailbox.cancel(canceled));
        }
    }
}

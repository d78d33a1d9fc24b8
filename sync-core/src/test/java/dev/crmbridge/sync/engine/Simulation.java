package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One random life of an engine, and what has to be true at its end. */
final class Simulation {
    /** What the CRM may do wrong. */
    static final List<String> FAULTS =
            List.of("request lost", "answer lost", "unreachable", "throttled", "unavailable");

    private static final Set<ItemKind> BROUGHT = Set.of(ItemKind.TASK, ItemKind.APPOINTMENT, ItemKind.CONTACT);

    private final SplittableRandom random;
    private final PlantedBug bug;
    private final EngineRig rig;
    private final Deeds deeds = new Deeds();
    private final SimulatedUser user;
    private final SimulatedColleague colleague;
    private final SimulatedOrganizer organizer;
    private final SimulatedInvitations invitations;
    private final SimulatedEmails emails;
    private final SimulatedMail mail;
    private final Optional<SimulatedAttendee> attendee;
    private final List<SimulatedPerson> people = new ArrayList<>();
    private final Map<String, Integer> faults = new HashMap<>();
    private @Nullable String dyingAt;

    Simulation(SplittableRandom random) {
        this(random, PlantedBug.NONE);
    }

    Simulation(SplittableRandom random, PlantedBug bug) {
        this.random = random;
        this.bug = bug;
        this.rig = new EngineRig(random.nextLong(), bug);
        SimulatedHand hand = new SimulatedHand(rig, deeds, "");
        this.colleague = new SimulatedColleague(random.split(), rig, deeds);
        this.user = new SimulatedUser(random.split(), rig, deeds, hand, colleague);
        this.emails = new SimulatedEmails(random.split(), rig, deeds);
        this.mail = new SimulatedMail(random.split(), rig, hand, emails, user.desk());
        this.organizer = new SimulatedOrganizer(random.split(), rig);
        this.invitations = new SimulatedInvitations(random.split(), rig, deeds, hand, deeds.items);
        this.attendee = random.nextInt(4) == 0
                ? Optional.of(new SimulatedAttendee(random.split(), SimulatedAttendee.beside(rig), deeds))
                : Optional.empty();
        people.add(new SimulatedPerson(rig, deeds.items, user.desk()));
        organizer.knows(invitations);
        attendee.ifPresent(other -> {
            people.add(other.person());
            organizer.knows(other.invitations());
        });
    }

    Map<String, Integer> hits() {
        return rig.hits;
    }

    /** How often the engine died at each failpoint. */
    Map<String, Integer> crashes() {
        return rig.crashes;
    }

    /** How often each fault was made. */
    Map<String, Integer> faults() {
        return faults;
    }

    /** What people did, each with how often. */
    Map<String, Integer> deeds() {
        return deeds.done;
    }

    List<String> trace() {
        List<String> all = new ArrayList<>(deeds.steps);
        all.addAll(rig.reactor.trace());
        return all;
    }

    /** As {@link #run}, and the engine dies at that failpoint whenever it comes there. */
    void runDyingAt(String failpoint, int count) {
        dyingAt = failpoint;
        run(count);
    }

    /** Takes random steps; the engine works in between, but not always until it is done. */
    void run(int count) {
        if (random.nextInt(3) == 0) {
            // Taking over what carries a mark mends much that went wrong before.
            rig.get(rig.engine.decideSetting("adopt-links", "no"));
            deeds.steps.add("no adoption");
        }
        if (random.nextBoolean()) {
            colleague.publishARule();
        }
        for (SimulatedPerson person : people) {
            person.rig().crm.faults((operation, calls) -> random.nextInt(12) == 0 ? fault() : Fault.NONE);
            person.rig().reactor.hangs(0.01);
        }
        for (int i = 0; i < count; i++) {
            if (dyingAt != null) {
                rig.crashAt(dyingAt, 1);
            } else if (random.nextInt(5) == 0) {
                List<String> names = Failpoints.ALL;
                String name = names.get(random.nextInt(names.size()));
                rig.crashAt(name, 1 + random.nextInt(2));
                deeds.steps.add("crash at " + name);
            }
            act();
            for (SimulatedPerson person : people) {
                person.rig().reactor.run(Duration.ofMillis(1 + random.nextInt(random.nextBoolean() ? 60 : 120_000)));
            }
            remember();
            if (rig.crashed()) {
                deeds.steps.add("restart");
                rig.restart();
                rig.reactor.hangs(0.01);
            }
        }
    }

    private void act() {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> colleague.act();
            case 4, 5 -> mail.act();
            case 6 -> emails.act();
            case 7 -> organizer.act();
            case 8, 9 -> invitations.act();
            default -> user.act();
        }
        if (random.nextBoolean()) {
            attendee.ifPresent(SimulatedAttendee::act);
        }
    }

    private Fault fault() {
        int choice = random.nextInt(FAULTS.size());
        faults.merge(FAULTS.get(choice), 1, Integer::sum);
        return switch (choice) {
            case 0 -> Fault.requestLost();
            case 1 -> Fault.answerLost();
            case 2 -> Fault.unreachable();
            case 3 -> Fault.throttled(Duration.ofSeconds(3));
            default -> Fault.unavailable();
        };
    }

    /** Links that were ever there, and items that filters brought. */
    private void remember() {
        for (SimulatedPerson person : people) {
            for (Link link : person.rig().links()) {
                Set<ItemRef> items = deeds.everLinked.computeIfAbsent(link.record(), record -> new HashSet<>());
                if (items.add(deeds.now(link.item()))
                        && items.stream().anyMatch(item -> !person.items().contains(item))) {
                    deeds.count("meeting tracked by two");
                }
            }
        }
        rig.mailbox.peekAll().stream()
                .filter(item -> BROUGHT.contains(item.kind()))
                .map(OutlookItem::ref)
                .filter(item -> !deeds.items.contains(item) && !deeds.copies.contains(item))
                .forEach(deeds.items::add);
    }

    /** Everything works again; what is open comes to its end. */
    void recover() {
        people.forEach(Simulation::heal);
        if (dyingAt != null) {
            dieInRuns(dyingAt);
        }
        rig.crashAt("", Integer.MAX_VALUE);
        people.forEach(person -> person.rig().get(person.rig().engine.offline(false)));
        for (int i = 0; i < 4; i++) {
            people.forEach(Simulation::finish);
            remember();
            if (i < 2) {
                people.forEach(person -> {
                    person.desk().chooseAboutADeletion();
                    person.desk().tryAgain();
                    person.desk().settleConflict();
                });
            }
        }
        for (int i = 1; i < people.size(); i++) {
            // What the one wrote in the last round, the other has yet to see.
            people.forEach(Simulation::finish);
        }
        bug.later(rig);
    }

    private static void heal(SimulatedPerson person) {
        EngineRig rig = person.rig();
        rig.crm.faults(FaultPlan.NONE);
        rig.mailbox.faults().healAll();
        rig.mailbox.nothingVanishes();
        rig.reactor.hangs(0);
        if (rig.crashed()) {
            rig.restart();
        }
    }

    private static void finish(SimulatedPerson person) {
        EngineRig rig = person.rig();
        rig.settle();
        for (OperationView open : rig.get(rig.engine.operations(0))) {
            if (open.question() instanceof Question.ConfirmUntrack) {
                rig.answer(open, new Answer.No());
            } else if (open.question() != null) {
                rig.answer(open, new Answer.Cancel());
            }
        }
        rig.sync();
    }

    /** What takes two runs, such as a deletion, hardly ever happens between two crashes of the life before. */
    private void dieInRuns(String failpoint) {
        user.deleteSomething();
        colleague.removeSomething();
        for (int i = 0; i < 4; i++) {
            rig.crashAt(failpoint, 1);
            if (failpoint.equals(Failpoints.AFTER_DELETE)) {
                user.letGoOfARecord();
            }
            rig.engine.synchronize(false);
            rig.reactor.run(Duration.ofMinutes(2));
            remember();
            if (rig.crashed()) {
                deeds.steps.add("restart");
                rig.restart();
            }
        }
    }

    void check() {
        new Invariants(people, deeds).check(new MailInvariants(rig, deeds, mail, emails)::check);
        rig.store.inTransaction(tx -> tx.outbox().finished(1_000)).stream()
                .forEach(operation -> deeds.count(operation.itemKind().word() + " "
                        + operation.kind().word() + " came to "
                        + Objects.requireNonNull(operation.state().code()).word()));
    }
}

package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One random life of an engine, and what has to be true at its end. */
final class Simulation {
    private final SplittableRandom random;
    private final PlantedBug bug;
    private final EngineRig rig;
    private final Deeds deeds = new Deeds();
    private final SimulatedUser user;
    private final SimulatedColleague colleague;
    private final Map<String, Integer> faults = new HashMap<>();
    private @Nullable String dyingAt;

    Simulation(SplittableRandom random) {
        this(random, PlantedBug.NONE);
    }

    Simulation(SplittableRandom random, PlantedBug bug) {
        this.random = random;
        this.bug = bug;
        this.rig = new EngineRig(random.nextLong(), bug);
        this.colleague = new SimulatedColleague(random.split(), rig, deeds);
        this.user = new SimulatedUser(random.split(), rig, deeds, colleague);
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
        if (random.nextInt(3) == 0) {
            colleague.publishARule();
        }
        rig.crm.faults((operation, calls) -> random.nextInt(12) == 0 ? fault() : Fault.NONE);
        rig.reactor.hangs(0.01);
        for (int i = 0; i < count; i++) {
            if (dyingAt != null) {
                rig.crashAt(dyingAt, 1);
            } else if (random.nextInt(5) == 0) {
                List<String> names = Failpoints.ALL;
                String name = names.get(random.nextInt(names.size()));
                rig.crashAt(name, 1 + random.nextInt(2));
                deeds.steps.add("crash at " + name);
            }
            if (random.nextInt(3) == 0) {
                colleague.act();
            } else {
                user.act();
            }
            rig.reactor.run(Duration.ofMillis(1 + random.nextInt(random.nextBoolean() ? 60 : 120_000)));
            remember();
            if (rig.crashed()) {
                deeds.steps.add("restart");
                rig.restart();
                rig.reactor.hangs(0.01);
            }
        }
    }

    private Fault fault() {
        int choice = random.nextInt(5);
        faults.merge(
                List.of("request lost", "answer lost", "unreachable", "throttled", "unavailable")
                        .get(choice),
                1,
                Integer::sum);
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
        rig.links().forEach(link -> deeds.everLinked.put(link.record(), link.item()));
        rig.mailbox.peekAll().stream()
                .map(OutlookItem::ref)
                .filter(item -> !deeds.items.contains(item) && !deeds.copies.contains(item))
                .forEach(deeds.items::add);
    }

    /** Everything works again; what is open comes to its end. */
    void recover() {
        rig.crm.faults(FaultPlan.NONE);
        rig.mailbox.faults().healAll();
        rig.mailbox.nothingVanishes();
        rig.reactor.hangs(0);
        if (rig.crashed()) {
            rig.restart();
        }
        if (dyingAt != null) {
            dieInRuns(dyingAt);
        }
        rig.crashAt("", Integer.MAX_VALUE);
        rig.get(rig.engine.offline(false));
        for (int i = 0; i < 4; i++) {
            rig.settle();
            for (OperationView open : rig.get(rig.engine.operations(0))) {
                if (open.question() instanceof Question.ConfirmUntrack) {
                    rig.answer(open, new Answer.No());
                } else if (open.question() != null) {
                    rig.answer(open, new Answer.Cancel());
                }
            }
            rig.sync();
            remember();
            if (i < 2) {
                user.desk().chooseAboutADeletion();
                user.desk().tryAgain();
                user.desk().settleConflict();
            }
        }
        bug.later(rig);
    }

    /** What takes two runs, such as a deletion, hardly ever happens between two crashes of the life before. */
    private void dieInRuns(String failpoint) {
        user.deleteSomething();
        colleague.removeSomething();
        for (int i = 0; i < 4; i++) {
            rig.crashAt(failpoint, 1);
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
        new Invariants(rig, deeds).check();
    }
}

package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.DepartureAnswer;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.plan.Remainder;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.StoredDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** The person of a simulated life at what is open: answers questions, settles conflicts, chooses about deletions, tries again, takes back. */
final class SimulatedDesk {
    private final SplittableRandom random;
    private final EngineRig rig;
    private final Deeds deeds;
    private final String whose;

    /** @param whose begins what is counted; empty for the user */
    SimulatedDesk(SplittableRandom random, EngineRig rig, Deeds deeds, String whose) {
        this.random = random;
        this.rig = rig;
        this.deeds = deeds;
        this.whose = whose;
    }

    /** One random step. Of possible duplicates there are few, and hardly any would be settled if it were left to chance. */
    void act() {
        if (!duplicates().isEmpty() && random.nextBoolean()) {
            settleConflict();
            return;
        }
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> answer();
            case 3, 4 -> settleConflict();
            case 5 -> takeBack(5, entry -> true);
            case 6 -> tryAgain();
            default -> chooseAboutADeletion();
        }
    }

    /** Answers the first open question in some way that fits it or not. */
    private void answer() {
        List<Operation> asking = rig.store.inTransaction(tx -> tx.outbox().open().stream()
                .filter(operation -> operation.state().question() != null)
                .toList());
        if (!asking.isEmpty()) {
            Question question = asking.get(0).state().question();
            List<Answer> answers = question instanceof Question.PotentialDuplicates
                    ? List.of(new Answer.Save(), new Answer.Cancel())
                    : List.of(
                            new Answer.Yes(),
                            new Answer.No(),
                            new Answer.Target(SimulatedColleague.ACCOUNT),
                            new Answer.Cancel(),
                            new Answer.Save());
            Answer answer = answers.get(random.nextInt(answers.size()));
            step(question instanceof Question.PotentialDuplicates ? "answer about duplicates" : "answer", answer);
            noteConsent(asking.get(0), answer);
            rig.engine.answer(asking.get(0).op(), answer);
        }
    }

    private void noteConsent(Operation asking, Answer answer) {
        Question question = asking.state().question();
        if (answer instanceof Answer.Yes && question instanceof Question.ConfirmUntrack) {
            deeds.recordGivenUp.add(deeds.now(asking.item()));
        } else if (answer instanceof Answer.Yes && question instanceof Question.KeyTaken taken) {
            deeds.agreedTo.add(taken.existing());
        }
    }

    /** With the value of one side, or leaving both where they may be duplicates. */
    void settleConflict() {
        List<StoredDifference> all =
                rig.store.inTransaction(tx -> tx.conflicts().all());
        List<StoredDifference> duplicates = duplicates();
        List<StoredDifference> open = duplicates.isEmpty() ? all : duplicates;
        if (!open.isEmpty()) {
            StoredDifference conflict = open.get(random.nextInt(open.size()));
            boolean duplicate = conflict.difference().code() == ReasonCode.POSSIBLE_DUPLICATES;
            Settlement.Side side = Settlement.Side.values()[random.nextInt(duplicate ? 3 : 2)];
            step(duplicate ? "settle a duplicate" : "settle a conflict", conflict + " " + side);
            rig.engine.resolveConflict(conflict.id(), side, false);
        }
    }

    private List<StoredDifference> duplicates() {
        return rig.store.inTransaction(tx -> tx.conflicts().all()).stream()
                .filter(each -> each.difference().code() == ReasonCode.POSSIBLE_DUPLICATES)
                .toList();
    }

    /** Of a pair of which one side was deleted. */
    void chooseAboutADeletion() {
        List<Link> asking = rig.links().stream()
                .filter(link -> DepartureChoice.QUESTIONS.contains(link.parked()))
                .toList();
        if (!asking.isEmpty()) {
            Link link = asking.get(random.nextInt(asking.size()));
            boolean recordLeft = rig.crm.server().row(link.record()).isPresent();
            List<DepartureChoice> offered =
                    List.copyOf(DepartureChoice.offered(Objects.requireNonNull(link.parked()), recordLeft));
            DepartureChoice choice = offered.get(random.nextInt(offered.size()));
            step("choose to " + choice.word(), link);
            ItemRef item = deeds.now(link.item());
            deeds.commanded.add(item);
            deeds.letGo.add(item);
            if (choice == DepartureChoice.DELETE) {
                Remainder left = rig.store
                        .inTransaction(tx -> tx.links().asked(link.record()))
                        .orElseThrow();
                Object place = left.where() == DeletionBrake.Where.CRM ? link.record() : item;
                deeds.chosenToGo
                        .computeIfAbsent(place, first -> new ArrayList<>())
                        .add(left.content());
            }
            rig.engine.decideDepartures(new DepartureAnswer(List.of(link.record()), choice, null));
        }
    }

    /** With what failed. */
    void tryAgain() {
        List<Operation> failed = rig.store.inTransaction(tx -> tx.outbox().finished(20)).stream()
                .filter(operation -> operation.state().outcome() == Outcome.FAILED)
                .toList();
        if (!failed.isEmpty()) {
            Operation operation = failed.get(random.nextInt(failed.size()));
            step("try again", operation.op());
            deeds.commanded.add(deeds.now(operation.item()));
            rig.engine.retry(List.of(operation.op()));
        }
    }

    /** What the program did for items of its choice is taken back; their records may go by that. */
    void takeBack(int newest, Predicate<JournalEntry> which) {
        List<JournalEntry> last = rig.store.inTransaction(tx -> tx.journal().last(newest)).stream()
                .filter(which)
                .toList();
        if (!last.isEmpty()) {
            JournalEntry entry = last.get(random.nextInt(last.size()));
            String run = entry.run();
            boolean email = entry.record().entity().equals(EmailFields.TABLE);
            step(email ? "take back the regarding of a mail" : "take back", run);
            rig.store.inTransaction(tx -> tx.journal().of(run)).forEach(done -> {
                ItemRef item = deeds.now(done.item());
                deeds.commanded.add(item);
                deeds.recordGivenUp.add(item);
                deeds.takenBack.add(item);
                deeds.letGo.add(item);
            });
            rig.engine.undo(run);
        }
    }

    private void step(String what, Object to) {
        deeds.step(whose + what, to);
    }
}

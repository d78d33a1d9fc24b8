package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.testkit.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private final EngineRig rig = new EngineRig(4);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final RecordRef earlier = new RecordRef("task", new UUID(5, 5));

    DuplicatesTest() {
        rig.crm.server().publish(SubjectRule.OF_TASKS);
        put(earlier);
    }

    private void put(RecordRef ref) {
        rig.crm.server().put(ref, Map.of("subject", CrmValue.text("Call back")), new UUID(9, 9));
    }

    @Test
    void theServersDuplicatesAreShownWithTheRuleAndSaveCreatesTheRecord() {
        OperationView asked = rig.track(item);
        assertThat(asked.outcome()).isEqualTo(Outcome.DUPLICATES);
        assertShows(asked, earlier);
        assertThat(rig.crm.server().all("task")).hasSize(1);

        OperationView done = rig.answer(asked, new Answer.Save());

        assertThat(done.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.server().all("task")).hasSize(2);
    }

    @Test
    void allRulesThatHitAreNamedWithAllFieldsThatAgree() {
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 4),
                        "Urgent tasks alike",
                        "task",
                        "task",
                        false,
                        false,
                        List.of(
                                new DuplicateRuleRow.Condition("subject", "subject", 0, null, true),
                                new DuplicateRuleRow.Condition("prioritycode", "prioritycode", 0, null, true))));
        rig.crm
                .server()
                .put(
                        earlier,
                        Map.of("subject", CrmValue.text("Call back"), "prioritycode", new CrmValue.Whole(1)),
                        new UUID(9, 9));

        OperationView online = rig.track(item);
        rig.answer(online, new Answer.Cancel());
        rig.get(rig.engine.offline(true));
        OperationView offline = rig.track(item);

        for (OperationView asked : List.of(online, offline)) {
            assertThat(asked.question()).isInstanceOfSatisfying(Question.PotentialDuplicates.class, question -> {
                Question.Match match = question.candidates().get(0);
                assertThat(match.rule()).isEqualTo("Tasks with the same subject, Urgent tasks alike");
                assertThat(match.matching())
                        .extracting(Question.Shown::label)
                        .containsExactlyInAnyOrder("Subject", "Priority");
            });
        }
    }

    @Test
    void theQuestionSurvivesARestart() {
        OperationView asked = rig.track(item);
        rig.restart();
        rig.settle();

        OperationView still = rig.get(rig.engine.operation(asked.op())).orElseThrow();

        assertThat(still.question()).isEqualTo(asked.question());
        assertThat(rig.answer(still, new Answer.Save()).outcome()).isEqualTo(Outcome.LINKED);
    }

    @Test
    void cancelCreatesNothing() {
        OperationView done = rig.answer(rig.track(item), new Answer.Cancel());

        assertThat(done.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void aNewCandidateAsksAgainAfterSave() {
        OperationView asked = rig.track(item);
        RecordRef another = new RecordRef("task", new UUID(6, 6));
        put(another);

        OperationView again = rig.answer(asked, new Answer.Save());

        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATES);
        assertShows(again, earlier, another);
        assertThat(rig.answer(again, new Answer.Save()).outcome()).isEqualTo(Outcome.LINKED);
    }

    @Test
    void saveAndCancelCanBeSaidBeforehand() {
        ItemRef second = rig.mailbox.add(HandmadeItem.task("Call back"));

        assertThat(rig.run(CommandKind.TRACK, item, null, null, OnDuplicate.CANCEL)
                        .outcome())
                .isEqualTo(Outcome.CANCELLED);
        assertThat(rig.run(CommandKind.TRACK, second, null, null, OnDuplicate.SAVE)
                        .outcome())
                .isEqualTo(Outcome.LINKED);
    }

    @Test
    void offlineTheDuplicatesKnownLocallyAreFound() {
        rig.sync();
        rig.get(rig.engine.offline(true));

        OperationView asked = rig.track(item);

        assertThat(asked.outcome()).isEqualTo(Outcome.DUPLICATES);
        assertShows(asked, earlier);
    }

    /** A tracked item whose subject was changed to that of another record. */
    private RecordRef changedIntoADuplicate() {
        ItemRef other = rig.mailbox.add(HandmadeItem.task("Something else"));
        RecordRef record = Objects.requireNonNull(rig.track(other).record()).ref();
        rig.mailbox.edit(
                other,
                Map.of(
                        ItemField.SUBJECT, ItemValue.text("Call back"),
                        ItemField.BODY, ItemValue.text("More about it")));
        rig.sync();
        rig.sync();
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Something else"));
        return record;
    }

    private List<ConflictView> open() {
        return rig.get(rig.engine.conflicts());
    }

    @Test
    void aWriteOfASyncThatWouldBeADuplicateWaitsAndShowsTheOtherRecord() {
        RecordRef record = changedIntoADuplicate();

        assertThat(open()).extracting(ConflictView::field).contains("subject");
        ConflictView asked = open().stream()
                .filter(view -> view.field().equals("subject"))
                .findFirst()
                .orElseThrow();
        assertThat(asked.ofDuplicates()).isTrue();
        assertThat(asked.record()).isEqualTo(record);
        assertThat(asked.duplicates()).extracting(Question.Match::ref).containsExactly(earlier);
    }

    @Test
    void savedAnywayItIsOnBothSides() {
        RecordRef record = changedIntoADuplicate();

        for (ConflictView view : open()) {
            assertThat(rig.get(rig.engine.resolveConflict(view.id(), Settlement.Side.OUTLOOK, false)))
                    .isEmpty();
        }

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("More about it"));
        assertThat(open()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void leftAloneItStaysQuietUntilOutlooksValueChanges() {
        RecordRef record = changedIntoADuplicate();
        for (ConflictView view : open()) {
            assertThat(rig.get(rig.engine.resolveConflict(view.id(), Settlement.Side.LEAVE, false)))
                    .isEmpty();
        }
        assertThat(open()).isEmpty();
        rig.crm.resetCounters();
        for (int i = 0; i < 3; i++) {
            assertThat(rig.sync().planned()).isEmpty();
        }
        assertThat(rig.crm.requests(CrmOperation.UPDATE)).isZero();
        ItemRef item = rig.links().get(0).item();
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Call back"));

        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call back, the other one")));
        rig.sync();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back, the other one"));
        assertThat(open()).isEmpty();
    }

    private void leaveAll() {
        for (ConflictView view : open()) {
            assertThat(rig.get(rig.engine.resolveConflict(view.id(), Settlement.Side.LEAVE, false)))
                    .isEmpty();
        }
        assertThat(open()).isEmpty();
    }

    @Test
    void whatIsRememberedOfADifferenceGoesWhenTheItemIsUntracked() {
        changedIntoADuplicate();
        List<String> ids = open().stream().map(ConflictView::id).toList();
        leaveAll();
        assertThat(ids).isNotEmpty().allMatch(this::remembered);

        rig.untrack(rig.links().get(0).item(), false);

        assertThat(rig.links()).isEmpty();
        assertThat(ids).noneMatch(this::remembered);
    }

    @Test
    void whatIsRememberedOfADifferenceGoesWhenTheItemIsGoneAndTheLinkWithIt() {
        changedIntoADuplicate();
        List<String> ids = open().stream().map(ConflictView::id).toList();
        leaveAll();
        ItemRef item = rig.links().get(0).item();

        rig.crm.server().remove(rig.links().get(0).record());
        rig.mailbox.delete(item);
        rig.sync();
        rig.sync();

        assertThat(rig.links()).isEmpty();
        assertThat(ids).noneMatch(this::remembered);
    }

    private boolean remembered(String conflict) {
        return rig.store.<Boolean>inTransaction(
                tx -> tx.settings().get("duplicates-left." + conflict).isPresent());
    }

    private void laterPass() {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
    }

    @Test
    void leftAloneItIsAskedAgainWhenOnlyTheCandidatesChange() {
        changedIntoADuplicate();
        leaveAll();
        laterPass();
        assertThat(open()).isEmpty();

        RecordRef another = new RecordRef("task", new UUID(6, 6));
        put(another);
        laterPass();

        assertThat(open())
                .filteredOn(view -> view.field().equals("subject"))
                .singleElement()
                .satisfies(view -> assertThat(view.duplicates())
                        .extracting(Question.Match::ref)
                        .containsExactlyInAnyOrder(earlier, another));
        leaveAll();
        laterPass();
        rig.restart();
        rig.settle();
        laterPass();
        assertThat(open()).isEmpty();
    }

    @Test
    void leftAloneItIsAskedAgainWhenNoCandidateIsLeftAndSaveGoesThrough() {
        RecordRef record = changedIntoADuplicate();
        leaveAll();
        rig.crm.server().put(earlier, Map.of("subject", CrmValue.text("Call somebody else")), new UUID(9, 9));
        laterPass();

        assertThat(open()).extracting(ConflictView::field).containsExactlyInAnyOrder("subject", "description");
        for (ConflictView view : open()) {
            assertThat(rig.get(rig.engine.resolveConflict(view.id(), Settlement.Side.OUTLOOK, false)))
                    .isEmpty();
        }
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(open()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    private static void assertShows(OperationView asked, RecordRef... records) {
        assertThat(Objects.requireNonNull(asked.question()))
                .isInstanceOfSatisfying(Question.PotentialDuplicates.class, question -> {
                    assertThat(question.candidates())
                            .extracting(Question.Match::ref)
                            .containsExactlyInAnyOrder(records);
                    assertThat(question.candidates())
                            .allSatisfy(match -> assertThat(match.name()).isEqualTo("Call back"));
                });
    }

    @Test
    void fiveItemsTrackedOfflineSurviveARestartAndAreLinkedOnceOrAskedAbout() {
        rig.sync();
        rig.get(rig.engine.offline(true));
        List<ItemRef> items = new ArrayList<>();
        items.add(item);
        for (int i = 2; i <= 5; i++) {
            items.add(rig.mailbox.add(HandmadeItem.task("On the train " + i)));
        }
        List<OperationView> accepted = rig.run(rig.request(CommandKind.TRACK, items.toArray(ItemRef[]::new)));
        rig.restart();
        rig.settle();
        assertThat(rig.crm.server().all("task")).hasSize(1);

        rig.get(rig.engine.offline(false));
        rig.settle();

        assertThat(rig.links()).hasSize(4);
        OperationView asked =
                rig.get(rig.engine.operation(accepted.get(0).op())).orElseThrow();
        assertShows(asked, earlier);
        assertThat(rig.answer(asked, new Answer.Save()).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.links()).hasSize(5);
        assertThat(rig.crm.server().all("task")).hasSize(6);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aConnectionThatComesAndGoesCreatesEveryRecordOnce() {
        Property.holds("a flapping network creates nothing twice", 100, random -> {
            EngineRig flapping = new EngineRig(random.nextLong());
            List<ItemRef> items = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                items.add(flapping.mailbox.add(HandmadeItem.task("Flapping " + i)));
            }
            flapping.crm.faults((operation, calls) -> switch (random.nextInt(4)) {
                case 0 -> Fault.unreachable();
                case 1 -> Fault.answerLost();
                default -> Fault.NONE;
            });
            flapping.engine.submit(flapping.request(CommandKind.TRACK, items.toArray(ItemRef[]::new)));
            for (int i = 0; i < 20; i++) {
                flapping.reactor.run(Duration.ofSeconds(random.nextInt(60)));
                flapping.get(flapping.engine.offline(random.nextInt(3) == 0));
            }
            flapping.crm.faults(FaultPlan.NONE);
            flapping.get(flapping.engine.offline(false));
            flapping.settle();

            assertThat(flapping.get(flapping.engine.operations(9))).allMatch(view -> view.outcome() == Outcome.LINKED);
            assertThat(flapping.links()).hasSize(5);
            assertThat(flapping.crm.server().all("task")).hasSize(5);
        });
    }
}

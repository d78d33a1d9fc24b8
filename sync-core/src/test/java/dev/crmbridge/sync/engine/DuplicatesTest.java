package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemRef;
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
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 3),
                        "Tasks with the same subject",
                        "task",
                        "task",
                        false,
                        false,
                        List.of(new DuplicateRuleRow.Condition("subject", "subject", 0, null, true))));
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

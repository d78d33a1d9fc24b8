package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemRef;
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
}

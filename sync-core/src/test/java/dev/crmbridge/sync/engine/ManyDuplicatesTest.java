package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question.PotentialDuplicates;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.duplicate.FoundDuplicates;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One value that very many records have: everything about it stays small, and nothing that nobody saw counts as seen. */
class ManyDuplicatesTest {
    private static final int MANY = 20_000;

    private final EngineRig rig = new EngineRig(31);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    ManyDuplicatesTest() {
        rig.crm.server().publish(SubjectRule.OF_TASKS);
    }

    private void put(int from, int to) {
        for (int i = from; i < to; i++) {
            put(i, "Call back");
        }
    }

    private void put(int number, String subject) {
        rig.crm
                .server()
                .put(
                        new RecordRef("task", new UUID(5, number)),
                        Map.of("subject", CrmValue.text(subject)),
                        new UUID(9, 9));
    }

    private static PotentialDuplicates question(OperationView asked) {
        assertThat(asked.outcome()).isEqualTo(Outcome.DUPLICATES);
        return (PotentialDuplicates) Objects.requireNonNull(asked.question());
    }

    private static void assertCut(OperationView asked) {
        assertThat(question(asked).candidates()).hasSize(FoundDuplicates.MOST);
        assertThat(question(asked).cut()).containsExactly("task");
        assertThat(asked.reason()).contains("more than " + FoundDuplicates.MOST + " records");
    }

    /** A pass after what was read last is no longer fresh. */
    private void pass() {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
    }

    @Test
    void theServerIsAskedOnceAndTheQuestionSaysThatThereAreMore() {
        put(0, MANY);

        OperationView asked = rig.track(item);

        assertCut(asked);
        assertThat(rig.crm.requests(CrmOperation.DUPLICATES_OF)).isEqualTo(1);

        rig.crm.resetCounters();
        assertThat(rig.answer(asked, new Answer.Save()).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.server().all("task")).hasSize(MANY + 1);
        assertThat(rig.crm.requests(CrmOperation.DUPLICATES_OF)).isEqualTo(1);
    }

    @Test
    void workingOfflineTheQuestionIsAsSmall() {
        put(0, MANY);
        pass();
        rig.get(rig.engine.offline(true));

        assertCut(rig.track(item));
    }

    @Test
    void aSaveThatWasAnsweredToAWholeListDoesNotCoverThoseItDidNotShow() {
        put(0, FoundDuplicates.MOST);
        OperationView asked = rig.track(item);
        assertThat(question(asked).candidates()).hasSize(FoundDuplicates.MOST);
        assertThat(question(asked).cut()).isEmpty();
        put(FoundDuplicates.MOST, FoundDuplicates.MOST + 3);

        OperationView again = rig.answer(asked, new Answer.Save());

        assertCut(again);
        assertThat(rig.answer(again, new Answer.Save()).outcome()).isEqualTo(Outcome.LINKED);
    }

    @Test
    void cancelSaidBeforehandCancelsAndSaveSaidBeforehandSaves() {
        put(0, FoundDuplicates.MOST + 1);

        assertThat(rig.run(CommandKind.TRACK, item, null, null, OnDuplicate.CANCEL)
                        .outcome())
                .isEqualTo(Outcome.CANCELLED);
        assertThat(rig.run(CommandKind.TRACK, item, null, null, OnDuplicate.SAVE)
                        .outcome())
                .isEqualTo(Outcome.LINKED);
    }

    @Test
    void aLaterEditOfAComparedFieldAsksBecauseNobodySawThemAll() {
        put(0, FoundDuplicates.MOST + 1);
        rig.answer(rig.track(item), new Answer.Save());
        RecordRef record = rig.links().get(0).record();

        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("CALL BACK")));
        pass();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(rig.get(rig.engine.conflicts()))
                .extracting(ConflictView::code)
                .containsExactly(ReasonCode.POSSIBLE_DUPLICATES);
    }

    @Test
    void ofVeryManyThatAreNoneAnyMoreAFewAreReadAndTheCrmHasTheWord() {
        put(0, MANY);
        pass();
        for (int i = 0; i < MANY; i++) {
            put(i, "Something else");
        }
        rig.crm.resetCounters();

        assertThat(rig.track(item).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isBetween(1L, 5L);
    }

    private ItemStatus why() {
        return rig.get(
                rig.engine.why(rig.get(rig.engine.resolve(item.entryId())).get(0)));
    }

    @Test
    void theWarningBeforehandNamesAFewAndSaysThatThereAreMore() {
        put(0, MANY);
        pass();

        assertThat(why().likely()).hasSize(5);
        assertThat(why().moreLikely()).isTrue();
    }

    @Test
    void theWarningDoesNotSpeakOfMoreWhereItNamesAll() {
        put(0, 5);
        pass();
        assertThat(why().likely()).hasSize(5);
        assertThat(why().moreLikely()).isFalse();

        put(5, 6);
        pass();
        assertThat(why().likely()).hasSize(5);
        assertThat(why().moreLikely()).isTrue();
    }
}

package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegardingTest {
    private final EngineRig rig = new EngineRig(3);
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    RegardingTest() {
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
    }

    @Test
    void anUntrackedItemIsTrackedInTheSameOperation() {
        OperationView done = rig.regarding(item, account);

        assertThat(done.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(done.code()).isEqualTo(ReasonCode.CREATED);
        assertRegarding(done);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aTargetIsAmongTheRecentOnesWhetherTheItemWasTrackedBeforeOrNot() {
        rig.regarding(item, account);
        assertThat(rig.get(rig.engine.recentTargets())).extracting(Found::ref).containsExactly(account);

        RecordRef contact = new RecordRef("contact", new UUID(7, 8));
        rig.crm.server().put(contact, Map.of("fullname", CrmValue.text("Kim Berg")), new UUID(9, 9));
        rig.regarding(item, contact);

        assertThat(rig.get(rig.engine.recentTargets())).extracting(Found::ref).containsExactly(contact, account);
    }

    @Test
    void aTrackedItemGetsItsTarget() {
        rig.track(item);

        OperationView done = rig.regarding(item, account);

        assertThat(done.code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertRegarding(done);
        assertThat(Objects.requireNonNull(rig.mailbox.peek(item).mark()).regarding())
                .isEqualTo(new ItemMark.About(account, "Alder Supplies"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void withoutATargetAPersonIsAsked() {
        OperationView asked = rig.run(CommandKind.REGARDING, item, null, null, OnDuplicate.ASK);
        assertThat(asked.question()).isInstanceOf(Question.ChooseTarget.class);

        assertRegarding(rig.answer(asked, new Answer.Target(account)));
    }

    @Test
    void aTargetThatIsGoneIsRefusedAndNothingIsCreated() {
        OperationView refused = rig.regarding(item, new RecordRef("account", new UUID(1, 1)));

        assertThat(refused.code()).isEqualTo(ReasonCode.TARGET_NOT_FOUND);
        assertThat(rig.crm.server().all("task")).isEmpty();
    }

    @Test
    void withoutAppendToTheTargetIsRefused() {
        rig.crm.server().revoke("prvAppendToAccount");

        assertThat(rig.regarding(item, account).code()).isEqualTo(ReasonCode.NO_PRIVILEGE);
    }

    @Test
    void viewGivesTheRecordOnceItIsThere() {
        rig.track(item);

        OperationView view = rig.run(CommandKind.VIEW, item, null, null, OnDuplicate.ASK);

        assertThat(Objects.requireNonNull(view.record()).url().toString()).contains("etn=task");
    }

    /** Another task about the account, and a rule by which the item's record would be its duplicate. */
    private RecordRef alikeAbout(RecordRef target, String... columns) {
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 3),
                        "Same task about the same record",
                        "task",
                        "task",
                        false,
                        false,
                        Stream.of(columns)
                                .map(column -> new DuplicateRuleRow.Condition(column, column, 0, null, true))
                                .toList()));
        RecordRef other = new RecordRef("task", new UUID(5, 5));
        rig.crm
                .server()
                .put(
                        other,
                        Map.of(
                                "subject",
                                CrmValue.text("Call back"),
                                "regardingobjectid",
                                new CrmValue.Lookup(target, null)),
                        new UUID(9, 9));
        return other;
    }

    private CrmValue inCrm() {
        return rig.row(rig.links().get(0).record()).value("regardingobjectid");
    }

    @Test
    void aTargetThatMakesADuplicateIsAskedAboutAndSaveSetsIt() {
        rig.track(item);
        RecordRef other = alikeAbout(account, "subject", "regardingobjectid");

        OperationView asked = rig.regarding(item, account);

        assertThat(asked.outcome()).isEqualTo(Outcome.DUPLICATES);
        assertThat(asked.question()).isInstanceOfSatisfying(Question.PotentialDuplicates.class, question -> {
            assertThat(question.candidates()).extracting(Question.Match::ref).containsExactly(other);
            assertThat(question.record()).extracting(Question.Shown::label).contains("Subject", "Regarding");
        });
        assertThat(inCrm()).isEqualTo(CrmValue.NONE);

        OperationView done = rig.answer(asked, new Answer.Save());

        assertThat(done.code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertRegarding(done);
        assertThat(rig.sync().planned()).isEmpty();
        rig.mailbox.edit(item, Map.of(ItemField.BODY, ItemValue.text("More about it")));
        rig.sync();
        assertThat(rig.get(rig.engine.conflicts())).as("Save covers it").isEmpty();
    }

    @Test
    void cancelledADuplicateTargetIsNotSetAndTheItemStaysTracked() {
        rig.track(item);
        alikeAbout(account, "subject", "regardingobjectid");

        OperationView beforehand = rig.run(CommandKind.REGARDING, item, account, null, OnDuplicate.CANCEL);
        OperationView asked = rig.answer(rig.regarding(item, account), new Answer.Cancel());

        assertThat(beforehand.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(asked.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(inCrm()).isEqualTo(CrmValue.NONE);
        assertThat(rig.links()).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void saveCanBeSaidWithTheCommand() {
        rig.track(item);
        alikeAbout(account, "subject", "regardingobjectid");

        assertRegarding(rig.run(CommandKind.REGARDING, item, account, null, OnDuplicate.SAVE));
    }

    @Test
    void aTargetNoRuleComparesAsksNothingWhateverElseIsAlike() {
        rig.track(item);
        alikeAbout(account, "subject");

        assertRegarding(rig.regarding(item, account));
    }

    private void assertRegarding(OperationView done) {
        CrmValue regarding =
                rig.row(Objects.requireNonNull(done.record()).ref()).value("regardingobjectid");
        assertThat(regarding)
                .isInstanceOfSatisfying(
                        CrmValue.Lookup.class,
                        lookup -> assertThat(lookup.target()).isEqualTo(account));
    }
}

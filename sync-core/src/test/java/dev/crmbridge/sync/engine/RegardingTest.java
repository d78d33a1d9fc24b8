package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
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
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

    private void assertRegarding(OperationView done) {
        CrmValue regarding =
                rig.row(Objects.requireNonNull(done.record()).ref()).value("regardingobjectid");
        assertThat(regarding)
                .isInstanceOfSatisfying(
                        CrmValue.Lookup.class,
                        lookup -> assertThat(lookup.target()).isEqualTo(account));
    }
}

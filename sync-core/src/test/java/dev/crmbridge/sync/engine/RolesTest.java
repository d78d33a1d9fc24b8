package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.Selected;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.loop.Ids;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.regarding.RegardingFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a security role does not allow is off with a reason, and refused when it is tried all the same; online and offline. */
class RolesTest {
    private final EngineRig rig = new EngineRig(41);
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final ItemRef untracked = rig.mailbox.add(HandmadeItem.task("Not tracked"));
    private final ItemRef tracked = rig.mailbox.add(HandmadeItem.task("Tracked"));

    RolesTest() {
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        rig.track(tracked);
    }

    private void learnAndGoOffline(boolean offline) {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(20)));
        rig.sync();
        if (offline) {
            rig.get(rig.engine.offline(true));
        }
    }

    private List<ItemStatus.Barred> barred(ItemRef item) {
        ItemRow row = rig.get(rig.engine.items()).stream()
                .filter(each -> each.ref().equals(item))
                .findFirst()
                .orElseThrow();
        List<ItemStatus.Barred> barred = rig.get(rig.engine.why(row)).barred();
        assertThat(rig.get(rig.engine.standings(List.of(new Selected(item, row.kind()))))
                        .get(0)
                        .barred())
                .as("what the ribbon is told")
                .isEqualTo(barred);
        return barred;
    }

    private void assertBarred(ItemRef item, ReasonCode code, String word, CommandKind... commands) {
        assertThat(barred(item)).extracting(ItemStatus.Barred::command).containsExactlyInAnyOrder(commands);
        assertThat(barred(item)).allSatisfy(one -> {
            assertThat(one.code()).isEqualTo(code);
            assertThat(one.reason()).contains(word);
        });
    }

    private void assertRefused(OperationView done, ReasonCode code) {
        assertThat(done.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(done.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withEveryPrivilegeNothingIsBarred(boolean offline) {
        learnAndGoOffline(offline);

        assertThat(barred(untracked)).isEmpty();
        assertThat(barred(tracked)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutAnyRoleOnlyUntrackIsLeft(boolean offline) {
        rig.crm.server().revokeAll();
        learnAndGoOffline(offline);

        assertBarred(untracked, ReasonCode.NO_ROLE, "no security role", CommandKind.TRACK, CommandKind.REGARDING);
        assertBarred(tracked, ReasonCode.NO_ROLE, "no security role", CommandKind.VIEW, CommandKind.REGARDING);
        assertRefused(rig.track(untracked), ReasonCode.NO_ROLE);
        for (ItemRef item : List.of(tracked, untracked)) {
            assertRefused(rig.regarding(item, account), ReasonCode.NO_ROLE);
            assertRefused(rig.run(rig.request(CommandKind.REGARDING, item)).get(0), ReasonCode.NO_ROLE);
        }
        assertRefused(rig.run(rig.request(CommandKind.VIEW, tracked)).get(0), ReasonCode.NO_ROLE);

        OperationView done = rig.untrack(tracked, true);
        assertThat(done.outcome()).isEqualTo(Outcome.UNLINKED);
        assertThat(done.code()).isEqualTo(ReasonCode.RECORD_KEPT);
        assertThat(done.reason()).contains("no security role");
    }

    /** An administrator who takes the role away for an hour must not end every pair. */
    @Test
    void withoutAnyRoleNoPassTouchesAnything() {
        rig.crm.server().revokeAll();
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(20)));
        rig.mailbox.edit(tracked, Map.of(ItemField.SUBJECT, ItemValue.text("Edited meanwhile")));

        SyncReport report = rig.sync();

        assertThat(report.stopped())
                .isEqualTo(
                        "The CRM was not asked: You have no security role in the CRM. Ask your administrator for one.");
        assertThat(rig.links()).hasSize(1);
        rig.crm.server().grantAll();
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(2)));
        rig.sync();
        assertThat(rig.row(rig.links().get(0).record()).value("subject")).isEqualTo(CrmValue.text("Edited meanwhile"));
        assertThat(barred(tracked)).isEmpty();
        assertThat(rig.track(untracked).outcome()).isEqualTo(Outcome.LINKED);
    }

    @Test
    void whatTheCrmRefusesInSpiteOfWhatIsKnownIsKnownFromThenOnAndWhatItAllowsAgainAMinuteLater() {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(2)));
        rig.crm.server().revoke("prvCreateActivity");
        assertThat(barred(untracked)).as("nobody was told").isEmpty();
        assertRefused(rig.track(untracked), ReasonCode.NO_PRIVILEGE);
        rig.get(rig.engine.offline(true));
        assertBarred(untracked, ReasonCode.NO_PRIVILEGE, "prvCreateActivity", CommandKind.TRACK, CommandKind.REGARDING);

        rig.get(rig.engine.offline(false));
        rig.crm.server().grantAll();
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(2)));
        assertThat(barred(untracked)).isEmpty();
        assertThat(rig.track(untracked).outcome()).isEqualTo(Outcome.LINKED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoNeverHadARoleIsToldTheSameOfflineAfterTheNextStart(boolean chosen) {
        rig.crm.server().revokeAll();
        EngineRig newcomer = rig.ofColleague(new UUID(3, 3));
        ItemRef item = newcomer.mailbox.add(HandmadeItem.task("First of all"));
        assertRefused(newcomer.track(item), ReasonCode.NO_ROLE);
        if (chosen) {
            newcomer.get(newcomer.engine.offline(true));
        } else {
            newcomer.crm.faults((operation, count) ->
                    new Fault.BeforeCommit(new CrmFailure.Retry("connect", "The CRM does not answer.", null, false)));
        }
        newcomer.restart();
        newcomer.settle();

        assertRefused(newcomer.track(item), ReasonCode.NO_ROLE);
        assertThat(newcomer.get(newcomer.engine.standings(List.of(new Selected(item, ItemKind.TASK))))
                        .get(0)
                        .barred())
                .extracting(ItemStatus.Barred::command)
                .containsExactlyInAnyOrder(CommandKind.TRACK, CommandKind.REGARDING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutCreateTrackIsOffAndNamesThePrivilege(boolean offline) {
        rig.crm.server().revoke("prvCreateActivity");
        learnAndGoOffline(offline);

        assertBarred(untracked, ReasonCode.NO_PRIVILEGE, "prvCreateActivity", CommandKind.TRACK, CommandKind.REGARDING);
        assertThat(barred(tracked)).isEmpty();
        assertRefused(rig.track(untracked), ReasonCode.NO_PRIVILEGE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutAppendToOneTargetTheOthersAreLeftAndWithoutAnySetRegardingIsOff(boolean offline) {
        rig.crm.server().revoke("prvAppendToAccount");
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(20)));
        rig.sync();
        assertThat(barred(tracked)).isEmpty();
        assertThat(rig.regarding(tracked, account).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(rig.run(rig.request(CommandKind.REGARDING, tracked)).get(0).question())
                .as("what can be chosen")
                .isEqualTo(new Question.ChooseTarget(
                        false, List.of("contact", "lead", "opportunity", "incident"), List.of()));

        RegardingFlow.tables(false).forEach(table -> rig.crm.server().revoke(Standing.privilege("AppendTo", table)));
        learnAndGoOffline(offline);

        assertBarred(tracked, ReasonCode.NO_PRIVILEGE, "prvAppendTo", CommandKind.REGARDING);
        assertBarred(untracked, ReasonCode.NO_PRIVILEGE, "prvAppendTo", CommandKind.REGARDING);
        for (ItemRef item : List.of(tracked, untracked)) {
            OperationView asked =
                    rig.run(rig.request(CommandKind.REGARDING, item)).get(0);
            assertRefused(asked, ReasonCode.NO_PRIVILEGE);
            assertThat(asked.reason()).contains("prvAppendTo");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutReadOfAnyTargetNoneCanBeChosenAndSetRegardingIsOff(boolean offline) {
        List<String> tables = RegardingFlow.tables(false);
        tables.stream()
                .filter(table -> !table.equals("lead"))
                .forEach(table -> rig.crm.server().revoke(Standing.privilege("Read", table)));
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(20)));
        rig.sync();
        assertThat(barred(tracked)).as("leads are left").isEmpty();

        rig.crm.server().revoke(Standing.privilege("AppendTo", "lead"));
        learnAndGoOffline(offline);

        assertBarred(tracked, ReasonCode.NO_PRIVILEGE, "prvRead", CommandKind.REGARDING);
        assertBarred(untracked, ReasonCode.NO_PRIVILEGE, "prvRead", CommandKind.REGARDING);
        assertRefused(rig.regarding(tracked, account), ReasonCode.NO_PRIVILEGE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutDeleteUntrackGoesOnAndTheRecordStaysWithAReason(boolean offline) {
        rig.crm.server().revoke("prvDeleteActivity");
        learnAndGoOffline(offline);
        assertThat(barred(tracked)).isEmpty();
        OperationView asked = rig.run(rig.request(CommandKind.UNTRACK, tracked)).get(0);
        assertThat(asked.question())
                .isInstanceOfSatisfying(
                        Question.ConfirmUntrack.class,
                        question -> assertThat(question.keptBecause()).contains("prvDeleteActivity"));

        OperationView done = rig.answer(asked, new Answer.Yes());

        assertThat(done.code()).isEqualTo(ReasonCode.RECORD_KEPT);
        assertThat(done.reason()).contains("prvDeleteActivity");
        assertThat(rig.crm.server().row(Objects.requireNonNull(done.record()).ref()))
                .isPresent();
    }

    /** Read of basic depth: one's own records, and no others. */
    private void readOnlyOwn(boolean offline) {
        rig.crm.server().limitToOwn("prvReadAccount");
        rig.crm.server().limitToOwn("prvReadActivity");
        learnAndGoOffline(offline);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatOnlyOthersOwnCannotBeChosenAsRegardingAndTheReasonNamesThePrivilege(boolean offline) {
        readOnlyOwn(offline);
        assertThat(barred(tracked)).as("there may be accounts of one's own").isEmpty();

        for (ItemRef item : List.of(tracked, untracked)) {
            OperationView asked = rig.regarding(item, account);
            assertThat(asked.outcome()).isEqualTo(offline ? Outcome.PENDING : Outcome.REFUSED);
            rig.get(rig.engine.offline(false));
            rig.settle();

            OperationView done = rig.get(rig.engine.operation(asked.op())).orElseThrow();
            assertRefused(done, ReasonCode.NO_PRIVILEGE);
            assertThat(done.reason()).contains("prvReadAccount");
            rig.get(rig.engine.offline(offline));
        }

        assertThat(rig.crm.server().all("task"))
                .as("nothing is tracked for a target that cannot be set")
                .singleElement()
                .satisfies(row -> assertThat(row.value("regardingobjectid")).isEqualTo(CrmValue.NONE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMeetingWhoseRecordOnlyOthersMayReadIsNotTrackedAndNothingIsWritten(boolean offline) {
        String globalId = "040000008200E00074C5B7101A82E008000000000042";
        ItemRef meeting = rig.mailbox.add(HandmadeItem.of(ItemKind.APPOINTMENT, "Planning")
                .with(ItemField.START, new ItemValue.Moment(Instant.parse("2026-12-01T09:00:00Z")))
                .with(ItemField.END, new ItemValue.Moment(Instant.parse("2026-12-01T10:00:00Z")))
                .meeting(
                        OutlookItem.MeetingRole.ATTENDEE,
                        new Attendee("owner@example.com", "Sample Owner", Attendee.Type.REQUIRED))
                .withGlobalId(globalId));
        RecordRef theirs = new RecordRef(
                "appointment", Ids.ofMeeting(rig.crm.server().identity().organization(), globalId));
        rig.crm.server().put(theirs, Map.of("subject", CrmValue.text("Theirs")), new UUID(9, 9));
        readOnlyOwn(offline);
        assertThat(barred(meeting))
                .as("nobody knows before that there is such a record")
                .isEmpty();

        OperationView asked = rig.track(meeting);
        rig.get(rig.engine.offline(false));
        rig.settle();

        OperationView done = rig.get(rig.engine.operation(asked.op())).orElseThrow();
        assertRefused(done, ReasonCode.NO_PRIVILEGE);
        assertThat(done.reason()).contains("may not read");
        assertThat(rig.row(theirs).value("subject")).isEqualTo(CrmValue.text("Theirs"));
        assertThat(rig.links()).noneMatch(link -> link.item().equals(meeting));
    }

    /** Tracked by hand, then given to somebody else: out of sight is not gone. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTrackedRecordThatOnlyItsNewOwnerMayReadLeavesTheItemAsItIsWithAReason(boolean edited) {
        RecordRef record = rig.links().get(0).record();
        if (edited) {
            rig.mailbox.edit(tracked, Map.of(ItemField.SUBJECT, ItemValue.text("Typed last")));
        }
        rig.crm
                .server()
                .edit(
                        record,
                        Map.of("ownerid", new CrmValue.Lookup(new RecordRef("systemuser", new UUID(9, 9)), null)));
        readOnlyOwn(false);
        rig.sync();

        assertThat(rig.exists(tracked)).isTrue();
        assertThat(rig.mailbox.peek(tracked).field(ItemField.SUBJECT))
                .isEqualTo(ItemValue.text(edited ? "Typed last" : "Tracked"));
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Tracked"));
        assertThat(rig.links()).as("the pair ends, with a reason").isEmpty();
        ItemRow row = rig.get(rig.engine.resolve(tracked.entryId())).get(0);
        assertThat(rig.get(rig.engine.why(row)).reasons().get(0)).satisfies(decision -> {
            assertThat(decision.code()).isEqualTo(ReasonCode.RECORD_OUT_OF_REACH);
            assertThat(decision.reason()).contains("The item stays");
        });
        assertThat(rig.sync().planned()).isEmpty();
    }
}

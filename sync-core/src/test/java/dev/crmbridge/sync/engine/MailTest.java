package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.CommandRequest.Selected;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mail is not tracked; the e-mail that the CRM has of it can be set regarding a record. */
class MailTest {
    private static final String MESSAGE_ID = "<offer-1@example.com>";
    private static final int SENT = 3;
    private static final int RECEIVED = 4;

    private final EngineRig rig = new EngineRig(21);
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final RecordRef other = new RecordRef("account", new UUID(7, 8));
    private final RecordRef email = new RecordRef("email", new UUID(8, 8));
    private final ItemRef mail = rig.mailbox.add(
            HandmadeItem.of(ItemKind.MAIL, "Offer").with(ItemField.MESSAGE_ID, ItemValue.text(MESSAGE_ID)));

    MailTest() {
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        rig.crm.server().put(other, Map.of("name", CrmValue.text("Birch & Sons")), new UUID(9, 9));
    }

    @Test
    void theRegardingOfMailIsBarredWithoutThePrivilegeThatItTakes() {
        Selected selected = new Selected(mail, ItemKind.MAIL);
        rig.sync();
        assertThat(rig.get(rig.engine.standings(List.of(selected))).get(0).barred())
                .extracting(barred -> barred.command())
                .containsExactly(CommandKind.TRACK);

        rig.crm.server().revoke("prvAppendActivity");
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(20)));
        rig.sync();

        assertThat(rig.get(rig.engine.standings(List.of(selected))).get(0).barred())
                .anySatisfy(barred -> {
                    assertThat(barred.command()).isEqualTo(CommandKind.REGARDING);
                    assertThat(barred.reason()).contains("prvAppendActivity");
                });
    }

    @Test
    void theRegardingOfASentMailIsSetAlthoughItsRecordIsClosed() {
        emailInCrm(1, SENT);
        OutlookItem before = rig.mailbox.peek(mail);

        OperationView done = rig.regarding(mail, account);

        assertThat(done.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(done.code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertThat(regarding()).isEqualTo(account);
        assertThat(rig.row(email).value("statecode")).isEqualTo(new CrmValue.Whole(1));
        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peek(mail)).isEqualTo(before);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anEmailThatIsStillOpenInTheCrmIsSetToo() {
        emailInCrm(0, 1);

        assertThat(rig.regarding(mail, account).code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertThat(regarding()).isEqualTo(account);
    }

    @Test
    void aReceivedEmailThatIsClosedIsRefused() {
        emailInCrm(1, RECEIVED);

        assertThat(rig.regarding(mail, account).code()).isEqualTo(ReasonCode.CLOSED_IN_CRM);
        assertThat(rig.crm.requests(CrmOperation.UPDATE)).isZero();
    }

    @Test
    void aMailThatTheCrmDoesNotHaveIsRefusedAndNothingIsCreated() {
        OperationView refused = rig.regarding(mail, account);

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.code()).isEqualTo(ReasonCode.EMAIL_NOT_IN_CRM);
        assertThat(rig.crm.server().all("email")).isEmpty();
    }

    @Test
    void aDraftIsRefusedBeforeTheCrmIsAsked() {
        ItemRef draft = rig.mailbox.add(HandmadeItem.of(ItemKind.MAIL, "Draft"));

        assertThat(rig.regarding(draft, account).code()).isEqualTo(ReasonCode.KIND_NOT_TRACKABLE);
        assertThat(rig.crm.requests(CrmOperation.WITH_TEXT)).isZero();
    }

    @Test
    void aMailWhoseMessageIdOutlookWithholdsIsRefusedWithThatReason() {
        emailInCrm(1, SENT);
        rig.mailbox.withhold(Set.of("MessageId"));

        assertThat(rig.regarding(mail, account).code()).isEqualTo(ReasonCode.OUTLOOK_REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = CommandKind.class,
            names = {"TRACK", "PARENT"})
    void mailIsNeitherTrackedNorGivenAParent(CommandKind kind) {
        emailInCrm(1, SENT);

        assertThat(rig.run(rig.request(kind, mail)).get(0).code()).isEqualTo(ReasonCode.KIND_NOT_TRACKABLE);
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void withoutARecordItIsAskedForOnlyWhenTheEmailExists() {
        assertThat(rig.run(rig.request(CommandKind.REGARDING, mail)).get(0).code())
                .isEqualTo(ReasonCode.EMAIL_NOT_IN_CRM);
        emailInCrm(1, SENT);

        OperationView asked = rig.run(rig.request(CommandKind.REGARDING, mail)).get(0);
        assertThat(asked.question()).isInstanceOf(Question.ChooseTarget.class);

        assertThat(rig.answer(asked, new Answer.Target(account)).code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertThat(regarding()).isEqualTo(account);
    }

    @Test
    void whileAnEarlierCommandForTheMailAsksALaterOneIsRefused() {
        emailInCrm(1, SENT);
        OperationView asked = rig.run(rig.request(CommandKind.REGARDING, mail)).get(0);

        assertThat(rig.regarding(mail, other).code()).isEqualTo(ReasonCode.STILL_PENDING);

        assertThat(rig.answer(asked, new Answer.Target(account)).code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertThat(regarding()).isEqualTo(account);
        assertThat(rig.regarding(mail, other).code()).isEqualTo(ReasonCode.REGARDING_SET);
    }

    @Test
    void withoutTheCrmItWaitsAndIsDoneLater() {
        emailInCrm(1, SENT);
        rig.sync();
        rig.get(rig.engine.offline(true));
        OperationView waiting = rig.regarding(mail, account);
        assertThat(waiting.outcome()).isEqualTo(Outcome.PENDING);

        rig.get(rig.engine.offline(false));
        rig.settle();

        assertThat(regarding()).isEqualTo(account);
    }

    @Test
    void aLostAnswerIsNoReasonToFail() {
        emailInCrm(1, SENT);
        rig.crm.failNext(CrmOperation.UPDATE, Fault.answerLost());

        assertThat(rig.regarding(mail, account).code()).isEqualTo(ReasonCode.REGARDING_SET);
    }

    @Test
    void theHistoryShowsWhatTheEmailWasRegardingBeforeAndTakingItBackRestoresThat() {
        emailInCrm(1, SENT);
        rig.regarding(mail, account);
        OperationView second = rig.regarding(mail, other);

        assertThat(rig.get(rig.engine.history(1))).singleElement().satisfies(entry -> {
            assertThat(entry.record()).isEqualTo(email);
            assertThat(entry.subject()).isEqualTo("Offer");
            assertThat(entry.changes())
                    .containsExactly(new HistoryEntry.Change("regardingobjectid", "Alder Supplies", "Birch & Sons"));
        });
        UndoReport report = rig.get(rig.engine.undo(second.op())).orElseThrow();

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isTrue();
            assertThat(line.reason()).contains("“Alder Supplies” again").contains("Birch & Sons");
        });
        assertThat(regarding()).isEqualTo(account);
        assertThat(rig.row(email).value("statecode")).isEqualTo(new CrmValue.Whole(1));
    }

    @Test
    void anEmailThatWasRegardingNothingIsRegardingNothingAgainAndTheUndoCanBeUndone() {
        emailInCrm(1, SENT);
        OperationView done = rig.regarding(mail, account);

        UndoReport back = rig.get(rig.engine.undo(done.op())).orElseThrow();
        assertThat(rig.row(email).value("regardingobjectid")).isEqualTo(CrmValue.NONE);
        assertThat(reasons()).anySatisfy(decision -> {
            assertThat(decision.code()).isEqualTo(ReasonCode.TAKEN_BACK);
            assertThat(decision.reason()).contains("regarding nothing again");
        });

        assertThat(rig.get(rig.engine.undo(back.run()))).isPresent();
        assertThat(regarding()).isEqualTo(account);
    }

    @Test
    void whatSomebodySetSinceIsLeftAndNamed() {
        emailInCrm(1, SENT);
        OperationView done = rig.regarding(mail, account);
        rig.crm.server().edit(email, Map.of("regardingobjectid", new CrmValue.Lookup(other, "Birch & Sons")));
        int before = rig.get(rig.engine.history(50)).size();

        UndoReport report = rig.get(rig.engine.undo(done.op())).orElseThrow();

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.reason()).contains("“Birch & Sons” now").contains("left");
        });
        assertThat(regarding()).isEqualTo(other);
        assertThat(rig.get(rig.engine.history(50))).hasSize(before);
        assertThat(reasons()).anySatisfy(decision -> assertThat(decision.code()).isEqualTo(ReasonCode.CHANGED_SINCE));
    }

    @Test
    void anEmailThatIsGoneSaysSo() {
        emailInCrm(1, SENT);
        OperationView done = rig.regarding(mail, account);
        rig.crm.server().remove(email);

        assertThat(rig.get(rig.engine.undo(done.op())).orElseThrow().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).contains("deleted in the CRM"));
    }

    @Test
    void withoutTheCrmTheUndoLeavesTheEmailAndSaysWhy() {
        emailInCrm(1, SENT);
        OperationView done = rig.regarding(mail, account);
        rig.get(rig.engine.offline(true));

        assertThat(rig.get(rig.engine.undo(done.op())).orElseThrow().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.undone()).isFalse());
        assertThat(regarding()).isEqualTo(account);
    }

    @Test
    void aLostAnswerDoesNotLoseWhatTheEmailWasRegardingBefore() {
        emailInCrm(1, SENT);
        rig.regarding(mail, account);
        rig.crm.failNext(CrmOperation.UPDATE, Fault.answerLost());
        OperationView second = rig.regarding(mail, other);
        assertThat(regarding()).isEqualTo(other);

        assertThat(rig.get(rig.engine.undo(second.op()))).isPresent();

        assertThat(regarding()).isEqualTo(account);
    }

    @Test
    void aCrashAfterTheWriteDoesNotLoseWhatTheEmailWasRegardingBefore() {
        emailInCrm(1, SENT);
        rig.regarding(mail, account);
        rig.crashAt(Failpoints.AFTER_REGARDING, 1);
        rig.engine.submit(new CommandRequest(
                CommandKind.REGARDING,
                List.of(rig.selected(mail)),
                null,
                other,
                null,
                CommandRequest.OnDuplicate.ASK,
                false));
        rig.settle();
        rig.restart();
        rig.settle();
        assertThat(regarding()).isEqualTo(other);

        HistoryEntry entry = rig.get(rig.engine.history(1)).get(0);
        assertThat(entry.changes())
                .containsExactly(new HistoryEntry.Change("regardingobjectid", "Alder Supplies", "Birch & Sons"));
        assertThat(rig.get(rig.engine.undo(entry.run()))).isPresent();
        assertThat(regarding()).isEqualTo(account);
    }

    @Test
    void aMailThatIsDeletedBeforeACrashedWriteIsTriedAgainIsInTheHistoryAllTheSame() {
        emailInCrm(1, SENT);
        rig.regarding(mail, account);
        rig.crashAt(Failpoints.AFTER_REGARDING, 1);
        rig.engine.submit(new CommandRequest(
                CommandKind.REGARDING,
                List.of(rig.selected(mail)),
                null,
                other,
                null,
                CommandRequest.OnDuplicate.ASK,
                false));
        rig.settle();
        rig.mailbox.erase(mail);
        rig.restart();
        rig.settle();
        assertThat(regarding()).isEqualTo(other);

        HistoryEntry entry = rig.get(rig.engine.history(1)).get(0);
        assertThat(entry.changes())
                .containsExactly(new HistoryEntry.Change("regardingobjectid", "Alder Supplies", "Birch & Sons"));
        assertThat(rig.get(rig.engine.operation(entry.run())))
                .get()
                .returns(ReasonCode.REGARDING_SET, OperationView::code);
        assertThat(rig.get(rig.engine.undo(entry.run()))).isPresent();
        assertThat(regarding()).isEqualTo(account);
    }

    private List<ItemStatus.Decision> reasons() {
        return rig.get(rig.engine.why(
                        rig.get(rig.engine.resolve(mail.entryId())).get(0)))
                .reasons();
    }

    @Test
    void aWholeEntryIdFindsTheMailAlthoughMailIsNotListed() {
        assertThat(rig.get(rig.engine.items())).isEmpty();
        assertThat(rig.get(rig.engine.resolve(mail.entryId())))
                .singleElement()
                .satisfies(row -> assertThat(row.kind()).isEqualTo(ItemKind.MAIL));
    }

    static List<String> failpoints() {
        return Failpoints.ALL;
    }

    @ParameterizedTest
    @MethodSource("failpoints")
    void aCrashAtAnyPointSetsItInTheEndOrNothingWasAccepted(String failpoint) {
        emailInCrm(1, SENT);
        rig.crashAt(failpoint, 1);
        rig.engine.submit(rig.request(CommandKind.TRACK, mail));
        var accepted = rig.engine.submit(new CommandRequest(
                CommandKind.REGARDING,
                List.of(rig.selected(mail)),
                null,
                account,
                null,
                CommandRequest.OnDuplicate.ASK,
                false));
        rig.settle();
        rig.restart();
        rig.settle();

        if (accepted.isDone() && !accepted.isCompletedExceptionally()) {
            assertThat(regarding()).isEqualTo(account);
        }
        assertThat(rig.links()).isEmpty();
    }

    private void emailInCrm(int state, int status) {
        rig.crm
                .server()
                .put(
                        email,
                        Map.of(
                                "subject",
                                CrmValue.text("Offer"),
                                "messageid",
                                CrmValue.text(MESSAGE_ID),
                                "statecode",
                                new CrmValue.Whole(state),
                                "statuscode",
                                new CrmValue.Whole(status)),
                        new UUID(9, 9));
    }

    private RecordRef regarding() {
        return rig.row(email).value("regardingobjectid") instanceof CrmValue.Lookup lookup ? lookup.target() : email;
    }
}

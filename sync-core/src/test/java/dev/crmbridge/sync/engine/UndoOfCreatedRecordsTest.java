package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A record that Track created goes when Track is taken back, unless anybody but the bridge had a hand in it. */
class UndoOfCreatedRecordsTest {
    /** A column that no field of a task is mapped to. */
    private static final String UNREAD = "subcategory";

    private final EngineRig rig = new EngineRig(53);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    private UndoReport undo(String runOrOp) {
        UndoReport report = rig.get(rig.engine.undo(runOrOp)).orElseThrow();
        rig.settle();
        return report;
    }

    private static RecordRef record(OperationView tracked) {
        return Objects.requireNonNull(tracked.record()).ref();
    }

    private boolean isThere(RecordRef record) {
        return rig.crm.server().row(record).isPresent();
    }

    private void subject(String text) {
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text(text)));
    }

    @Test
    void aRecordThatAColleagueChangedInAColumnTheBridgeDoesNotReadStays() {
        OperationView tracked = rig.track(item);
        rig.crm.server().edit(record(tracked), Map.of(UNREAD, CrmValue.text("Urgent")));

        UndoReport report = undo(tracked.op());

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.code()).isEqualTo(ReasonCode.RECORD_KEPT);
            assertThat(line.reason()).contains("does not read").contains("stays in the CRM");
        });
        assertThat(rig.row(record(tracked)).value(UNREAD)).isEqualTo(CrmValue.text("Urgent"));
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void aRunThatSeesSuchAChangeAndHasNothingToDoDoesNotMakeItForgotten() {
        OperationView tracked = rig.track(item);
        rig.crm.server().edit(record(tracked), Map.of(UNREAD, CrmValue.text("Urgent")));
        rig.sync();
        rig.sync();

        undo(tracked.op());

        assertThat(isThere(record(tracked))).isTrue();
    }

    @Test
    void suchAChangeIsNotForgottenEitherWhenTheBridgeWritesOverItAndIsTakenBack() {
        OperationView tracked = rig.track(item);
        rig.crm.server().edit(record(tracked), Map.of(UNREAD, CrmValue.text("Urgent")));
        subject("Call back today");
        rig.sync();
        subject("Call back");
        rig.sync();
        assertThat(rig.row(record(tracked)).value("subject")).isEqualTo(CrmValue.text("Call back"));

        undo(tracked.op());

        assertThat(isThere(record(tracked))).isTrue();
    }

    @Test
    void whatTheBridgeItselfWroteSinceDoesNotKeepARecordThatHoldsTheSameAgain() {
        OperationView tracked = rig.track(item);
        subject("Call back today");
        rig.sync();
        assertThat(rig.row(record(tracked)).value("subject")).isEqualTo(CrmValue.text("Call back today"));
        subject("Call back");
        rig.sync();
        rig.sync();
        RecordRef account = new RecordRef("account", new UUID(7, 7));
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        undo(rig.regarding(item, account).op());

        undo(tracked.op());

        assertThat(isThere(record(tracked))).isFalse();
    }

    @Test
    void aRecordWhoseStateIsSetInASecondCallGoes() {
        ItemRef done =
                rig.mailbox.add(HandmadeItem.task("Done already").with(ItemField.STATUS, new ItemValue.Whole(1)));
        OperationView tracked = rig.track(done);
        assertThat(rig.row(record(tracked)).value("statuscode")).isEqualTo(new CrmValue.Whole(3));

        undo(tracked.op());

        assertThat(isThere(record(tracked))).isFalse();
    }

    @Test
    void aRecordThatCameBackByTakingBackGoesAgainWhenThatIsTakenBack() {
        OperationView tracked = rig.track(item);
        UndoReport back = undo(rig.untrack(item, true).op());
        assertThat(isThere(record(tracked))).isTrue();

        undo(back.run());

        assertThat(isThere(record(tracked))).isFalse();
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void whereTheAnswerToTheCreationWasLostNobodyCanTellAndTheRecordStays() {
        rig.crm.failNext(CrmOperation.CREATE, Fault.answerLost());
        OperationView tracked = rig.track(item);
        rig.settle();
        assertThat(tracked.outcome()).isEqualTo(Outcome.LINKED);

        UndoReport report = undo(tracked.op());

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.reason()).contains("cannot tell");
        });
        assertThat(isThere(record(tracked))).isTrue();
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void aRecordThatSomebodyDeletedIsNotSaidToStay() {
        OperationView tracked = rig.track(item);
        rig.crm.server().remove(record(tracked));

        UndoReport report = undo(tracked.op());

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isTrue();
            assertThat(line.reason()).contains("deleted in the CRM already");
        });
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void aRecordThatTheRoleDoesNotLetGoIsListedWithThePrivilege() {
        rig.crm.server().revoke("prvDeleteActivity");
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(20)));
        rig.sync();
        OperationView tracked = rig.track(item);

        UndoReport report = undo(tracked.op());

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.code()).isEqualTo(ReasonCode.RECORD_KEPT);
            assertThat(line.reason()).contains("prvDeleteActivity");
        });
        assertThat(isThere(record(tracked))).isTrue();
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void aPrivilegeThatWasTakenAwayJustNowIsSeenOnceTheOperationEnded() {
        OperationView tracked = rig.track(item);
        rig.crm.server().revoke("prvDeleteActivity");

        UndoReport report = undo(tracked.op());

        assertThat(report.at(rig.get(rig.engine.operations(10))).lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.undone()).isFalse();
                    assertThat(line.code()).isEqualTo(ReasonCode.RECORD_KEPT);
                });
        assertThat(isThere(record(tracked))).isTrue();
    }

    @Test
    void aRecordThatIsClosedStaysAndThatIsSaid() {
        ItemRef done =
                rig.mailbox.add(HandmadeItem.task("Done already").with(ItemField.STATUS, new ItemValue.Whole(2)));
        OperationView tracked = rig.track(done);

        UndoReport report = undo(tracked.op());

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.reason()).contains("closed in the CRM");
        });
        assertThat(isThere(record(tracked))).isTrue();
    }

    @Test
    void aRecordThatIsChangedAfterItWasDecidedToDeleteItIsAmongWhatStaysOnceTheOperationEnded() {
        OperationView tracked = rig.track(item);
        UndoReport report = rig.get(rig.engine.undo(tracked.op())).orElseThrow();
        assertThat(report.at(report.operations()).lines())
                .singleElement()
                .matches(UndoReport.Line::undone, "going on, so nothing is said to stay");
        rig.crm.server().edit(record(tracked), Map.of(UNREAD, CrmValue.text("Urgent")));
        rig.settle();

        List<OperationView> now = rig.get(rig.engine.operations(10));

        assertThat(report.at(now).lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.code()).isEqualTo(ReasonCode.RECORD_KEPT);
            assertThat(line.reason()).contains("Somebody changed the record");
            assertThat(line.subject()).isEqualTo("Call back");
        });
        assertThat(isThere(record(tracked))).isTrue();
    }
}

package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What was done to a meeting can be taken back after it was accepted, which gave its item another EntryID. */
class UndoAcceptedTest {
    private final EngineRig rig = new EngineRig(6);
    private final ItemRef tentative = rig.mailbox.add(
            SimulatedMeeting.of(1, Instant.parse("2026-11-10T09:00:00Z")).calendarItem(false));

    @Test
    void aTrackIsTakenBackWithItsRecord() {
        OperationView tracked = rig.track(tentative);
        rig.mailbox.changeEntryId(tentative);
        rig.settle();

        rig.get(rig.engine.undo(tracked.op()));
        rig.settle();

        assertThat(rig.links()).isEmpty();
        assertThat(rig.crm.server().all("appointment")).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anUntrackIsTakenBackForTheItemOfNow() {
        rig.track(tentative);
        OperationView untracked = rig.untrack(tentative, false);
        ItemRef accepted = rig.mailbox.changeEntryId(tentative);

        rig.get(rig.engine.undo(untracked.op()));
        rig.settle();

        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.item()).isEqualTo(accepted));
        assertThat(rig.crm.server().all("appointment")).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anUntrackThatDeletedTheRecordIsTakenBackForTheItemOfNow() {
        rig.track(tentative);
        OperationView untracked = rig.untrack(tentative, true);
        assertThat(untracked.code()).isEqualTo(ReasonCode.RECORD_DELETED);
        ItemRef accepted = rig.mailbox.changeEntryId(tentative);
        rig.sync();

        UndoReport report = rig.get(rig.engine.undo(untracked.op())).orElseThrow();
        rig.settle();

        assertThat(report.operations())
                .singleElement()
                .satisfies(each -> assertThat(rig.get(rig.engine.operation(each.op())))
                        .get()
                        .returns(Outcome.LINKED, OperationView::outcome));
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.item()).isEqualTo(accepted));
        assertThat(rig.crm.server().all("appointment")).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void theEntryIdOfBeforeIsGoodForTrackingTheMeetingAgain() {
        rig.track(tentative);
        rig.untrack(tentative, false);
        var selected = rig.request(CommandKind.TRACK, tentative);
        ItemRef accepted = rig.mailbox.changeEntryId(tentative);

        OperationView again = rig.run(selected).get(0);

        assertThat(again.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(again.code()).isEqualTo(ReasonCode.RELINKED);
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.item()).isEqualTo(accepted));
    }
}

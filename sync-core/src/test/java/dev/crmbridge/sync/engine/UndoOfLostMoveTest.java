package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxFaults;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run moved an item to Deleted Items and did not learn of it: undo of that run brings the item back all the same. */
class UndoOfLostMoveTest {
    private final EngineRig rig = new EngineRig(43);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final RecordRef record =
            Objects.requireNonNull(rig.track(item).record()).ref();

    @BeforeEach
    void aColleagueDeletesTheRecord() {
        rig.sync();
        rig.crm.server().remove(record);
        rig.sync();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenTheAnswerOfOutlookWasLost(boolean newIdOnMove) {
        rig.mailbox.newIdOnMove(newIdOnMove);
        rig.mailbox
                .faults()
                .loseAnswerOfNext(
                        MailboxFaults.Call.MOVE_TO_DELETED_ITEMS, new MailboxFailure.NotRunning("Outlook went away"));
        String run = rig.sync().run();
        assertThat(rig.exists(item)).isFalse();

        isBroughtBack(run);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenTheProcessEndedRightAfterIt(boolean newIdOnMove) {
        rig.mailbox.newIdOnMove(newIdOnMove);
        rig.crashAt(Failpoints.AFTER_SYNC_DELETE, 1);
        rig.engine.synchronize(false);
        rig.settle();
        assertThat(rig.crashed()).isTrue();
        assertThat(rig.exists(item)).isFalse();
        rig.restart();
        rig.settle();

        isBroughtBack(null);
    }

    /** @param run the run that moved it, or null when its id was never told */
    private void isBroughtBack(@Nullable String run) {
        rig.sync();
        rig.sync();
        assertThat(rig.links()).isEmpty();
        var entry = rig.get(rig.engine.history(1)).get(0);
        assertThat(entry.action()).isEqualTo("delete-item");
        if (run != null) {
            assertThat(entry.run()).isEqualTo(run);
        }

        UndoReport report = rig.get(rig.engine.undo(entry.run())).orElseThrow();
        rig.settle();

        assertThat(report.lines()).singleElement().matches(UndoReport.Line::undone);
        assertThat(rig.mailbox.peekAll())
                .singleElement()
                .satisfies(back -> assertThat(back.facts().inDeletedItems()).isFalse())
                .extracting(OutlookItem::categories)
                .asString()
                .doesNotContain("Tracked in CRM");
        assertThat(rig.sync().planned()).isEmpty();
    }
}

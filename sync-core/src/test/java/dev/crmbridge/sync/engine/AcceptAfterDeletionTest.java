package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.store.Link;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An attendee deletes the tentative item of a tracked meeting and accepts the request later: Outlook makes a new item of the meeting. */
class AcceptAfterDeletionTest {
    private final EngineRig rig = new EngineRig(47);
    private final SimulatedMeeting meeting = SimulatedMeeting.of(1, Instant.parse("2026-11-10T09:00:00Z"));
    private final ItemRef tentative = rig.mailbox.add(meeting.calendarItem(false));

    private ItemRef accept() {
        return rig.mailbox.add(meeting.calendarItem(true));
    }

    private Link link() {
        assertThat(rig.links()).hasSize(1);
        return rig.links().get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void beforeItCountsAsDeletedTheLinkFollowsToTheNewItem(int sightings) {
        rig.track(tentative);
        rig.mailbox.hints().loseNext(1_000);
        rig.mailbox.delete(tentative);
        for (int i = 0; i < sightings; i++) {
            rig.sync();
        }
        ItemRef accepted = accept();

        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().all("appointment")).hasSize(1);
        assertThat(link().item()).isEqualTo(accepted);
        assertThat(rig.mailbox.peek(accepted).categories()).contains("Tracked in CRM");
        assertThat(rig.sync().planned()).isEmpty();
        rig.mailbox.edit(accepted, Map.of(ItemField.LOCATION, ItemValue.text("Room 4")));
        rig.sync();
        assertThat(rig.row(link().record()).value("location")).isEqualTo(CrmValue.text("Room 4"));
        assertThat(rig.get(rig.engine.why(
                                rig.get(rig.engine.resolve(accepted.entryId())).get(0)))
                        .reasons())
                .anyMatch(decision -> decision.code() == ReasonCode.BACK_AGAIN);
    }

    @Test
    void theNewItemIsTheTrackedOneForCommandsBeforeARunHasSeenIt() {
        rig.track(tentative);
        rig.mailbox.hints().loseNext(1_000);
        rig.mailbox.delete(tentative);
        ItemRef accepted = accept();

        assertThat(rig.track(accepted).code()).isEqualTo(ReasonCode.ALREADY_TRACKED);
        assertThat(rig.run(rig.request(CommandKind.UNTRACK, accepted)).get(0).code())
                .isEqualTo(ReasonCode.CONFIRM_UNTRACK);
    }

    @Test
    void aCopyIsNotTakenForTheMeetingThatWasDeleted() {
        rig.track(tentative);
        rig.mailbox.hints().loseNext(1_000);
        rig.mailbox.copy(tentative);
        rig.mailbox.delete(tentative);

        rig.sync();
        rig.sync();

        assertThat(rig.links()).isEmpty();
    }

    @Test
    void afterTheRecordWasDeletedTakingTheRunBackLinksTheNewItem() {
        rig.track(tentative);
        rig.mailbox.delete(tentative);
        rig.sync();
        rig.sync();
        assertThat(rig.crm.server().all("appointment")).isEmpty();
        ItemRef accepted = accept();
        rig.sync();
        String run = rig.get(rig.engine.history(20)).stream()
                .filter(entry -> entry.action().equals("delete-record"))
                .findFirst()
                .orElseThrow()
                .run();

        OperationView again =
                rig.get(rig.engine.undo(run)).orElseThrow().operations().get(0);
        rig.settle();

        assertThat(rig.get(rig.engine.operation(again.op()))).get().returns(Outcome.LINKED, OperationView::outcome);
        assertThat(rig.crm.server().all("appointment")).hasSize(1);
        assertThat(link().item()).isEqualTo(accepted);
        assertThat(rig.sync().planned()).isEmpty();
    }
}

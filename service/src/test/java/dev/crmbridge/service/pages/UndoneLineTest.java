package dev.crmbridge.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.service.FakeEngine;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndoneLineTest {
    private static final ItemRef ITEM = ItemRef.ofDefaultStore("00000000AAAA0001");
    private static final RecordRef RECORD = FakeEngine.record("task", "Call Kim");

    private static UndoneLine line(Outcome outcome, ReasonCode code, OperationView.@Nullable Linked record) {
        var untrack = new OperationView(
                "op-1",
                ITEM,
                "Call Kim",
                CommandKind.UNTRACK,
                outcome,
                code,
                "It is done.",
                record,
                null,
                FakeEngine.NOW,
                FakeEngine.NOW,
                null);
        var line = new UndoReport.Line(ITEM, RECORD, "Call Kim", true, ReasonCode.TAKEN_BACK, "It goes.", "op-1");
        return UndoneLine.of(new UndoReport("run-1", List.of(line), List.of()).at(List.of(untrack)))
                .get(0);
    }

    @Test
    void aRecordThatWasDeletedByTakingBackCannotBeViewed() {
        assertThat(line(Outcome.UNLINKED, ReasonCode.RECORD_DELETED, null).recordHref())
                .isNull();
    }

    @Test
    void aRecordThatStaysCanBeViewed() {
        var kept = new OperationView.Linked(RECORD, URI.create("http://crm.example/x"));
        assertThat(line(Outcome.UNLINKED, ReasonCode.RECORD_KEPT, kept).recordHref())
                .isEqualTo("/open/task/" + RECORD.id());
        assertThat(line(Outcome.PENDING, ReasonCode.TAKEN_BACK, null).recordHref())
                .isNotNull();
    }
}

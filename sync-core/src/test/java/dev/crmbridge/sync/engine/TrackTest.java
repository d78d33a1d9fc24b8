package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxFaults;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackTest {
    private final EngineRig rig = new EngineRig(1);

    @Test
    void aTaskBecomesARecordALinkAndAMark() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

        OperationView done = rig.track(item);

        assertThat(done.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(done.code()).isEqualTo(ReasonCode.CREATED);
        RecordRef record = Objects.requireNonNull(done.record()).ref();
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back"));
        OutlookItem marked = rig.mailbox.peek(item);
        assertThat(marked.categories()).contains("Tracked in CRM");
        assertThat(Objects.requireNonNull(marked.mark()).record()).isEqualTo(record);
        assertThat(rig.links()).singleElement().satisfies(link -> {
            assertThat(link.record()).isEqualTo(record);
            assertThat(link.markDue()).isFalse();
        });
    }

    @Test
    void aSecondTaskTakesOneRequestAndFewCallsToOutlook() {
        rig.track(rig.mailbox.add(HandmadeItem.task("First")));
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Second"));
        rig.settle();
        rig.crm.resetCounters();
        int callsBefore = rig.mailbox.calls();

        assertThat(rig.track(item).outcome()).isEqualTo(Outcome.LINKED);

        assertThat(rig.crm.requests()).isEqualTo(1);
        assertThat(rig.mailbox.calls() - callsBefore).isLessThanOrEqualTo(4);
    }

    @Test
    void aCompletedTaskIsCreatedOpenAndClosedByASecondRequest() {
        rig.track(rig.mailbox.add(HandmadeItem.task("First")));
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Done").with(ItemField.STATUS, new ItemValue.Whole(2)));
        rig.crm.resetCounters();

        OperationView done = rig.track(item);

        assertThat(done.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.row(Objects.requireNonNull(done.record()).ref()).value("statecode"))
                .isEqualTo(new CrmValue.Whole(1));
        assertThat(rig.crm.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostAnswerOrRequestCreatesOneRecordOnly(boolean answerLost) {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        rig.crm.failNext(CrmOperation.CREATE, answerLost ? Fault.answerLost() : Fault.requestLost());

        OperationView done = rig.track(item);

        assertThat(done.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(done.code()).isEqualTo(ReasonCode.CREATED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailedPreconditionOnCreateIsLookedIntoAndCreatesOneRecordOnly(boolean carriedOut) {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        CrmFailure old = new CrmFailure.VersionChanged("0x80060882", "The record has another version.");
        rig.crm.failNext(CrmOperation.CREATE, carriedOut ? new Fault.AfterCommit(old) : new Fault.BeforeCommit(old));

        OperationView done = rig.track(item);

        assertThat(done.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(done.code()).isEqualTo(ReasonCode.CREATED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    static List<String> failpoints() {
        return Failpoints.ALL;
    }

    @ParameterizedTest
    @MethodSource("failpoints")
    void aCrashAtAnyPointLosesNothingAndCreatesNothingTwice(String failpoint) {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back").with(ItemField.STATUS, new ItemValue.Whole(2)));
        rig.crashAt(failpoint, 1);
        boolean told = false;
        var submitted = rig.engine.submit(rig.request(CommandKind.TRACK, item));
        rig.settle();
        told = submitted.isDone() && !submitted.isCompletedExceptionally();
        if (rig.crashed()) {
            rig.restart();
            rig.settle();
        }

        if (!told && rig.crm.server().all("task").isEmpty()) {
            return; // nobody was told, nothing was done
        }
        rig.sync();
        assertThat(rig.crm.server().all("task")).hasSize(1);
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.markDue()).isFalse());
        assertThat(rig.mailbox.peek(item).categories()).contains("Tracked in CRM");
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anEditBetweenReadAndMarkIsSyncedAfterwards() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Before"));
        rig.crm.failNext(CrmOperation.CREATE, Fault.unavailable());
        var submitted = rig.engine.submit(rig.request(CommandKind.TRACK, item));
        rig.reactor.run(java.time.Duration.ofMillis(500));
        assertThat(submitted).isDone();
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("After")));

        rig.settle();

        RecordRef record = rig.links().get(0).record();
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("After"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aFailedMarkIsRepairedByTheNextRun() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        rig.mailbox.faults().failNext(MailboxFaults.Call.MARK, new MailboxFailure.Busy("busy"));

        assertThat(rig.track(item).outcome()).isEqualTo(Outcome.LINKED);
        rig.sync();

        assertThat(rig.mailbox.peek(item).categories()).contains("Tracked in CRM");
    }

    @Test
    void twentyOneItemsAreRefusedAndNothingIsCreated() {
        List<CommandRequest.Selected> items = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            items.add(rig.selected(rig.mailbox.add(HandmadeItem.task("Task " + i))));
        }

        List<OperationView> refused = rig.run(
                new CommandRequest(CommandKind.TRACK, items, null, null, null, CommandRequest.OnDuplicate.ASK, false));

        assertThat(refused).hasSize(21).allSatisfy(view -> {
            assertThat(view.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(view.code()).isEqualTo(ReasonCode.TOO_MANY);
        });
        assertThat(rig.crm.server().all("task")).isEmpty();
    }

    @Test
    void aThousandItemsInBulkTakeAtMostTwentyFiveRequests() {
        rig.track(rig.mailbox.add(HandmadeItem.task("First")));
        List<CommandRequest.Selected> items = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            items.add(rig.selected(rig.mailbox.add(HandmadeItem.task("Task " + i))));
        }
        rig.settle();
        rig.crm.resetCounters();

        List<OperationView> done = rig.run(
                new CommandRequest(CommandKind.TRACK, items, null, null, null, CommandRequest.OnDuplicate.ASK, true));

        assertThat(done).allSatisfy(view -> assertThat(view.outcome()).isEqualTo(Outcome.LINKED));
        assertThat(rig.crm.server().all("task")).hasSize(1_001);
        assertThat(rig.crm.requests()).isLessThanOrEqualTo(25);
    }

    @Test
    void offlineOperationsWaitAndGoOutWhenTheCrmIsBack() {
        rig.track(rig.mailbox.add(HandmadeItem.task("First")));
        rig.get(rig.engine.offline(true));
        ItemRef item = rig.mailbox.add(HandmadeItem.task("On the train"));

        OperationView waiting = rig.track(item);
        assertThat(waiting.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(rig.crm.server().all("task")).hasSize(1);
        rig.get(rig.engine.offline(false));
        rig.settle();

        assertThat(rig.get(rig.engine.operation(waiting.op())).orElseThrow().outcome())
                .isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.server().all("task")).hasSize(2);
    }

    @Test
    void aTrackedItemIsNotTrackedAgain() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        rig.track(item);

        OperationView again = rig.track(item);

        assertThat(again.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(again.code()).isEqualTo(ReasonCode.ALREADY_TRACKED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }
}

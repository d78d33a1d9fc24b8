package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What colleagues did to a record since the last run is read before Set Regarding and Set Parent write over it. */
class RegardingAmongColleaguesTest {
    private static final UUID COLLEAGUE = new UUID(9, 9);
    private static final CrmValue COMPLETED = new CrmValue.Whole(1);

    private final EngineRig rig = new EngineRig(41);
    private final RecordRef alder = account(1, "Alder Supplies");
    private final RecordRef birch = account(2, "Birch & Sons");
    private final RecordRef cedar = account(3, "Cedar Ltd");
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    private RecordRef account(int number, String name) {
        RecordRef account = new RecordRef("account", new UUID(7, number));
        rig.crm.server().put(account, Map.of("name", CrmValue.text(name)), COLLEAGUE);
        return account;
    }

    private RecordRef record() {
        return rig.links().get(0).record();
    }

    private RecordRef regarding() {
        return ((CrmValue.Lookup) rig.row(record()).value("regardingobjectid")).target();
    }

    private void colleagueSets(RecordRef target, String name) {
        rig.crm.server().edit(record(), Map.of("regardingobjectid", new CrmValue.Lookup(target, name)));
    }

    private void colleagueCompletes() {
        rig.crm.server().edit(record(), Map.of("statecode", COMPLETED, "statuscode", new CrmValue.Whole(5)));
    }

    private void lastEntryAndUndoSay(String before, String after, RecordRef back) {
        HistoryEntry entry = rig.get(rig.engine.history(1)).get(0);
        assertThat(entry.changes()).containsExactly(new HistoryEntry.Change("regardingobjectid", before, after));
        assertThat(rig.get(rig.engine.undo(entry.run()))).isPresent();
        rig.settle();
        assertThat(regarding()).isEqualTo(back);
    }

    @Test
    void whatAColleagueSetSinceTheLastRunIsInTheHistoryAndComesBackByUndo() {
        rig.regarding(item, alder);
        colleagueSets(birch, "Birch & Sons");

        OperationView done = rig.regarding(item, cedar);

        assertThat(done.code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertThat(done.reason()).contains("“Birch & Sons”").contains("history");
        assertThat(regarding()).isEqualTo(cedar);
        lastEntryAndUndoSay("Birch & Sons", "Cedar Ltd", birch);
    }

    @Test
    void otherFieldsThatAColleagueChangedStayAndReachOutlook() {
        rig.regarding(item, alder);
        rig.crm.server().edit(record(), Map.of("subject", CrmValue.text("Call back at noon")));

        OperationView done = rig.regarding(item, cedar);
        rig.sync();

        assertThat(done.reason()).doesNotContain("history");
        assertThat(rig.row(record()).value("subject")).isEqualTo(CrmValue.text("Call back at noon"));
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Call back at noon"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void whatIsSetBetweenReadAndWriteIsReadAgainAndNotLost() {
        rig.regarding(item, alder);
        List<RecordRef> once = new ArrayList<>(List.of(birch));
        rig.crm.faults((operation, number) -> {
            if (operation == CrmOperation.UPDATE && !once.isEmpty()) {
                colleagueSets(once.remove(0), "Birch & Sons");
            }
            return Fault.NONE;
        });

        OperationView done = rig.regarding(item, cedar);

        assertThat(once).isEmpty();
        assertThat(done.code()).isEqualTo(ReasonCode.REGARDING_SET);
        lastEntryAndUndoSay("Birch & Sons", "Cedar Ltd", birch);
    }

    @Test
    void aLostAnswerDoesNotLoseWhatAColleagueHadSet() {
        rig.regarding(item, alder);
        colleagueSets(birch, "Birch & Sons");
        rig.crm.failNext(CrmOperation.UPDATE, Fault.answerLost());

        rig.regarding(item, cedar);

        assertThat(regarding()).isEqualTo(cedar);
        lastEntryAndUndoSay("Birch & Sons", "Cedar Ltd", birch);
    }

    @Test
    void aRecordThatAColleagueHasJustCompletedIsRefused() {
        rig.regarding(item, alder);
        colleagueCompletes();
        long updates = rig.crm.requests(CrmOperation.UPDATE);

        OperationView refused = rig.regarding(item, cedar);

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.code()).isEqualTo(ReasonCode.CLOSED_IN_CRM);
        assertThat(rig.crm.requests(CrmOperation.UPDATE)).isEqualTo(updates);
        assertThat(regarding()).isEqualTo(alder);
    }

    @Test
    void aRecordThatAColleagueHasJustReopenedIsSet() {
        rig.regarding(item, alder);
        colleagueCompletes();
        rig.sync();
        rig.crm
                .server()
                .edit(record(), Map.of("statecode", new CrmValue.Whole(0), "statuscode", new CrmValue.Whole(2)));

        assertThat(rig.regarding(item, cedar).code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertThat(regarding()).isEqualTo(cedar);
    }

    @Test
    void chosenOfflineWhatAColleagueSetOrCompletedMeanwhileIsReadWhenItIsReplayed() {
        ItemRef other = rig.mailbox.add(HandmadeItem.task("Send the offer"));
        rig.regarding(item, alder);
        rig.get(rig.engine.offline(true));
        OperationView waiting = rig.regarding(item, cedar);
        assertThat(waiting.outcome()).isEqualTo(Outcome.PENDING);
        colleagueSets(birch, "Birch & Sons");

        rig.get(rig.engine.offline(false));
        rig.settle();

        assertThat(regarding()).isEqualTo(cedar);
        lastEntryAndUndoSay("Birch & Sons", "Cedar Ltd", birch);

        rig.regarding(other, alder);
        RecordRef completed = rig.links().get(1).record();
        rig.get(rig.engine.offline(true));
        OperationView second = rig.regarding(other, cedar);
        rig.crm.server().edit(completed, Map.of("statecode", COMPLETED, "statuscode", new CrmValue.Whole(5)));
        rig.get(rig.engine.offline(false));
        rig.settle();

        assertThat(rig.get(rig.engine.operation(second.op())).orElseThrow().code())
                .isEqualTo(ReasonCode.CLOSED_IN_CRM);
    }

    @Test
    void theParentOfAContactIsReadAsWell() {
        ItemRef person = rig.mailbox.add(HandmadeItem.of(ItemKind.CONTACT, "Kim Berg")
                .with(ItemField.FIRST_NAME, ItemValue.text("Kim"))
                .with(ItemField.LAST_NAME, ItemValue.text("Berg")));
        rig.run(CommandKind.PARENT, person, alder, null, CommandRequest.OnDuplicate.ASK);
        rig.crm.server().edit(record(), Map.of("parentcustomerid", new CrmValue.Lookup(birch, "Birch & Sons")));

        rig.run(CommandKind.PARENT, person, cedar, null, CommandRequest.OnDuplicate.ASK);

        HistoryEntry entry = rig.get(rig.engine.history(1)).get(0);
        assertThat(entry.changes())
                .containsExactly(new HistoryEntry.Change("parentcustomerid", "Birch & Sons", "Cedar Ltd"));
    }

    @Test
    void trackedAgainWithATargetWhatTheRecordWasRegardingIsInTheHistory() {
        rig.regarding(item, alder);
        RecordRef record = record();
        rig.untrack(item, false);
        rig.crm.server().edit(record, Map.of("regardingobjectid", new CrmValue.Lookup(birch, "Birch & Sons")));

        OperationView done = rig.regarding(item, cedar);

        assertThat(done.code()).isEqualTo(ReasonCode.RELINKED);
        assertThat(Objects.requireNonNull(done.record()).ref()).isEqualTo(record);
        assertThat(rig.get(rig.engine.history(2)))
                .filteredOn(entry -> entry.action().equals("set-regarding"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.changes())
                        .containsExactly(new HistoryEntry.Change("regardingobjectid", "Birch & Sons", "Cedar Ltd")));
    }

    @Test
    void trackedAgainWithATargetARecordThatIsCompletedByNowIsRefused() {
        rig.regarding(item, alder);
        RecordRef record = record();
        rig.untrack(item, false);
        rig.crm.server().edit(record, Map.of("statecode", COMPLETED, "statuscode", new CrmValue.Whole(5)));

        assertThat(rig.regarding(item, cedar).code()).isEqualTo(ReasonCode.CLOSED_IN_CRM);
        assertThat(rig.links()).isEmpty();
        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.RELINKED);
    }

    @Test
    void twentyItemsAreReadAndWrittenInThreeRequests() {
        List<CommandRequest.Selected> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add(rig.selected(rig.mailbox.add(HandmadeItem.task("Task " + i))));
        }
        rig.run(request(CommandKind.TRACK, items, null));
        rig.crm.resetCounters();

        List<OperationView> done = rig.run(request(CommandKind.REGARDING, items, alder));

        assertThat(done).hasSize(20).allMatch(view -> view.code() == ReasonCode.REGARDING_SET);
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).as("the records").isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.READ)).as("the target").isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.BATCH)).as("the writes").isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.UPDATE)).isZero();
    }

    @Test
    void ofSeveralItemsTheOneThatWasDeletedSaysSoAndTheOthersAreSet() {
        List<CommandRequest.Selected> items = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            items.add(rig.selected(rig.mailbox.add(HandmadeItem.task("Task " + i))));
        }
        rig.run(request(CommandKind.TRACK, items, null));
        rig.links().stream()
                .filter(link -> link.item().equals(items.get(1).ref()))
                .forEach(link -> rig.crm.server().remove(link.record()));

        assertThat(rig.run(request(CommandKind.REGARDING, items, alder)))
                .extracting(OperationView::code)
                .containsExactly(ReasonCode.REGARDING_SET, ReasonCode.DELETED_IN_CRM, ReasonCode.REGARDING_SET);
    }

    private static CommandRequest request(
            CommandKind kind, List<CommandRequest.Selected> items, @Nullable RecordRef target) {
        return new CommandRequest(kind, items, null, target, null, CommandRequest.OnDuplicate.ASK, false);
    }
}

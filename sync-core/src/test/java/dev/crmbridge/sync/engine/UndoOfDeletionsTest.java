package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.store.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A record that comes back may hold more than both sides agreed on: Outlook never showed what a colleague wrote just before the
 * deletion, so that Outlook shows something else, or nothing, is no edit of it.
 */
class UndoOfDeletionsTest {
    private static final String DESCRIPTION = "description";
    private static final CrmValue FROM_THE_COLLEAGUE = CrmValue.text("From the colleague");

    private final EngineRig rig = new EngineRig(41);

    private RecordRef track(ItemRef item) {
        return Objects.requireNonNull(rig.track(item).record()).ref();
    }

    private ItemRef task(String body) {
        HandmadeItem task = HandmadeItem.task("Call back");
        return rig.mailbox.add(body.isEmpty() ? task : task.with(ItemField.BODY, ItemValue.text(body)));
    }

    /** The colleague writes after the last run, so nobody in Outlook ever saw it. */
    private String untrackAfterColleagueWrote(ItemRef item, RecordRef record) {
        AtomicBoolean written = new AtomicBoolean();
        rig.crm.faults((operation, number) -> {
            if (operation == CrmOperation.DELETE && written.compareAndSet(false, true)) {
                rig.crm.server().edit(record, Map.of(DESCRIPTION, FROM_THE_COLLEAGUE));
            }
            return Fault.NONE;
        });
        OperationView untracked = rig.untrack(item, true);
        assertThat(untracked.code()).isEqualTo(ReasonCode.RECORD_DELETED);
        assertThat(rig.crm.server().row(record)).isEmpty();
        return untracked.op();
    }

    private void undo(String runOrOp) {
        assertThat(rig.get(rig.engine.undo(runOrOp))).isPresent();
        rig.settle();
        rig.sync();
    }

    private CrmValue inCrm(RecordRef record) {
        return rig.row(record).value(DESCRIPTION);
    }

    private ItemValue inOutlook(ItemRef item) {
        return rig.mailbox.peek(item).field(ItemField.BODY);
    }

    /** What an older version journaled: it did not know what was agreed. */
    private String asOlderVersionsJournaled(String op) {
        return rig.store.inTransaction(tx -> {
            JournalEntry deletion = tx.journal().of(op).stream()
                    .filter(entry -> entry.action().equals("delete-record"))
                    .findFirst()
                    .orElseThrow();
            tx.journal()
                    .add(new JournalEntry(
                            "older",
                            deletion.time(),
                            deletion.item(),
                            deletion.record(),
                            deletion.action(),
                            deletion.before(),
                            null));
            return "older";
        });
    }

    @Test
    void whatOnlyTheCrmHadComesToOutlookAndIsNotEmptied() {
        ItemRef item = task("");
        RecordRef record = track(item);

        undo(untrackAfterColleagueWrote(item, record));

        assertThat(inCrm(record)).isEqualTo(FROM_THE_COLLEAGUE);
        assertThat(inOutlook(item)).isEqualTo(ItemValue.text("From the colleague"));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
    }

    @Test
    void whatAColleagueWroteInPlaceOfTheAgreedTextComesToOutlook() {
        ItemRef item = task("Agreed");
        RecordRef record = track(item);

        undo(untrackAfterColleagueWrote(item, record));

        assertThat(inCrm(record)).isEqualTo(FROM_THE_COLLEAGUE);
        assertThat(inOutlook(item)).isEqualTo(ItemValue.text("From the colleague"));
    }

    @Test
    void whatWasEmptiedInOutlookWhileItWasUntrackedIsAnEdit() {
        ItemRef item = task("Agreed");
        RecordRef record = track(item);
        String op = rig.untrack(item, true).op();
        rig.mailbox.edit(item, Map.of(ItemField.BODY, ItemValue.NONE));

        undo(op);

        assertThat(inCrm(record)).isEqualTo(CrmValue.NONE);
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
    }

    @Test
    void whatBothEditedSinceTheyAgreedWaitsForAChoice() {
        ItemRef item = task("Agreed");
        RecordRef record = track(item);
        String op = untrackAfterColleagueWrote(item, record);
        rig.mailbox.edit(item, Map.of(ItemField.BODY, ItemValue.text("From Outlook")));

        undo(op);

        assertThat(rig.get(rig.engine.conflicts()))
                .singleElement()
                .satisfies(conflict -> assertThat(List.of(conflict.outlook(), conflict.crm()))
                        .containsExactly("From Outlook", "From the colleague"));
        assertThat(inCrm(record)).isEqualTo(FROM_THE_COLLEAGUE);
        assertThat(inOutlook(item)).isEqualTo(ItemValue.text("From Outlook"));
    }

    @Test
    void aRecordThatSomebodyElseBroughtBackMeanwhileIsComparedWithWhatWasAgreedToo() {
        ItemRef item = task("");
        RecordRef record = track(item);
        String op = untrackAfterColleagueWrote(item, record);
        rig.crm
                .server()
                .put(
                        record,
                        Map.of("subject", CrmValue.text("Call back"), DESCRIPTION, FROM_THE_COLLEAGUE),
                        new UUID(9, 9));

        undo(op);

        assertThat(inCrm(record)).isEqualTo(FROM_THE_COLLEAGUE);
        assertThat(inOutlook(item)).isEqualTo(ItemValue.text("From the colleague"));
    }

    @Test
    void aDeletionByARunKeepsWhatWasAgreedToo() {
        ItemRef item = task("Agreed");
        RecordRef record = track(item);
        rig.mailbox.delete(item);
        rig.sync();
        rig.sync();
        String run = rig.get(rig.engine.history(20)).stream()
                .filter(entry -> entry.action().equals("delete-record"))
                .map(HistoryEntry::run)
                .findFirst()
                .orElseThrow();

        List<JournalEntry> entries = rig.store.inTransaction(tx -> tx.journal().of(run));

        assertThat(entries)
                .filteredOn(entry -> entry.action().equals("delete-record"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.record()).isEqualTo(record);
                    assertThat(Objects.requireNonNull(entry.agreed()).value(DESCRIPTION))
                            .hasToString("Text[value=Agreed]");
                });
    }

    @Test
    void ofADeletionThatAnOlderVersionJournaledTheEmptySideIsFilled() {
        ItemRef item = task("");
        RecordRef record = track(item);

        undo(asOlderVersionsJournaled(untrackAfterColleagueWrote(item, record)));

        assertThat(inCrm(record)).isEqualTo(FROM_THE_COLLEAGUE);
        assertThat(inOutlook(item)).isEqualTo(ItemValue.text("From the colleague"));
    }

    @Test
    void ofADeletionThatAnOlderVersionJournaledTwoTextsWaitForAChoice() {
        ItemRef item = task("Agreed");
        RecordRef record = track(item);

        undo(asOlderVersionsJournaled(untrackAfterColleagueWrote(item, record)));

        assertThat(rig.get(rig.engine.conflicts()))
                .singleElement()
                .extracting(ConflictView::outlook, ConflictView::crm)
                .containsExactly("Agreed", "From the colleague");
        assertThat(inCrm(record)).isEqualTo(FROM_THE_COLLEAGUE);
        assertThat(inOutlook(item)).isEqualTo(ItemValue.text("Agreed"));
    }
}

package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People go on working between a command and the moment it is taken back, and while it is taken back. */
class UndoAmongEditsTest {
    private final EngineRig rig = new EngineRig(17);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final OperationView tracked = rig.track(item);
    private final RecordRef record = Objects.requireNonNull(tracked.record()).ref();

    private UndoReport undo(String op) {
        UndoReport report = rig.get(rig.engine.undo(op)).orElseThrow();
        rig.settle();
        return report;
    }

    private OperationView outcome(UndoReport report) {
        return rig.get(rig.engine.operation(report.operations().get(0).op())).orElseThrow();
    }

    @Test
    void aRecordThatSomebodyChangesWhileItsTrackIsTakenBackStays() {
        UndoReport report = rig.get(rig.engine.undo(tracked.op())).orElseThrow();
        rig.crm.server().edit(record, Map.of("description", CrmValue.text("A colleague's note")));
        rig.settle();

        assertThat(outcome(report).outcome()).isEqualTo(Outcome.UNLINKED);
        assertThat(outcome(report).reason()).contains("Somebody changed the record");
        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("A colleague's note"));
        assertThat(rig.links()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anItemThatWasEditedSinceItsRecordWentSendsTheEditToTheRecordThatComesBack() {
        OperationView untracked = rig.untrack(item, true);
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call back on Monday")));

        undo(untracked.op());
        rig.sync();

        assertThat(rig.links()).hasSize(1);
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back on Monday"));
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Call back on Monday"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void theRecordComesBackAlsoWhenItsItemIsGoneByThen() {
        OperationView untracked = rig.untrack(item, true);
        rig.mailbox.erase(item);

        UndoReport report = undo(untracked.op());

        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(outcome(report).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(rig.links()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void whatTheRecordWasRegardingMayBeGoneByThen() {
        RecordRef account = new RecordRef("account", new UUID(5, 5));
        rig.crm
                .server()
                .put(
                        account,
                        Map.of("name", CrmValue.text("Contoso")),
                        rig.crm.server().identity().user());
        rig.regarding(item, account);
        OperationView untracked = rig.untrack(item, true);
        rig.crm.server().remove(account);

        UndoReport report = undo(untracked.op());

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.reason()).contains("could not be created again");
        });
        assertThat(rig.crm.server().row(record)).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Call back"));
    }

    @Test
    void whatAColleagueWroteComesBackAlsoWhenTheAnswerToTheDeletionWasLost() {
        rig.crm.server().edit(record, Map.of("description", CrmValue.text("A colleague's note")));
        rig.crm.faults((operation, number) ->
                operation == CrmOperation.DELETE && number == 1 ? Fault.answerLost() : Fault.NONE);
        OperationView untracked = rig.untrack(item, true);
        assertThat(rig.crm.server().row(record)).isEmpty();

        undo(untracked.op());

        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("A colleague's note"));
    }
}

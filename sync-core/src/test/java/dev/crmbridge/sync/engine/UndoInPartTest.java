package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.SettingView;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.plan.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was written only in part, or not at all, is not called taken back or settled. */
class UndoInPartTest {
    private final EngineRig rig = new EngineRig(31);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final RecordRef record =
            Objects.requireNonNull(rig.track(item).record()).ref();

    private UndoReport undo(String runOrOp) {
        UndoReport report = rig.get(rig.engine.undo(runOrOp)).orElseThrow();
        rig.settle();
        return report;
    }

    private void edit(ItemField field, String text) {
        rig.mailbox.edit(item, Map.of(field, ItemValue.text(text)));
    }

    private void editInCrm(String column, String text) {
        rig.crm.server().edit(record, Map.of(column, CrmValue.text(text)));
    }

    private String inCrm(String column) {
        return ((CrmValue.Text) rig.row(record).value(column)).value();
    }

    private String runThatChangedSubjectAndDescription() {
        rig.mailbox.edit(
                item,
                Map.of(
                        ItemField.SUBJECT, ItemValue.text("Call back today"),
                        ItemField.BODY, ItemValue.text("About the offer")));
        rig.sync();
        return rig.get(rig.engine.history(1)).get(0).run();
    }

    @Test
    void aFieldThatAColleagueChangedSinceIsListedAndTheOtherOneIsTakenBack() {
        String run = runThatChangedSubjectAndDescription();
        editInCrm("description", "A colleague's note");

        UndoReport report = undo(run);

        assertThat(report.lines()).hasSize(2);
        assertThat(report.lines())
                .filteredOn(UndoReport.Line::undone)
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).startsWith("Subject: "));
        assertThat(report.lines())
                .filteredOn(line -> !line.undone())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.code()).isEqualTo(ReasonCode.CHANGED_SINCE);
                    assertThat(line.reason()).startsWith("Description: ").contains("changed since");
                });
        assertThat(inCrm("subject")).isEqualTo("Call back");
        assertThat(inCrm("description")).isEqualTo("A colleague's note");
    }

    @Test
    void aFieldThatShowsItsValueOfBeforeAlreadyIsTakenBackWithoutAWrite() {
        String run = runThatChangedSubjectAndDescription();
        editInCrm("subject", "Call back");
        rig.sync();

        UndoReport report = undo(run);

        assertThat(report.lines()).hasSize(2).allMatch(UndoReport.Line::undone, "undone");
        assertThat(report.lines()).anyMatch(line -> line.reason().contains("there already"));
        assertThat(inCrm("subject")).isEqualTo("Call back");
    }

    @Test
    void aFieldThatMayNotBeWrittenAnyMoreIsSaid() {
        String run = runThatChangedSubjectAndDescription();
        rig.crm.faults((operation, number) -> operation == CrmOperation.UPDATE || operation == CrmOperation.BATCH
                ? new Fault.BeforeCommit(
                        new CrmFailure.Denied("0x80040220", "the user may not write", "prvWriteActivity"))
                : Fault.NONE);

        UndoReport report = undo(run);
        rig.crm.faults(FaultPlan.NONE);

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.code()).isEqualTo(ReasonCode.NO_PRIVILEGE);
            assertThat(line.reason()).contains("Subject").contains("Description");
        });
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    /** As it happens between reading the record and writing it. */
    private void editInCrmAtTheNextWrite(String column, String text) {
        boolean[] done = {false};
        rig.crm.faults((operation, number) -> {
            if ((operation == CrmOperation.UPDATE || operation == CrmOperation.BATCH) && !done[0]) {
                done[0] = true;
                editInCrm(column, text);
            }
            return Fault.NONE;
        });
    }

    @Test
    void aChangeOfAnotherFieldInTheSameMomentDoesNotKeepAFieldFromBeingTakenBack() {
        edit(ItemField.SUBJECT, "Call back today");
        rig.sync();
        String run = rig.get(rig.engine.history(1)).get(0).run();
        editInCrmAtTheNextWrite("description", "In the same moment");

        assertThat(undo(run).lines()).singleElement().matches(UndoReport.Line::undone, "undone");

        assertThat(inCrm("subject")).isEqualTo("Call back");
        rig.sync();
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("In the same moment"));
        assertThat(rig.get(rig.engine.conflicts())).singleElement().satisfies(conflict -> {
            assertThat(conflict.outlook()).isEqualTo("Call back today");
            assertThat(conflict.crm()).isEqualTo("Call back");
        });
    }

    @Test
    void aChangeOfTheFieldItselfInTheSameMomentStays() {
        edit(ItemField.SUBJECT, "Call back today");
        rig.sync();
        String run = rig.get(rig.engine.history(1)).get(0).run();
        editInCrmAtTheNextWrite("subject", "In the same moment");

        assertThat(undo(run).lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.code()).isEqualTo(ReasonCode.CHANGED_SINCE);
        });

        assertThat(inCrm("subject")).isEqualTo("In the same moment");
    }

    @Test
    void aConflictOfWhichASideChangesInTheSameMomentIsNotSettled() {
        ConflictView conflict = conflict("Call back today", "Call back tomorrow");
        editInCrmAtTheNextWrite("subject", "In the same moment");

        assertThat(rig.get(rig.engine.resolveConflict(conflict.id(), Settlement.Side.OUTLOOK, true)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("changed since"));

        assertThat(inCrm("subject")).isEqualTo("In the same moment");
        assertThat(remembered()).isEqualTo("ask");
    }

    private ConflictView conflict(String inOutlook, String inCrm) {
        rig.mailbox.hints().loseNext(10);
        edit(ItemField.SUBJECT, inOutlook);
        editInCrm("subject", inCrm);
        rig.sync();
        return open();
    }

    private ConflictView open() {
        List<ConflictView> open = rig.get(rig.engine.conflicts());
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private String remembered() {
        return rig.get(rig.engine.settings()).stream()
                .filter(setting -> setting.name().equals("conflicts.task.subject"))
                .map(SettingView::value)
                .findFirst()
                .orElse("ask");
    }

    /** Another record has that subject, and a rule says that this makes duplicates. */
    private void isTaken(String subject) {
        rig.crm
                .server()
                .put(new RecordRef("task", new UUID(5, 5)), Map.of("subject", CrmValue.text(subject)), new UUID(9, 9));
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 3),
                        "Same subject",
                        "task",
                        "task",
                        false,
                        false,
                        List.of(new DuplicateRuleRow.Condition("subject", "subject", 0, null, true))));
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
    }

    private ConflictView takingBackIntoADuplicate() {
        edit(ItemField.SUBJECT, "Call back today");
        rig.sync();
        String run = rig.get(rig.engine.history(1)).get(0).run();
        isTaken("Call back");

        assertThat(undo(run).lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.code()).isEqualTo(ReasonCode.POSSIBLE_DUPLICATES);
            assertThat(line.reason()).startsWith("Subject: ").contains("under Conflicts");
        });
        assertThat(inCrm("subject")).isEqualTo("Call back today");
        for (int i = 0; i < 3; i++) {
            assertThat(rig.sync().planned()).isEmpty();
            ConflictView asked = open();
            assertThat(asked.ofTakingBack()).isTrue();
            assertThat(asked.before()).isEqualTo("Call back");
            assertThat(asked.outlook()).isEqualTo("Call back today");
            assertThat(asked.crm()).isEqualTo("Call back today");
            assertThat(asked.duplicates()).hasSize(1);
        }
        return open();
    }

    @Test
    void aValueOfBeforeThatWouldBeADuplicateIsAskedAboutAndWrittenWhenThatIsWanted() {
        ConflictView asked = takingBackIntoADuplicate();

        assertThat(rig.get(rig.engine.resolveConflict(asked.id(), Settlement.Side.OUTLOOK, false)))
                .isEmpty();

        assertThat(inCrm("subject")).isEqualTo("Call back");
        assertThat(rig.sync().planned()).isEmpty();
        ConflictView conflict = open();
        assertThat(conflict.ofDuplicates()).isFalse();
        assertThat(conflict.outlook()).isEqualTo("Call back today");
        assertThat(conflict.crm()).isEqualTo("Call back");
    }

    @Test
    void aValueOfBeforeThatWouldBeADuplicateCanBeLeft() {
        ConflictView asked = takingBackIntoADuplicate();

        assertThat(rig.get(rig.engine.resolveConflict(asked.id(), Settlement.Side.LEAVE, false)))
                .isEmpty();

        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(inCrm("subject")).isEqualTo("Call back today");
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Call back today"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void theQuestionAboutAValueOfBeforeEndsWhenThatFieldIsEdited() {
        takingBackIntoADuplicate();

        edit(ItemField.SUBJECT, "Call back on Monday");
        rig.sync();

        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(inCrm("subject")).isEqualTo("Call back on Monday");
    }

    @Test
    void aConflictSettledWithAValueThatWouldBeADuplicateIsNotSettledAndNothingIsRemembered() {
        isTaken("Taken");
        ConflictView conflict = conflict("Taken", "Call back tomorrow");
        assertThat(conflict.ofDuplicates()).isFalse();

        assertThat(rig.get(rig.engine.resolveConflict(conflict.id(), Settlement.Side.OUTLOOK, true)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("duplicate"));

        assertThat(remembered()).isEqualTo("ask");
        assertThat(inCrm("subject")).isEqualTo("Call back tomorrow");
        for (int i = 0; i < 3; i++) {
            assertThat(rig.sync().planned()).isEmpty();
            assertThat(open().ofDuplicates()).isTrue();
            assertThat(open().outlook()).isEqualTo("Taken");
        }
        assertThat(rig.get(rig.engine.resolveConflict(open().id(), Settlement.Side.OUTLOOK, false)))
                .isEmpty();
        assertThat(inCrm("subject")).isEqualTo("Taken");
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }
}

package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.DepartureAnswer;
import dev.crmbridge.sync.DepartureReport;
import dev.crmbridge.sync.DepartureView;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.store.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private final EngineRig rig = new EngineRig(21);

    private List<ItemRef> tracked(int count) {
        List<CommandRequest.Selected> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(rig.selected(rig.mailbox.add(HandmadeItem.task("Task " + i))));
        }
        rig.run(new CommandRequest(CommandKind.TRACK, items, null, null, null, CommandRequest.OnDuplicate.ASK, true));
        return items.stream().map(CommandRequest.Selected::ref).toList();
    }

    private List<DepartureView> open() {
        return rig.get(rig.engine.departures());
    }

    private List<DepartureView> asking() {
        return open().stream().filter(DepartureView::asks).toList();
    }

    private DepartureReport decide(List<DepartureView> views, DepartureChoice choice) {
        DepartureReport report = rig.get(rig.engine.decideDepartures(DepartureAnswer.to(views, choice)));
        rig.settle();
        return report;
    }

    private List<DepartureView> threeHundredDeletionsStopped() {
        tracked(310).subList(0, 300).forEach(rig.mailbox::delete);
        assertThat(rig.sync().stopped()).isNull();
        SyncReport run = rig.sync();
        assertThat(run.stopped()).contains("would delete 300 of 310 tracked items in the CRM", "Deletions");
        assertThat(rig.crm.server().all("task")).hasSize(310);
        assertThat(asking()).hasSize(300).allSatisfy(view -> {
            assertThat(view.question()).isEqualTo(ReasonCode.DELETION_BRAKE);
            assertThat(view.recordLeft()).isTrue();
            assertThat(view.subject()).startsWith("Task");
        });
        assertThat(rig.get(rig.engine.status()).problems()).isEqualTo(300);
        return asking();
    }

    @Test
    void threeHundredDeletionsAnsweredWithNoDeleteNothingAndAreNotAskedAgain() {
        List<DepartureView> asked = threeHundredDeletionsStopped();

        DepartureReport report = decide(asked, DepartureChoice.KEEP);

        assertThat(report.lines()).hasSize(300).allMatch(DepartureReport.Line::done);
        assertThat(asking()).isEmpty();
        assertThat(open()).hasSize(300);
        assertThat(rig.get(rig.engine.status()).problems()).isZero();
        for (int i = 0; i < 3; i++) {
            SyncReport run = rig.sync();
            assertThat(run.stopped()).isNull();
            assertThat(run.planned()).isEmpty();
        }
        assertThat(rig.crm.server().all("task")).hasSize(310);
        assertThat(rig.links()).hasSize(310);
    }

    @Test
    void threeHundredDeletionsAnsweredWithYesAreDeletedAndCanBeTakenBack() {
        List<DepartureView> asked = threeHundredDeletionsStopped();

        DepartureReport report = decide(asked, DepartureChoice.DELETE);

        assertThat(report.lines()).hasSize(300).allMatch(DepartureReport.Line::done);
        assertThat(rig.crm.server().all("task")).hasSize(10);
        assertThat(open()).isEmpty();
        assertThat(rig.links()).hasSize(10);

        UndoReport undone = rig.get(rig.engine.undo(report.run())).orElseThrow();

        assertThat(undone.lines()).hasSize(300);
        assertThat(rig.crm.server().all("task")).hasSize(310);
    }

    @Test
    void theAnswerSurvivesACrashBeforeTheRunThatDoesIt() {
        List<DepartureView> asked = threeHundredDeletionsStopped();
        rig.engine.decideDepartures(DepartureAnswer.to(asked, DepartureChoice.DELETE));
        rig.crashAt("after-sync-delete", 100);
        rig.settle();
        assertThat(rig.crashed()).isTrue();
        assertThat(rig.crm.server().all("task")).hasSizeBetween(11, 309);

        rig.restart();
        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().all("task")).hasSize(10);
        assertThat(open()).isEmpty();
    }

    @Test
    void theYesCoversWhatWaitedAndWhatComesNewInTheOtherDirectionIsAskedAbout() {
        List<ItemRef> items = tracked(400);
        items.subList(0, 12).forEach(rig.mailbox::delete);
        rig.sync();
        rig.sync();
        assertThat(asking()).hasSize(12);
        remove(items.subList(50, 350));
        rig.get(rig.engine.synchronize(false));
        assertThat(asking()).as("sighted once").hasSize(12);

        SyncReport run = rig.get(rig.engine.synchronizeWithDeletions());
        rig.settle();

        assertThat(run.done().deleted()).isEqualTo(12);
        assertThat(run.stopped()).contains("would delete 300 of 400 tracked items in Outlook");
        assertThat(items.subList(12, 400)).allMatch(rig::exists);
        assertThat(asking()).hasSize(300).allMatch(view -> !view.recordLeft());
    }

    @Test
    void theYesCoversWhatWaitedAndWhatComesNewInTheSameDirectionIsAskedAbout() {
        List<ItemRef> items = tracked(100);
        items.subList(0, 30).forEach(rig.mailbox::delete);
        rig.sync();
        rig.sync();
        items.subList(30, 50).forEach(rig.mailbox::delete);
        rig.get(rig.engine.synchronize(false));
        assertThat(asking()).as("the others are sighted once").hasSize(30);

        SyncReport run = rig.get(rig.engine.synchronizeWithDeletions());
        rig.settle();

        assertThat(run.done().deleted()).isEqualTo(30);
        assertThat(run.stopped()).contains("would delete 20 of 100");
        assertThat(rig.crm.server().all("task")).hasSize(70);
        assertThat(asking()).hasSize(20);
    }

    @Test
    void whereNothingWaitsTheYesCoversNothing() {
        List<ItemRef> items = tracked(50);
        items.subList(0, 30).forEach(rig.mailbox::delete);
        rig.get(rig.engine.synchronize(false));

        assertThat(rig.get(rig.engine.synchronizeWithDeletions()).stopped()).contains("would delete 30 of 50");
        assertThat(rig.crm.server().all("task")).hasSize(50);
    }

    private void remove(List<ItemRef> items) {
        rig.links().stream()
                .filter(link -> items.contains(link.item()))
                .forEach(link -> rig.crm.server().remove(link.record()));
    }

    /** The choice is stored, then the run that would carry it out does not reach the CRM. */
    private void chooseToDeleteWhileTheCrmIsAway(List<DepartureView> asked) {
        rig.crm.faults((operation, number) -> Fault.unreachable());
        DepartureReport report = decide(asked, DepartureChoice.DELETE);
        assertThat(report.lines()).noneMatch(DepartureReport.Line::done);
        rig.crm.faults(FaultPlan.NONE);
    }

    @Test
    void anEditMadeAfterTheChoiceToDeleteIsNotDeletedAndAskedAboutAgain() {
        List<ItemRef> items = tracked(20);
        items.subList(0, 12).forEach(rig.mailbox::delete);
        rig.sync();
        rig.sync();
        chooseToDeleteWhileTheCrmIsAway(asking());
        RecordRef edited = rig.links().stream()
                .filter(link -> !rig.exists(link.item()))
                .findFirst()
                .orElseThrow()
                .record();
        rig.crm.server().edit(edited, Map.of("subject", CrmValue.text("Changed after the choice")));

        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().all("task")).hasSize(9);
        assertThat(rig.row(edited).value("subject")).isEqualTo(CrmValue.text("Changed after the choice"));
        assertThat(asking()).singleElement().satisfies(view -> {
            assertThat(view.record()).isEqualTo(edited);
            assertThat(view.question()).isEqualTo(ReasonCode.EDIT_BEATS_DELETE);
            assertThat(reasons(view)).anyMatch(reason -> reason.contains("changed in the CRM after you were asked"));
        });

        DepartureReport again = decide(asking(), DepartureChoice.DELETE);

        assertThat(again.lines()).singleElement().matches(DepartureReport.Line::done);
        assertThat(rig.crm.server().row(edited)).isEmpty();
    }

    @Test
    void aSecondEditOfTheItemAfterTheChoiceIsAskedAboutAgainAndTheReportSaysSo() {
        DepartureView asked = editedItemOfADeletedRecord();
        rig.mailbox.edit(asked.item(), Map.of(ItemField.SUBJECT, ItemValue.text("Call them tomorrow")));

        DepartureReport report = decide(List.of(asked), DepartureChoice.DELETE);

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.done()).isFalse();
            assertThat(line.reason()).contains("changed in Outlook after you were asked");
        });
        assertThat(rig.exists(asked.item())).isTrue();
        assertThat(asking()).hasSize(1);

        decide(asking(), DepartureChoice.DELETE);

        assertThat(rig.exists(asked.item())).isFalse();
    }

    @Test
    void aChoiceAboutTheRecordDoesNotDeleteTheItemThatIsBack() {
        List<ItemRef> items = tracked(20);
        items.subList(0, 12).forEach(rig.mailbox::delete);
        rig.sync();
        rig.sync();
        chooseToDeleteWhileTheCrmIsAway(asking());
        List<Link> chosen =
                rig.links().stream().filter(link -> !rig.exists(link.item())).toList();
        chosen.forEach(link -> {
            rig.mailbox.bringBack(link.item());
            rig.crm.server().remove(link.record());
        });

        rig.sync();
        SyncReport run = rig.sync();

        assertThat(run.stopped()).contains("would delete 12 of 20 tracked items in Outlook");
        assertThat(rig.mailbox.peekAll().stream()
                        .filter(item -> !item.facts().inDeletedItems())
                        .count())
                .isEqualTo(20);
    }

    @Test
    void anAnswerToAnOlderQuestionIsRefusedWhenWhatIsLeftWasAskedAboutAgain() {
        DepartureView old = editedItemOfADeletedRecord();
        rig.mailbox.edit(old.item(), Map.of(ItemField.SUBJECT, ItemValue.text("Call them tomorrow")));
        decide(List.of(old), DepartureChoice.DELETE);
        DepartureView now = asking().get(0);
        assertThat(now.version()).isNotEqualTo(old.version());

        for (DepartureChoice choice : DepartureChoice.values()) {
            DepartureReport report = decide(List.of(old), choice);
            assertThat(report.renewed()).as(choice.word()).containsExactly(old.record());
            assertThat(report.lines()).isEmpty();
        }

        assertThat(rig.exists(old.item())).isTrue();
        assertThat(asking()).containsExactly(now);
        assertThat(decide(List.of(now), DepartureChoice.DELETE).lines())
                .singleElement()
                .matches(DepartureReport.Line::done);
    }

    @Test
    void aPageThatOffersToDeleteTheRecordDeletesNoItemAfterTheSidesChangedPlaces() {
        List<ItemRef> items = tracked(20);
        items.subList(0, 12).forEach(rig.mailbox::delete);
        rig.sync();
        rig.sync();
        List<DepartureView> old = asking();
        rig.links().stream().filter(link -> !rig.exists(link.item())).toList().forEach(link -> {
            rig.mailbox.bringBack(link.item());
            rig.crm.server().remove(link.record());
        });
        rig.sync();
        rig.sync();
        assertThat(asking()).hasSize(12).noneMatch(DepartureView::recordLeft);

        assertThat(decide(old, DepartureChoice.DELETE).renewed()).hasSize(12);

        assertThat(rig.mailbox.peekAll().stream().filter(item -> !item.facts().inDeletedItems()))
                .hasSize(20);
        assertThat(asking()).hasSize(12);
    }

    @Test
    void oneRenewedQuestionRefusesTheChoiceForAllOfTheOlderPage() {
        List<ItemRef> items = tracked(20);
        items.subList(0, 12).forEach(rig.mailbox::delete);
        rig.sync();
        rig.sync();
        List<DepartureView> old = asking();
        decide(old.subList(0, 1), DepartureChoice.KEEP);

        assertThat(decide(old, DepartureChoice.DELETE).renewed())
                .containsExactly(old.get(0).record());

        assertThat(rig.crm.server().all("task")).hasSize(20);
        assertThat(asking()).isEqualTo(old.subList(1, 12));
    }

    @Test
    void anAnswerHoldsForTheRestWhenSomeOfWhatWasShownIsSettledAndLeavesWhatIsNewAlone() {
        List<ItemRef> items = tracked(20);
        items.subList(0, 12).forEach(rig.mailbox::delete);
        rig.sync();
        rig.sync();
        List<DepartureView> old = asking();
        rig.mailbox.bringBack(old.get(0).item());
        items.subList(12, 15).forEach(rig.mailbox::delete);
        rig.sync();
        rig.sync();
        assertThat(asking()).hasSize(14);

        DepartureReport report = decide(old, DepartureChoice.DELETE);

        assertThat(report.lines()).hasSize(11).allMatch(DepartureReport.Line::done);
        assertThat(rig.crm.server().all("task")).hasSize(9);
        assertThat(asking()).hasSize(3).noneMatch(old::contains);
    }

    private List<String> reasons(DepartureView view) {
        return rig.store.inTransaction(tx -> tx.decisions().of(view.item())).stream()
                .map(ItemStatus.Decision::reason)
                .toList();
    }

    @Test
    void deletionsThatComeInPortionsJoinTheOpenQuestion() {
        List<ItemRef> items = tracked(100);
        items.subList(0, 30).forEach(rig.mailbox::delete);
        rig.sync();
        rig.sync();
        items.subList(30, 35).forEach(rig.mailbox::delete);
        rig.sync();

        assertThat(rig.sync().stopped()).contains("35 of 100");

        assertThat(asking()).hasSize(35);
        assertThat(rig.crm.server().all("task")).hasSize(100);
    }

    @Test
    void itemsThatComeBackAreTrackedAsBefore() {
        List<ItemRef> items = tracked(30);
        List<ItemRef> away = items.subList(0, 20);
        away.forEach(rig.mailbox::delete);
        rig.sync();
        assertThat(asking()).hasSize(20);

        rig.links().stream()
                .filter(link -> rig.mailbox.peek(link.item()).facts().inDeletedItems())
                .forEach(link -> rig.mailbox.bringBack(link.item()));
        SyncReport run = rig.sync();

        assertThat(run.stopped()).isNull();
        assertThat(open()).isEmpty();
        assertThat(rig.links()).hasSize(30).allMatch(link -> link.parked() == null);
        assertThat(rig.sync().planned()).isEmpty();
    }

    private DepartureView editedItemOfADeletedRecord() {
        ItemRef item = tracked(1).get(0);
        RecordRef record = rig.links().get(0).record();
        rig.crm.server().remove(record);
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call them today")));
        rig.sync();
        rig.sync();
        assertThat(asking()).singleElement().satisfies(view -> {
            assertThat(view.question()).isEqualTo(ReasonCode.EDIT_BEATS_DELETE);
            assertThat(view.recordLeft()).isFalse();
        });
        return asking().get(0);
    }

    @Test
    void anEditedItemWhoseRecordIsGoneCanBecomeANewRecord() {
        DepartureView asked = editedItemOfADeletedRecord();

        DepartureReport report = decide(List.of(asked), DepartureChoice.CREATE);

        assertThat(report.operations()).hasSize(1);
        assertThat(rig.crm.server().all("task")).singleElement().satisfies(row -> {
            assertThat(row.value("subject")).isEqualTo(CrmValue.text("Call them today"));
            assertThat(row.ref()).isNotEqualTo(asked.record());
        });
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.item()).isEqualTo(asked.item()));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anEditedItemWhoseRecordIsGoneCanBeDeletedOrKept() {
        DepartureView asked = editedItemOfADeletedRecord();
        assertThat(decide(List.of(asked), DepartureChoice.KEEP).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).contains("create, delete, unlink"));

        DepartureReport report = decide(List.of(asked), DepartureChoice.DELETE);

        assertThat(report.lines()).singleElement().matches(DepartureReport.Line::done);
        assertThat(rig.exists(asked.item())).isFalse();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.get(rig.engine.history(1)))
                .extracting(HistoryEntry::action)
                .containsExactly("delete-item");
    }

    @Test
    void unlinkKeepsWhatIsLeft() {
        DepartureView asked = editedItemOfADeletedRecord();

        decide(List.of(asked), DepartureChoice.UNLINK);

        assertThat(rig.exists(asked.item())).isTrue();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peek(asked.item()).categories()).doesNotContain("Tracked in CRM");
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aChangedRecordWhoseItemWasDeletedGoesOnlyWhenChosen() {
        ItemRef item = tracked(1).get(0);
        RecordRef record = rig.links().get(0).record();
        rig.mailbox.delete(item);
        rig.crm.server().edit(record, Map.of("subject", CrmValue.text("Changed in the CRM")));
        rig.sync();
        assertThat(asking()).singleElement().matches(DepartureView::recordLeft);
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.crm.server().row(record)).isPresent();

        decide(asking(), DepartureChoice.DELETE);

        assertThat(rig.crm.server().row(record)).isEmpty();
        assertThat(Objects.requireNonNull(rig.get(rig.engine.history(1)).get(0)).action())
                .isEqualTo("delete-record");
        assertThat(rig.links()).extracting(Link::record).isEmpty();
    }
}

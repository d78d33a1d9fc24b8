package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.SyncReport.Planned;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A preview says what a run would do, value by value, and does nothing of it. */
class DryRunTest extends FilteredLife {
    @Test
    void aChangeInOutlookIsShownWithTheValueThatTheCrmHasNow() {
        ItemRef item = tracked("Write the offer");
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Send the offer")));

        Planned plan = only(preview());

        assertThat(plan.action()).isEqualTo("update-crm");
        assertThat(plan.subject()).isEqualTo("Write the offer");
        assertThat(plan.record()).isEqualTo(rig.links().get(0).record());
        assertThat(plan.code()).isEqualTo(ReasonCode.CHANGED_IN_OUTLOOK);
        assertThat(plan.fields()).containsExactly(new SyncReport.Field("subject", "Send the offer", "Write the offer"));
    }

    @Test
    void aChangeInTheCrmIsShownWithTheValueThatOutlookHasNow() {
        tracked("Write the offer");
        edit(rig.links().get(0).record(), Map.of("subject", CrmValue.text("Send the offer")));

        Planned plan = only(preview());

        assertThat(plan.action()).isEqualTo("update-outlook");
        assertThat(plan.fields()).containsExactly(new SyncReport.Field("subject", "Write the offer", "Send the offer"));
    }

    @Test
    void aConflictIsShownWithBothValues() {
        ItemRef item = tracked("Write the offer");
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Send the offer")));
        edit(rig.links().get(0).record(), Map.of("subject", CrmValue.text("Forget the offer")));

        Planned plan = only(preview());

        assertThat(plan.action()).isEqualTo("hold");
        assertThat(plan.code()).isEqualTo(ReasonCode.CONFLICT);
        assertThat(plan.fields())
                .containsExactly(new SyncReport.Field("subject", "Send the offer", "Forget the offer"));
    }

    @Test
    void aRecordThatWouldComeIsShownWithTheFieldsItHas() {
        on(Filter.OWN_TASKS);
        RecordRef record = task("Write the offer", me);

        Planned plan = only(preview());

        assertThat(plan.action()).isEqualTo("create-item");
        assertThat(plan.item()).isEqualTo(Planned.notYet(record));
        assertThat(plan.record()).isEqualTo(record);
        assertThat(plan.fields())
                .contains(new SyncReport.Field("subject", "", "Write the offer"))
                .noneMatch(field -> field.crm().isEmpty());
        assertThat(rig.mailbox.peekAll()).isEmpty();
    }

    @Test
    void anItemThatWouldBeLinkedAgainIsShownAsThat() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.sync();
        edit(record, Map.of("ownerid", user(me)));

        List<Planned> planned = preview().planned();

        assertThat(planned)
                .singleElement()
                .satisfies(plan -> assertThat(plan.action()).isEqualTo("link"));
        assertThat(rig.links()).isEmpty();
        assertThat(rig.sync().planned()).extracting(Planned::action).containsExactly("link");
    }

    @Test
    void anItemThatWasDeletedMeanwhileIsNotSaidToBeLinkedAgain() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();
        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.sync();
        rig.mailbox.delete(item);
        edit(record, Map.of("ownerid", user(me)));

        assertThat(preview().planned()).isEmpty();
    }

    @Test
    void aPreviewChangesNothingOnEitherSideNorInTheJournal() {
        ItemRef item = tracked("Write the offer");
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Send the offer")));
        var before = rig.mailbox.peek(item);
        long written = rig.crm.requests(CrmOperation.UPDATE);
        var journal = rig.get(rig.engine.history(100));

        SyncReport first = preview();

        assertThat(preview().planned()).isEqualTo(first.planned());
        assertThat(rig.mailbox.peek(item)).isEqualTo(before);
        assertThat(rig.crm.requests(CrmOperation.UPDATE)).isEqualTo(written);
        assertThat(rig.get(rig.engine.history(100))).isEqualTo(journal);
        assertThat(rig.sync().planned()).extracting(Planned::action).containsExactly("update-crm");
    }

    @Test
    void aRunThatDoesWhatItPlansLeavesTheValuesToTheHistory() {
        ItemRef item = tracked("Write the offer");
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Send the offer")));

        assertThat(only(rig.sync()).fields()).isEmpty();
    }

    @Test
    void withoutTheCrmThePreviewIsNotComplete() {
        tracked("Write the offer");
        rig.get(rig.engine.offline(true));

        SyncReport report = preview();

        assertThat(report.complete()).isFalse();
        assertThat(report.stopped()).contains("CRM");
    }

    @Test
    void whileAPassRunsTheStatusSaysSo() {
        tracked("Write the offer");
        assertThat(rig.get(rig.engine.status()).passRuns()).isFalse();
        rig.crm.failNext(CrmOperation.WHO_AM_I, Fault.answerLost());

        CompletableFuture<SyncReport> pass = rig.engine.synchronize(false);

        assertThat(rig.get(rig.engine.status()).passRuns()).isTrue();
        rig.get(pass);
        assertThat(rig.get(rig.engine.status()).passRuns()).isFalse();
    }

    private ItemRef tracked(String subject) {
        ItemRef item = rig.mailbox.add(HandmadeItem.of(ItemKind.TASK, subject));
        rig.track(item);
        return item;
    }

    /** Time stands still afterwards, so that Outlook's hint of an edit does not bring the pair in step. */
    private SyncReport preview() {
        SyncReport report = rig.get(rig.engine.synchronize(true));
        assertThat(report.dryRun()).isTrue();
        return report;
    }

    private static Planned only(SyncReport report) {
        assertThat(report.planned()).hasSize(1);
        return report.planned().get(0);
    }
}

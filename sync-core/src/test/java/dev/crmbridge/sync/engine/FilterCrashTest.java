package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxFaults;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterCrashTest extends FilteredLife {
    @Test
    void aFilterThatCouldNotBeAskedLetsNothingGo() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.crm.failNext(CrmOperation.OPEN, Fault.unreachable());

        SyncReport report = rig.sync();

        assertThat(report.done().failed()).isEqualTo(1);
        assertThat(rig.links()).hasSize(1);
        assertThat(rig.sync().done().unlinked()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsNotNamedAndCannotBeReadKeepsItsLink() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        rig.crm.server().remove(record);

        assertThat(rig.sync().done().unlinked()).isZero();

        assertThat(rig.links()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Failpoints.AFTER_PREPARED, Failpoints.AFTER_OUTLOOK_WRITE, Failpoints.AFTER_PAIR})
    void aCrashWhileAnItemIsCreatedMakesNoSecondOneAndLosesNoEdit(String failpoint) {
        RecordRef record = task("Write the offer", me);
        task("Another one", me);
        rig.crashAt(failpoint, 1);
        rig.engine.switchFilter(Filter.OWN_TASKS, true, false);
        rig.settle();
        assertThat(rig.crashed()).isTrue();
        for (OutlookItem item : rig.mailbox.peekAll()) {
            rig.mailbox.edit(item.ref(), Map.of(ItemField.BODY, ItemValue.text("Typed since")));
        }
        int typed = rig.mailbox.peekAll().size();
        edit(record, Map.of("subject", CrmValue.text("Changed since")));

        rig.restart();
        rig.settle();
        rig.sync();
        rig.sync();

        assertThat(rig.mailbox.peekAll()).hasSize(2);
        assertThat(rig.links()).hasSize(2);
        assertThat(rig.mailbox.peekAll())
                .filteredOn(item -> item.field(ItemField.BODY).equals(ItemValue.text("Typed since")))
                .hasSize(typed);
        assertThat(rig.mailbox.peekAll())
                .extracting(item -> item.field(ItemField.SUBJECT))
                .contains(ItemValue.text("Changed since"), ItemValue.text("Another one"));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aCrashWhileAnItemIsLetGoIsRepaired() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();
        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.crashAt(Failpoints.AFTER_UNLINK, 1);
        rig.engine.synchronize(false);
        rig.settle();
        assertThat(rig.crashed()).isTrue();

        rig.restart();
        rig.sync();

        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peek(item).categories()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aLostAnswerToTheCreationMakesNoSecondItem() {
        task("Write the offer", me);
        rig.mailbox
                .faults()
                .loseAnswerOfNext(MailboxFaults.Call.CREATE, new MailboxFailure.NotRunning("Outlook went away"));

        rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, true, false));
        rig.settle();
        rig.sync();

        assertThat(rig.mailbox.peekAll()).hasSize(1);
        assertThat(rig.links()).hasSize(1);
    }
}

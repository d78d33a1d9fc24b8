package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.store.Link;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What passes cost when a person has tracked for years. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenThousandLinksTest {
    private static final int MANY = 10_000;

    private final EngineRig rig = new EngineRig(31);

    @BeforeAll
    void track() {
        List<ItemRef> items = IntStream.range(0, MANY)
                .mapToObj(number -> rig.mailbox.add(HandmadeItem.task("Task " + number)))
                .toList();
        rig.run(new CommandRequest(
                CommandKind.TRACK,
                items.stream().map(rig::selected).toList(),
                null,
                null,
                null,
                CommandRequest.OnDuplicate.ASK,
                true));
        rig.sync();
        assertThat(rig.links()).hasSize(MANY);
    }

    @Test
    void aPassWithoutChangesAsksForChangesOnceAndListsOnce() {
        rig.sync();
        rig.crm.resetCounters();
        int calls = rig.mailbox.calls();

        SyncReport report = rig.sync();

        assertThat(report.planned()).isEmpty();
        assertThat(rig.mailbox.calls() - calls).isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.READ)).isZero();
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isZero();
        assertThat(rig.crm.requests(CrmOperation.CHANGED)).isEqualTo(1);
    }

    @Test
    void oneEditOnEachSideCostsWhatItWouldAmongTen() {
        Link first = rig.links().get(0);
        Link last = rig.links().get(MANY - 1);
        rig.mailbox.edit(first.item(), Map.of(ItemField.SUBJECT, ItemValue.text("Edited in Outlook")));
        rig.crm.server().edit(last.record(), Map.of("subject", CrmValue.text("Edited in CRM")));
        rig.crm.resetCounters();

        SyncReport report = rig.sync();

        assertThat(report.planned()).hasSize(2);
        assertThat(rig.crm.requests(CrmOperation.UPDATE)).isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.READ) + rig.crm.requests(CrmOperation.READ_ALL))
                .isLessThanOrEqualTo(2);
    }
}

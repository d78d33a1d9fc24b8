package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A column that the user may neither read nor write, in a record that he may. */
class SecuredColumnTest extends FilteredLife {
    private final RecordRef record = task("Prepare offer", me);

    private ItemRef linked() {
        edit(record, Map.of("description", CrmValue.text("Confidential")));
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();
        rig.sync();
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Confidential"));
        rig.crm.server().secure("description");
        return item;
    }

    @Test
    void whatOutlookShowsStaysWhenTheColumnIsSecured() {
        ItemRef item = linked();

        edit(record, Map.of("subject", CrmValue.text("Prepare new offer")));
        rig.sync();

        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Prepare new offer"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Confidential"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aFieldThatIsRefusedDoesNotKeepTheOthersBack() {
        ItemRef item = linked();
        rig.mailbox.edit(item, Map.of(ItemField.BODY, ItemValue.text("Mine")));
        rig.sync();
        assertThat(rig.get(rig.engine.why(row(item))).reasons())
                .anySatisfy(decision -> assertThat(decision.code()).isEqualTo(ReasonCode.NO_PRIVILEGE));

        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Prepare two offers")));
        rig.sync();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Prepare two offers"));
        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("Confidential"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Mine"));
        rig.crm.resetCounters();
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.crm.requests(CrmOperation.UPDATE)).isZero();
    }

    @Test
    void bothEditedAtOnceTheOneThatIsAllowedArrives() {
        ItemRef item = linked();

        rig.mailbox.edit(
                item,
                Map.of(
                        ItemField.BODY, ItemValue.text("Mine"),
                        ItemField.SUBJECT, ItemValue.text("Prepare two offers"),
                        ItemField.STATUS, new ItemValue.Whole(2)));
        rig.sync();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Prepare two offers"));
        assertThat(rig.row(record).value("statecode")).isEqualTo(new CrmValue.Whole(1));
        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("Confidential"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Mine"));
    }
}

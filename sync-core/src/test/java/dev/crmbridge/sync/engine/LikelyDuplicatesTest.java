package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.LikelyDuplicate;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LikelyDuplicatesTest {
    private final EngineRig rig = new EngineRig(8);
    private final RecordRef earlier = new RecordRef("task", new UUID(5, 5));
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    private void publish(DuplicateRuleRow.Condition... conditions) {
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 3), "Same task", "task", "task", false, false, List.of(conditions)));
        rig.crm.server().put(earlier, Map.of("subject", CrmValue.text("Call back")), new UUID(9, 9));
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
    }

    private static DuplicateRuleRow.Condition same(String column) {
        return new DuplicateRuleRow.Condition(column, column, 0, null, false);
    }

    private ItemStatus why() {
        return rig.get(
                rig.engine.why(rig.get(rig.engine.resolve(item.entryId())).get(0)));
    }

    @Test
    void anUntrackedItemNamesTheRecordItMayBeWithoutAskingTheCrm() {
        publish(same("subject"));
        why();
        rig.crm.resetCounters();

        LikelyDuplicate likely = why().likely().get(0);

        assertThat(likely.match().ref()).isEqualTo(earlier);
        assertThat(likely.match().rule()).isEqualTo("Same task");
        assertThat(likely.match().matching()).extracting("value").containsExactly("Call back");
        assertThat(likely.record().url().toString()).contains(earlier.id().toString());
        assertThat(rig.crm.requests()).isZero();
    }

    @Test
    void theWarningGoesWhenTheItemChanges() {
        publish(same("subject"));
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Something else")));

        assertThat(why().likely()).isEmpty();
    }

    @Test
    void aTrackedItemIsNotWarnedOf() {
        rig.track(item);
        publish(same("subject"));

        assertThat(why().likely()).isEmpty();
    }

    @Test
    void theRecordKeptByUntrackIsNotADuplicateOfItsOwnItem() {
        rig.track(item);
        RecordRef kept = rig.links().get(0).record();
        rig.untrack(item, false);
        publish(same("subject"));

        assertThat(why().likely())
                .extracting(likely -> likely.match().ref())
                .containsExactly(earlier)
                .doesNotContain(kept);
    }

    @Test
    void aRuleOverAFieldTheListingDoesNotTellStaysSilent() {
        publish(same("subject"), same("description"));

        assertThat(why().likely()).isEmpty();
    }
}

package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.LikelyDuplicate;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
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
    void forARuleOverAFieldTheListingDoesNotTellTheItemIsRead() {
        RecordRef same = new RecordRef("task", new UUID(5, 8));
        rig.mailbox.edit(item, Map.of(ItemField.BODY, ItemValue.text("Ask for the figures")));
        publish(same("subject"), same("description"));
        rig.crm
                .server()
                .put(
                        same,
                        Map.of(
                                "subject",
                                rig.row(earlier).value("subject"),
                                "description",
                                CrmValue.text("Ask for the figures")),
                        new UUID(9, 9));
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();

        assertThat(why().likely()).extracting(likely -> likely.match().ref()).containsExactly(same);
    }

    private ItemStatus whyContact(ItemRef contact) {
        return rig.get(
                rig.engine.why(rig.get(rig.engine.resolve(contact.entryId())).get(0)));
    }

    private ItemRef contact() {
        return rig.mailbox.add(HandmadeItem.of(ItemKind.CONTACT, "Robin Example")
                .with(ItemField.LAST_NAME, ItemValue.text("Example"))
                .with(ItemField.EMAIL_1, ItemValue.text("robin@fabrikam.example")));
    }

    private RecordRef publishSameAddress() {
        RecordRef known = new RecordRef("contact", new UUID(5, 6));
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 4),
                        "Same address",
                        "contact",
                        "contact",
                        false,
                        false,
                        List.of(same("emailaddress1"))));
        rig.crm.server().put(known, Map.of("emailaddress1", CrmValue.text("Robin@Fabrikam.example")), new UUID(9, 9));
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
        return known;
    }

    @Test
    void aContactIsReadForItsAddressWithoutAskingTheCrm() {
        ItemRef contact = contact();
        RecordRef known = publishSameAddress();
        whyContact(contact);
        rig.crm.resetCounters();

        List<LikelyDuplicate> likely = whyContact(contact).likely();

        assertThat(likely).extracting(each -> each.match().ref()).containsExactly(known);
        assertThat(rig.crm.requests()).isZero();
    }

    @Test
    void aTrackedContactIsNotWarnedOf() {
        ItemRef contact = contact();
        rig.track(contact);
        publishSameAddress();

        assertThat(whyContact(contact).likely()).isEmpty();
    }

    @Test
    void aContactThatMeetsNobodyIsNotWarnedOf() {
        ItemRef contact = contact();
        publishSameAddress();
        rig.mailbox.edit(contact, Map.of(ItemField.EMAIL_1, ItemValue.text("someone@alder.example")));

        assertThat(whyContact(contact).likely()).isEmpty();
    }
}

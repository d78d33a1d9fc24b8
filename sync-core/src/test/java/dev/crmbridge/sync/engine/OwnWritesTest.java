package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The local duplicate check knows at once what the bridge itself wrote and deleted, without reading the CRM. */
class OwnWritesTest {
    private final EngineRig rig = new EngineRig(41);

    OwnWritesTest() {
        publish(1, "task", "subject");
        publish(2, "contact", "emailaddress1");
        publish(3, "contact", "fullname");
        rig.sync();
    }

    private void publish(int number, String table, String column) {
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, number),
                        "Same " + column,
                        table,
                        table,
                        false,
                        false,
                        List.of(new DuplicateRuleRow.Condition(column, column, 0, null, true))));
    }

    private ItemRef task(String subject) {
        return rig.mailbox.add(HandmadeItem.task(subject));
    }

    private ItemRef contact(String first, String last, String address) {
        return rig.mailbox.add(HandmadeItem.of(ItemKind.CONTACT, first + " " + last)
                .with(ItemField.FIRST_NAME, ItemValue.text(first))
                .with(ItemField.LAST_NAME, ItemValue.text(last))
                .with(ItemField.EMAIL_1, ItemValue.text(address)));
    }

    private static RecordRef record(OperationView tracked) {
        return Objects.requireNonNull(tracked.record()).ref();
    }

    /** What becomes of a new item when nobody but the local check can be asked. */
    private Outcome offline(ItemRef item) {
        rig.get(rig.engine.offline(true));
        Outcome outcome = rig.track(item).outcome();
        rig.get(rig.engine.offline(false));
        return outcome;
    }

    @Test
    void anItemUntrackedWithItsRecordIsTrackedAgainWithoutAQuestion() {
        ItemRef item = task("Call back");
        rig.track(item);
        assertThat(rig.untrack(item, true).outcome()).isEqualTo(Outcome.UNLINKED);
        assertThat(rig.crm.server().all("task")).isEmpty();

        assertThat(rig.track(item).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void aDeletedRecordIsForgottenOfflineAndAfterARestart() {
        ItemRef item = task("Call back");
        rig.track(item);
        rig.sync();
        assertThat(offline(task("Call back"))).isEqualTo(Outcome.DUPLICATES);
        rig.untrack(item, true);

        rig.restart();
        rig.settle();

        assertThat(rig.store.<List<Known>>inTransaction(tx -> tx.knownRecords().all()))
                .isEmpty();
        assertThat(offline(task("Call back"))).isEqualTo(Outcome.PENDING);
    }

    @Test
    void aRecordThatARunDeletedWithItsItemIsForgotten() {
        ItemRef item = task("Call back");
        rig.track(item);
        rig.mailbox.delete(item);
        rig.sync();
        rig.sync();
        assertThat(rig.crm.server().all("task")).isEmpty();

        assertThat(offline(task("Call back"))).isEqualTo(Outcome.PENDING);
    }

    @Test
    void aRecordThatAColleagueDeletedIsForgottenWhenTheRunHasSeenIt() {
        ItemRef item = task("Call back");
        rig.crm.server().remove(record(rig.track(item)));
        rig.sync();
        rig.sync();
        assertThat(rig.links()).isEmpty();

        assertThat(offline(task("Call back"))).isEqualTo(Outcome.PENDING);
    }

    @Test
    void aRecordThatIsCreatedAgainByTakingItsDeletionBackIsKnownAgain() {
        ItemRef item = task("Call back");
        rig.track(item);
        OperationView deleted = rig.untrack(item, true);
        rig.get(rig.engine.undo(deleted.op()));
        rig.settle();
        assertThat(rig.crm.server().all("task")).hasSize(1);

        assertThat(offline(task("Call back"))).isEqualTo(Outcome.DUPLICATES);
    }

    @Test
    void aChangeThatASyncWroteIsKnownByItsNewValueAndNotByTheOld() {
        ItemRef item = contact("Robin", "Example", "a@alder.example");
        RecordRef record = record(rig.track(item));
        rig.sync();
        rig.mailbox.edit(item, Map.of(ItemField.EMAIL_1, ItemValue.text("b@alder.example")));
        rig.sync();
        assertThat(rig.row(record).value("emailaddress1")).isEqualTo(CrmValue.text("b@alder.example"));

        assertThat(offline(contact("Kim", "Other", "a@alder.example"))).isEqualTo(Outcome.PENDING);
        assertThat(offline(contact("Kim", "Another", "b@alder.example"))).isEqualTo(Outcome.DUPLICATES);
    }

    @Test
    void aLastNameThatASyncWroteChangesTheFullNameToo() {
        ItemRef item = contact("Robin", "Example", "a@alder.example");
        rig.track(item);
        rig.sync();
        rig.mailbox.edit(item, Map.of(ItemField.LAST_NAME, ItemValue.text("Married")));
        rig.sync();

        assertThat(offline(contact("Robin", "Example", "c@alder.example"))).isEqualTo(Outcome.PENDING);
        assertThat(offline(contact("Robin", "Married", "d@alder.example"))).isEqualTo(Outcome.DUPLICATES);
    }
}

package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.store.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pairs whose records the user may not read any more: out of sight is not gone. */
class PausedPairsTest {
    private final EngineRig rig = new EngineRig(43);
    private final List<ItemRef> items = new ArrayList<>();

    private void tracked(int count) {
        for (int i = 0; i < count; i++) {
            ItemRef item = rig.mailbox.add(HandmadeItem.task("Task " + i));
            rig.track(item);
            items.add(item);
        }
        rig.sync();
        assertThat(rig.links()).hasSize(count);
    }

    /** As a run that was interrupted leaves it: the record is read at the next look. */
    private void bothSidesAreToBeLookedAt() {
        rig.links()
                .forEach(link -> rig.store.inTransaction(tx -> {
                    tx.links().put(link.unseen());
                    return true;
                }));
    }

    private void edit(ItemRef item) {
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Edited meanwhile")));
    }

    private void minutesPass() {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(2)));
    }

    private List<String> paused() {
        return rig.get(rig.engine.status()).paused();
    }

    @Test
    void withoutTheRightToReadATableNoPairOfItEndsAndAllGoOnWhenItIsBack() {
        tracked(6);
        bothSidesAreToBeLookedAt();
        rig.crm.server().revoke("prvReadActivity");

        items.forEach(this::edit);
        rig.settle();
        assertThat(rig.links()).as("after the hints").hasSize(6);
        SyncReport run = rig.sync();

        assertThat(run.stopped()).contains("6 tracked items are paused", "prvReadActivity", "Nothing is unlinked");
        assertThat(rig.links()).as("after the pass").hasSize(6);
        assertThat(paused()).singleElement().asString().contains("6 tracked items are paused", "prvReadActivity");
        ItemRow row = rig.get(rig.engine.resolve(items.get(0).entryId())).get(0);
        assertThat(rig.get(rig.engine.why(row)).youCan())
                .anyMatch(advice -> advice.contains("not kept in step now") && advice.contains("prvReadActivity"));

        rig.crm.server().grant("prvReadActivity");
        minutesPass();
        assertThat(rig.sync().stopped()).isNull();

        assertThat(rig.links()).hasSize(6);
        assertThat(rig.crm.server().all("task"))
                .hasSize(6)
                .allMatch(task -> task.value("subject").equals(CrmValue.text("Edited meanwhile")));
        assertThat(paused()).isEmpty();
    }

    @Test
    void aTableThatMayStillBeReadGoesOn() {
        tracked(2);
        ItemRef contact = rig.mailbox.add(HandmadeItem.of(ItemKind.CONTACT, "Kim Sample")
                .with(ItemField.FIRST_NAME, ItemValue.text("Kim"))
                .with(ItemField.LAST_NAME, ItemValue.text("Sample")));
        rig.track(contact);
        RecordRef record = rig.links().stream()
                .map(Link::record)
                .filter(ref -> ref.entity().equals("contact"))
                .findFirst()
                .orElseThrow();
        rig.crm.server().revoke("prvReadActivity");
        rig.sync();
        minutesPass();
        rig.crm.server().edit(record, Map.of("jobtitle", CrmValue.text("Baker")));

        SyncReport run = rig.sync();

        assertThat(run.stopped()).contains("2 tracked items are paused");
        assertThat(rig.mailbox.peek(contact).field(ItemField.JOB_TITLE)).isEqualTo(ItemValue.text("Baker"));
        assertThat(rig.links()).hasSize(3);
    }

    @Test
    void manyRecordsOutOfSightAtOnceArePausedAndGoOnWhenTheyAreSeenAgain() {
        tracked(12);
        UUID other = new UUID(9, 9);
        rig.links()
                .forEach(link -> rig.crm
                        .server()
                        .edit(
                                link.record(),
                                Map.of("ownerid", new CrmValue.Lookup(new RecordRef("systemuser", other), null))));
        rig.crm.server().limitToOwn("prvReadActivity");
        minutesPass();

        SyncReport run = rig.sync();

        assertThat(run.stopped()).contains("12 of 12 tracked items have records that you cannot see any more");
        assertThat(rig.links()).hasSize(12);
        ItemRow row = rig.get(rig.engine.resolve(items.get(0).entryId())).get(0);
        assertThat(rig.get(rig.engine.why(row)).reasons().get(0)).satisfies(decision -> {
            assertThat(decision.code()).isEqualTo(ReasonCode.RECORD_OUT_OF_REACH);
            assertThat(decision.reason()).contains("The link stays");
        });

        rig.crm.server().grant("prvReadActivity");
        items.forEach(this::edit);
        minutesPass();
        assertThat(rig.sync().stopped()).isNull();
        assertThat(rig.crm.server().all("task"))
                .hasSize(12)
                .allMatch(task -> task.value("subject").equals(CrmValue.text("Edited meanwhile")));
    }
}

package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.store.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncTest {
    private final EngineRig rig = new EngineRig(5);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final RecordRef record =
            Objects.requireNonNull(rig.track(item).record()).ref();

    @Test
    void anEditInTheCrmReachesOutlook() {
        editRecord("subject", "Call tomorrow");

        SyncReport report = rig.sync();

        assertThat(report.done().toOutlook()).isEqualTo(1);
        assertThat(subject()).isEqualTo(ItemValue.text("Call tomorrow"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anEditInOutlookReachesTheCrmByItselfAfterAHint() {
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call now")));

        rig.settle();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call now"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aCategoryRemovedByHandUntracksByItselfAfterAHintThatNamesTheItem() {
        rig.mailbox.categorize(item, Set.of());

        rig.settle();

        assertThat(rig.links()).noneMatch(Link::isLinked);
        assertThat(rig.row(record).ref()).isEqualTo(record);
    }

    @Test
    void differentFieldsMergeAndTheSameFieldAsks() {
        rig.mailbox.hints().loseNext(100);
        rig.mailbox.edit(
                item, Map.of(ItemField.SUBJECT, ItemValue.text("Mine"), ItemField.IMPORTANCE, new ItemValue.Whole(2)));
        editRecord("subject", "Theirs");
        editRecord("description", "From the CRM");

        SyncReport report = rig.sync();

        assertThat(report.done().conflicts()).isEqualTo(1);
        assertThat(rig.row(record).value("prioritycode")).isEqualTo(new CrmValue.Whole(2));
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("From the CRM"));
        assertThat(subject()).isEqualTo(ItemValue.text("Mine"));
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Theirs"));
        assertThat(rig.get(rig.engine.conflicts())).singleElement().satisfies(conflict -> {
            assertThat(conflict.outlook()).isEqualTo("Mine");
            assertThat(conflict.crm()).isEqualTo("Theirs");
        });
        assertThat(rig.sync().planned()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Settlement.Side.class,
            names = {"OUTLOOK", "CRM"})
    void aChosenValueEndsTheConflictOnBothSides(Settlement.Side use) {
        rig.mailbox.hints().loseNext(100);
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Mine")));
        editRecord("subject", "Theirs");
        rig.sync();
        String id = rig.get(rig.engine.conflicts()).get(0).id();

        assertThat(rig.get(rig.engine.resolveConflict(id, use, false)).isEmpty())
                .isTrue();

        String chosen = use == Settlement.Side.OUTLOOK ? "Mine" : "Theirs";
        assertThat(subject()).isEqualTo(ItemValue.text(chosen));
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text(chosen));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aRecordDeletedInTheCrmTakesTheItemAlongAfterTwoSightings() {
        rig.crm.server().remove(record);

        assertThat(rig.sync().done().deleted()).isZero();
        assertThat(rig.mailbox.peek(item).facts().inDeletedItems()).isFalse();
        assertThat(rig.sync().done().deleted()).isEqualTo(1);

        assertThat(rig.mailbox.peek(item).facts().inDeletedItems()).isTrue();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anItemDeletedInOutlookTakesTheRecordAlongAfterTwoSightings(boolean forGood) {
        if (forGood) {
            rig.mailbox.erase(item);
        } else {
            rig.mailbox.delete(item);
        }

        SyncReport first = rig.get(rig.engine.synchronize(false));
        assertThat(first.done().deleted()).isZero();
        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(rig.links()).hasSize(1);
        rig.sync();

        assertThat(rig.crm.server().row(record)).isEmpty();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anEditBeatsADelete() {
        rig.mailbox.erase(item);
        editRecord("subject", "Still needed");

        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(rig.get(rig.engine.status()).problems()).isEqualTo(1);
        assertThat(rig.sync().done().deleted()).isZero();
    }

    @Test
    void aMovedItemIsFoundByItsMarkAndACopyStaysUntracked() {
        rig.mailbox.copy(item);
        ItemRef moved = rig.mailbox.changeEntryId(item);

        rig.sync();
        SyncReport report = rig.sync();

        assertThat(report.done().deleted()).isZero();
        assertThat(rig.links()).hasSize(1);
        rig.mailbox.edit(moved, Map.of(ItemField.SUBJECT, ItemValue.text("Moved and changed")));
        rig.sync();
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void aDryRunPlansAndChangesNothing() {
        editRecord("subject", "Call tomorrow");

        SyncReport report = rig.get(rig.engine.synchronize(true));

        assertThat(report.planned()).hasSize(1);
        assertThat(subject()).isEqualTo(ItemValue.text("Call back"));
    }

    @Test
    void tooManyDeletionsStopTheRun() {
        List<ItemRef> more = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            ItemRef next = rig.mailbox.add(HandmadeItem.task("Task " + i));
            rig.track(next);
            more.add(next);
        }
        more.forEach(rig.mailbox::erase);

        rig.sync();
        SyncReport report = rig.sync();

        assertThat(report.stopped()).contains("delete");
        assertThat(rig.crm.server().all("task")).hasSize(15);
        assertThat(rig.get(rig.engine.synchronizeWithDeletions()).done().deleted())
                .isEqualTo(14);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void aLostAnswerToAnUpdateIsSeenAsAgreementLater() {
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call now")));
        rig.crm.failNext(CrmOperation.UPDATE, Fault.answerLost());
        rig.settle();

        rig.sync();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call now"));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    static List<String> failpoints() {
        return Failpoints.ALL;
    }

    @ParameterizedTest
    @MethodSource("failpoints")
    void aCrashAtAnyPointOfARunLosesNoEdit(String failpoint) {
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Mine")));
        editRecord("description", "From the CRM");
        rig.crashAt(failpoint, 1);
        rig.engine.synchronize(false);
        rig.settle();
        if (rig.crashed()) {
            rig.restart();
            rig.settle();
        }

        rig.sync();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Mine"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("From the CRM"));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    private ItemValue subject() {
        return rig.mailbox.peek(item).field(ItemField.SUBJECT);
    }

    private void editRecord(String column, String text) {
        rig.clock.advanceTo(rig.clock.instant().plusSeconds(5));
        rig.crm.server().edit(record, Map.of(column, CrmValue.text(text)));
    }
}

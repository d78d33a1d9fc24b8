package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.FilterAnswer;
import dev.crmbridge.sync.FilterPreview;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.filter.FilterSwitch.Position;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.Link;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterLimitsTest extends FilteredLife {
    @Test
    void nothingComesWhileNoFilterIsOn() {
        task("Write the offer", me);

        rig.sync();

        assertThat(rig.mailbox.peekAll()).isEmpty();
    }

    @Test
    void aPreviewCountsAndChangesNothing() {
        RecordRef here = task("Here", me);
        RecordRef leaves = task("Leaves", me);
        on(Filter.OWN_TASKS);
        edit(leaves, Map.of("ownerid", user(COLLEAGUE)));
        task("New", me);

        FilterPreview preview = rig.get(rig.engine.previewFilter(Filter.OWN_TASKS));

        assertThat(preview.matching()).isEqualTo(2);
        assertThat(preview.come()).isEqualTo(1);
        assertThat(preview.here()).isEqualTo(1);
        assertThat(preview.leave()).isEqualTo(1);
        assertThat(preview.confirm()).isFalse();
        assertThat(preview.examples()).extracting(FilterPreview.Example::name).containsExactly("New", "Leaves");
        assertThat(rig.mailbox.peekAll()).hasSize(2);
        assertThat(rig.links()).extracting(Link::record).contains(here, leaves);
    }

    @Test
    void moreThanTwoHundredComeOnlyAfterAYes() {
        for (int i = 0; i < 201; i++) {
            task("Task " + i, me);
        }

        FilterAnswer asks = rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, true, false));
        rig.sync();
        rig.restart();
        rig.settle();
        rig.sync();

        assertThat(asks.set().position()).isEqualTo(Position.ASKS);
        assertThat(asks.set().asked()).isEqualTo(201);
        assertThat(rig.mailbox.peekAll()).isEmpty();
        assertThat(rig.get(rig.engine.status()).problems()).isEqualTo(1);

        rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, true, true));
        rig.settle();
        assertThat(rig.links()).hasSize(201);
        assertThat(rig.get(rig.engine.status()).problems()).isZero();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aFilterThatIsOnAsksWhenSuddenlyVeryManyMatch() {
        on(Filter.OWN_TASKS);
        for (int i = 0; i < 201; i++) {
            task("Task " + i, me);
        }

        rig.sync();

        assertThat(rig.mailbox.peekAll()).isEmpty();
        assertThat(rig.get(rig.engine.filters()).get(0).set().position()).isEqualTo(Position.ASKS);
    }

    @Test
    void twoHundredComeWithoutAsking() {
        for (int i = 0; i < 200; i++) {
            task("Task " + i, me);
        }

        on(Filter.OWN_TASKS);

        assertThat(rig.links()).hasSize(200);
    }

    @Test
    void switchingAFilterOffLeavesWhatCameLinked() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();
        rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, false, false));
        task("Another one", me);

        edit(record, Map.of("subject", CrmValue.text("Changed")));
        rig.sync();

        assertThat(rig.mailbox.peekAll()).hasSize(1);
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Changed"));
    }

    @Test
    void aDryRunSaysWhatWouldComeAndChangesNothing() {
        on(Filter.OWN_TASKS);
        RecordRef record = task("Write the offer", me);

        SyncReport report = rig.get(rig.engine.synchronize(true));

        assertThat(report.planned()).singleElement().satisfies(planned -> {
            assertThat(planned.item().entryId()).isEqualTo(record.toString());
            assertThat(planned.action()).isEqualTo("create-item");
        });
        assertThat(rig.mailbox.peekAll()).isEmpty();
    }

    @Test
    void aDryRunSaysThatAFilterWouldAskFirst() {
        on(Filter.OWN_TASKS);
        for (int i = 0; i < 201; i++) {
            task("Task " + i, me);
        }

        SyncReport report = rig.get(rig.engine.synchronize(true));

        assertThat(report.planned()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.stopped())
                .contains("Own open tasks")
                .contains("201")
                .contains("asks first")
                .contains("filters on own-tasks --confirm");
        assertThat(rig.get(rig.engine.filters()).get(0).set().position()).isEqualTo(Position.ON);
    }

    @Test
    void aDryRunSaysAgainThatAFilterWaitsForAYes() {
        for (int i = 0; i < 201; i++) {
            task("Task " + i, me);
        }
        rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, true, false));

        assertThat(rig.get(rig.engine.synchronize(true)).stopped())
                .contains("201")
                .contains("asks first");
    }

    @Test
    void whatCameLongAgoAndIsNeitherLinkedNorNamedAnyMoreIsForgotten() {
        RecordRef gone = task("Write the offer", me);
        RecordRef here = task("Still open", me);
        RecordRef declined = task("Not wanted", me);
        on(Filter.OWN_TASKS);
        rig.untrack(itemOf(declined), false);
        rig.sync();
        edit(gone, Map.of("ownerid", user(COLLEAGUE)));
        rig.sync();

        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofDays(179)));
        rig.sync();
        assertThat(arrivals()).contains(gone, here, declined);

        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofDays(2)));
        rig.sync();

        assertThat(arrivals()).contains(here, declined).doesNotContain(gone);
        assertThat(rig.sync().planned()).isEmpty();
    }

    private ItemRef itemOf(RecordRef record) {
        return rig.links().stream()
                .filter(link -> link.record().equals(record))
                .map(Link::item)
                .findFirst()
                .orElseThrow();
    }

    private List<RecordRef> arrivals() {
        return rig.store.inTransaction(
                tx -> tx.arrivals().all().stream().map(Arrival::record).toList());
    }

    @Test
    void aRunWithNothingNewTakesOneRequestPerTableAndOnePerFilter() {
        for (int i = 0; i < 50; i++) {
            task("Task " + i, me);
        }
        on(Filter.OWN_TASKS);
        rig.sync();
        rig.crm.resetCounters();
        int calls = rig.mailbox.calls();

        assertThat(rig.sync().planned()).isEmpty();

        assertThat(rig.crm.requests()).isEqualTo(2);
        assertThat(rig.mailbox.calls() - calls).isEqualTo(1);
    }

    @Test
    void fiftyNewRecordsTakeOneRequestMore() {
        on(Filter.OWN_TASKS);
        for (int i = 0; i < 50; i++) {
            task("Task " + i, me);
        }
        rig.crm.resetCounters();

        rig.get(rig.engine.synchronize(false));

        assertThat(rig.links()).hasSize(50);
        assertThat(rig.crm.requests(CrmOperation.OPEN)).isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isEqualTo(1);
    }
}

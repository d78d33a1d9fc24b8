package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FilterTest extends FilteredLife {
    @Test
    void anOwnOpenTaskComesOnceTheFilterIsOnAndIsLinked() {
        RecordRef record = task("Write the offer", me);
        task("Somebody else's", COLLEAGUE);

        on(Filter.OWN_TASKS);

        OutlookItem item = onlyItem();
        assertThat(item.kind()).isEqualTo(ItemKind.TASK);
        assertThat(item.field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Write the offer"));
        assertThat(item.mark()).isNotNull();
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.record()).isEqualTo(record));
        assertThat(reasons(item.ref())).anyMatch(reason -> reason.contains("Own open tasks"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void whatCameIsKeptInStepBothWays() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();

        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Send the offer")));
        rig.settle();
        edit(record, Map.of("description", CrmValue.text("Two pages")));
        rig.sync();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Send the offer"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Two pages"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aTaskThatIsDoneIsShownAsCompleteBeforeItIsLetGo() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();

        edit(record, Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(5)));
        rig.sync();
        rig.sync();

        assertThat(rig.mailbox.peek(item).field(ItemField.STATUS)).isEqualTo(new ItemValue.Whole(2));
        assertThat(rig.links()).isEmpty();
        assertThat(reasons(item).get(0)).contains("completed");
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anItemIsLinkedAgainWhenItsRecordMatchesAgain() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();
        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.sync();
        assertThat(rig.links()).isEmpty();

        edit(record, Map.of("ownerid", user(me), "subject", CrmValue.text("Write it again")));
        rig.sync();
        rig.settle();

        assertThat(onlyItem().ref()).isEqualTo(item);
        assertThat(rig.links()).hasSize(1);
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Write it again"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anItemTrackedByHandIsNoConcernOfFilters() {
        on(Filter.OWN_TASKS);
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = Objects.requireNonNull(rig.track(item).record()).ref();

        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.sync();
        rig.sync();

        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.item()).isEqualTo(item));
    }

    @Test
    void whatAPersonUntrackedOrDeletedDoesNotComeAgain() {
        task("Write the offer", me);
        appointment("appointment", "Planning", person(me, Role.REQUIRED), person(COLLEAGUE, Role.ORGANIZER));
        on(Filter.OWN_TASKS);
        on(Filter.OWN_APPOINTMENTS);
        assertThat(rig.links()).hasSize(2);
        for (Link link : rig.links()) {
            rig.untrack(link.item(), false);
        }

        rig.sync();
        rig.sync();

        assertThat(rig.mailbox.peekAll()).hasSize(2);
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void aRunThatBroughtAnItemIsTakenBackAndTheRecordDoesNotComeAgain() {
        RecordRef record = task("Call back", me);
        on(Filter.OWN_TASKS);
        rig.sync();
        String run = rig.get(rig.engine.history(1)).get(0).run();

        var report = rig.get(rig.engine.undo(run)).orElseThrow();
        rig.settle();
        rig.sync();

        assertThat(report.lines()).singleElement().matches(line -> line.undone());
        assertThat(rig.links()).isEmpty();
        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(rig.mailbox.peekAll()).hasSize(1);
    }

    /** Many deletions wait for an answer, possibly for days; what has nothing to do with them does not wait with them. */
    @Test
    void whileDeletionsWaitForAnAnswerRecordsStillComeAndGo() {
        RecordRef leaving = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef kept = onlyItem().ref();
        List<ItemRef> deleted = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            deleted.add(rig.mailbox.add(HandmadeItem.task("Task " + i)));
        }
        deleted.forEach(rig::track);
        deleted.forEach(rig.mailbox::delete);
        rig.sync();
        assertThat(rig.sync().stopped()).contains("would delete 30 of 31");

        edit(leaving, Map.of("ownerid", user(COLLEAGUE)));
        task("Call the customer", me);
        RetiredClient old = new RetiredClient(rig);
        ItemRef marked = old.marked(HandmadeItem.task("Visit"), old.record("task", "Visit"), old.organization);
        SyncReport run = rig.sync();
        rig.settle();

        assertThat(run.stopped()).contains("would delete 30 of");
        assertThat(reasons(kept).get(0)).contains("belongs to somebody else");
        assertThat(rig.mailbox.peekAll())
                .anyMatch(item -> item.field(ItemField.SUBJECT).equals(ItemValue.text("Call the customer")));
        assertThat(old.linkOf(marked).isLinked()).isTrue();
        assertThat(run.done().adopted()).isEqualTo(1);
    }
}

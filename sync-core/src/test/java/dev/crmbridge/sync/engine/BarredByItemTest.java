package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.ItemStatus.Barred;
import dev.crmbridge.sync.ItemStatus.Deletion;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the pane offers is what the command would do. */
class BarredByItemTest extends FilteredLife {
    private ItemStatus why(ItemRef item) {
        List<ItemRow> rows = rig.get(rig.engine.resolve(item.entryId()));
        assertThat(rows).hasSize(1);
        return rig.get(rig.engine.why(rows.get(0)));
    }

    private void assertUnfit(HandmadeItem made, ReasonCode code) {
        ItemRef item = rig.mailbox.add(made);

        ItemStatus status = why(item);

        assertThat(status.barred())
                .extracting(Barred::command)
                .containsExactly(CommandKind.TRACK, CommandKind.REGARDING);
        OperationView refused = rig.track(item);
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(status.barred()).allSatisfy(one -> assertThat(one.code()).isEqualTo(code));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(status.youCan()).isEmpty();
    }

    @Test
    void whatTrackRefusesIsNotOffered() {
        assertUnfit(HandmadeItem.of(ItemKind.APPOINTMENT, "Every week").series(), ReasonCode.RECURRING);
        assertUnfit(HandmadeItem.task("Somebody's").assignedTask(), ReasonCode.ASSIGNED_TASK);
        assertUnfit(
                HandmadeItem.of(ItemKind.MEETING_REQUEST, "Declined").withGlobalId("CD34"),
                ReasonCode.MEETING_NOT_IN_CALENDAR);
    }

    @Test
    void mailIsNotTrackedAndSaysWhatCanBeDone() {
        ItemStatus status = why(rig.mailbox.add(HandmadeItem.of(ItemKind.MAIL, "Offer")));

        assertThat(status.barredBecause(CommandKind.TRACK)).contains("Mail is not tracked from here");
        assertThat(status.barredBecause(CommandKind.REGARDING)).isNull();
        assertThat(status.youCan()).containsExactly("Set what its e-mail in the CRM is regarding.");
    }

    @Test
    void aServiceActivityGoesOneWay() {
        appointment("serviceappointment", "Repair", person(me, dev.crmbridge.crm.ActivityParty.Role.RESOURCE));
        on(Filter.OWN_SERVICE_ACTIVITIES);
        ItemRef item = onlyItem().ref();

        ItemStatus status = why(item);

        assertThat(status.barred())
                .extracting(Barred::command, Barred::code)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(CommandKind.REGARDING, ReasonCode.ONE_WAY_RECORD));
        assertThat(status.youCan()).anyMatch(sentence -> sentence.contains("goes one way"));
    }

    @Test
    void aClosedRecordTakesNoRegardingUntilItIsReopened() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Done"));
        OperationView tracked = rig.track(item);
        assertThat(why(item).barred()).isEmpty();

        edit(
                Objects.requireNonNull(tracked.record()).ref(),
                Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(5)));
        rig.sync();

        assertThat(why(item).barred()).singleElement().satisfies(one -> {
            assertThat(one.command()).isEqualTo(CommandKind.REGARDING);
            assertThat(one.code()).isEqualTo(ReasonCode.CLOSED_IN_CRM);
        });
    }

    @Test
    void aDeletionThatWaitsIsToldApartFromAConflict() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Left"));
        OperationView tracked = rig.track(item);
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Left, changed")));
        rig.crm.server().remove(Objects.requireNonNull(tracked.record()).ref());
        rig.sync();
        rig.sync();

        ItemStatus status = why(item);

        assertThat(status.item().state()).isEqualTo(ItemRow.State.NEEDS_PERSON);
        assertThat(status.tie().deletion()).isEqualTo(Deletion.OF_THE_RECORD);
        assertThat(status.youCan())
                .containsExactly(
                        "The record was deleted in the CRM. Choose under Deletions what happens to the item.",
                        "Untrack the item.");
        assertThat(status.barredBecause(CommandKind.VIEW)).isNotNull();
        assertThat(status.recordState()).isNull();
    }
}

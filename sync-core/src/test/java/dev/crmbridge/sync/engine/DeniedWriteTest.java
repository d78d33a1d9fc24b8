package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An attendee's role allows changing appointments, but not this one, which belongs to somebody else. */
class DeniedWriteTest extends FilteredLife {
    private final RecordRef record =
            appointment("appointment", "Planning", person(COLLEAGUE, Role.ORGANIZER), person(me, Role.REQUIRED));

    private ItemRef editedByTheAttendee() {
        on(Filter.OWN_APPOINTMENTS);
        ItemRef item = onlyItem().ref();
        rig.sync();
        rig.crm.faults((operation, number) -> operation == CrmOperation.UPDATE || operation == CrmOperation.BATCH
                ? new Fault.BeforeCommit(
                        new CrmFailure.Denied("0x80040220", "the user may not write", "prvWriteActivity"))
                : Fault.NONE);
        rig.mailbox.edit(item, Map.of(ItemField.LOCATION, ItemValue.text("Room 4")));
        return item;
    }

    private long writes() {
        return rig.crm.requests(CrmOperation.UPDATE) + rig.crm.requests(CrmOperation.BATCH);
    }

    @Test
    void anEditWithoutTheRightToWriteIsDecidedOnceAndStaysInOutlook() {
        ItemRef item = editedByTheAttendee();

        SyncReport first = rig.sync();
        rig.crm.resetCounters();
        SyncReport second = rig.sync();

        assertThat(first.done().failed()).isZero();
        assertThat(second.planned()).isEmpty();
        assertThat(second.done().failed()).isZero();
        assertThat(writes()).isZero();
        assertThat(rig.mailbox.peek(item).field(ItemField.LOCATION)).isEqualTo(ItemValue.text("Room 4"));
        assertThat(rig.row(record).value("location")).isNotEqualTo(CrmValue.text("Room 4"));
        assertThat(rig.get(rig.engine.why(row(item))).reasons()).anySatisfy(decision -> {
            assertThat(decision.code()).isEqualTo(ReasonCode.NO_PRIVILEGE);
            assertThat(decision.reason()).contains("Location").contains("stays in Outlook");
        });
        assertThat(rig.get(rig.engine.status()).conflicts()).isZero();
    }

    @Test
    void itIsTriedAgainWhenTheRecordChanges() {
        ItemRef item = editedByTheAttendee();
        rig.sync();
        rig.crm.faults(FaultPlan.NONE);
        rig.sync();
        assertThat(rig.row(record).value("location")).isNotEqualTo(CrmValue.text("Room 4"));

        edit(record, Map.of("subject", CrmValue.text("Planning, moved")));
        rig.sync();
        rig.sync();

        assertThat(rig.row(record).value("location")).isEqualTo(CrmValue.text("Room 4"));
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Planning, moved"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void itIsTriedAgainWhenTheItemChanges() {
        ItemRef item = editedByTheAttendee();
        rig.sync();
        rig.crm.faults(FaultPlan.NONE);

        rig.mailbox.edit(item, Map.of(ItemField.LOCATION, ItemValue.text("Room 5")));
        rig.sync();

        assertThat(rig.row(record).value("location")).isEqualTo(CrmValue.text("Room 5"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void itIsTriedAgainOnceADayBecauseARecordThatIsSharedLooksTheSame() {
        editedByTheAttendee();
        rig.sync();
        rig.crm.faults(FaultPlan.NONE);
        rig.sync();
        assertThat(rig.row(record).value("location")).isNotEqualTo(CrmValue.text("Room 4"));

        later(Duration.ofDays(1));
        rig.sync();

        assertThat(rig.row(record).value("location")).isEqualTo(CrmValue.text("Room 4"));
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
    }

    @Test
    void itIsTriedAgainWhenTheRoleGrantsMore() {
        on(Filter.OWN_APPOINTMENTS);
        ItemRef item = onlyItem().ref();
        rig.crm.server().revoke("prvWriteActivity");
        later(Duration.ofMinutes(16));
        rig.sync();
        rig.mailbox.edit(item, Map.of(ItemField.LOCATION, ItemValue.text("Room 4")));
        rig.sync();
        assertThat(rig.row(record).value("location")).isNotEqualTo(CrmValue.text("Room 4"));

        rig.crm.server().grant("prvWriteActivity");
        later(Duration.ofMinutes(16));
        rig.sync();

        assertThat(rig.row(record).value("location")).isEqualTo(CrmValue.text("Room 4"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aPreviewDoesNotCountAsATry() {
        editedByTheAttendee();
        rig.sync();
        rig.crm.faults(FaultPlan.NONE);
        later(Duration.ofDays(1));

        rig.get(rig.engine.synchronize(true));
        rig.sync();

        assertThat(rig.row(record).value("location")).isEqualTo(CrmValue.text("Room 4"));
    }

    private void later(Duration time) {
        rig.clock.advanceTo(rig.clock.instant().plus(time));
    }
}

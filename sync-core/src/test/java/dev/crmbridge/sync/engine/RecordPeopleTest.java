package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.Participant;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An appointment that began in the CRM has nobody in Outlook; the pane shows whom its record has. */
class RecordPeopleTest extends FilteredLife {
    private final RecordRef customer = new RecordRef("contact", new UUID(5, 5));

    private ItemStatus why() {
        return rig.get(rig.engine.why(row(onlyItem().ref())));
    }

    private RecordRef cameFromTheCrm(Filter filter) {
        RecordRef record = appointment(
                filter.table(),
                "Planning",
                new ActivityParty(customer, "kim@example.com", "Kim Abercrombie", Role.REQUIRED),
                new ActivityParty(null, "guest@example.com", null, Role.OPTIONAL),
                person(COLLEAGUE, Role.ORGANIZER),
                person(me, filter == Filter.OWN_APPOINTMENTS ? Role.REQUIRED : Role.RESOURCE));
        on(filter);
        rig.crm.resetCounters();
        return record;
    }

    @ParameterizedTest
    @EnumSource(
            value = Filter.class,
            names = {"OWN_APPOINTMENTS", "OWN_SERVICE_ACTIVITIES"})
    void thePeopleOfTheRecordAreShownWithTheirRecordsForOneRequest(Filter filter) {
        cameFromTheCrm(filter);
        assertThat(onlyItem().attendees()).isEmpty();

        ItemStatus status = why();

        assertThat(status.peopleUnknown()).isFalse();
        assertThat(status.participants()).hasSize(4);
        assertThat(status.participants().get(0).attendee().type()).isEqualTo(Attendee.Type.ORGANIZER);
        assertThat(status.participants())
                .extracting(
                        each -> each.attendee().name(),
                        Participant::lookedUp,
                        each -> each.known().stream()
                                .map(known -> known.record().ref())
                                .toList())
                .contains(
                        tuple("Kim Abercrombie", true, List.of(customer)), tuple("guest@example.com", true, List.of()));
        assertThat(rig.crm.requests(CrmOperation.READ)).isEqualTo(1);
    }

    @Test
    void askingAgainSoonCostsNoRequestAndLaterSeesWhoIsNew() {
        RecordRef record = cameFromTheCrm(Filter.OWN_APPOINTMENTS);
        why();
        rig.crm.server().involve(record, List.of(person(me, Role.REQUIRED)));
        rig.crm.resetCounters();

        assertThat(why().participants()).hasSize(4);
        assertThat(rig.crm.requests(CrmOperation.READ)).isZero();

        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(6)));
        assertThat(why().participants()).hasSize(1);
    }

    @Test
    void offlineItIsSaidThatNobodyWasAsked() {
        cameFromTheCrm(Filter.OWN_APPOINTMENTS);
        rig.get(rig.engine.offline(true));

        ItemStatus status = why();

        assertThat(status.participants()).isEmpty();
        assertThat(status.peopleUnknown()).isTrue();
        assertThat(rig.crm.requests(CrmOperation.READ)).isZero();
    }

    @Test
    void whatCouldNotBeReadIsNotTakenForNobody() {
        cameFromTheCrm(Filter.OWN_APPOINTMENTS);
        rig.crm.faults((operation, number) -> operation == CrmOperation.READ ? Fault.unavailable() : Fault.NONE);
        assertThat(why().peopleUnknown()).isTrue();

        rig.crm.faults(FaultPlan.NONE);
        rig.sync();
        assertThat(why().participants()).hasSize(4);
    }

    @Test
    void aCrmThatDoesNotAnswerKeepsNobodyWaiting() {
        cameFromTheCrm(Filter.OWN_APPOINTMENTS);
        rig.sync();
        rig.reactor.crmHangs();
        Instant before = rig.clock.instant();

        assertThat(why().peopleUnknown()).isTrue();

        assertThat(Duration.between(before, rig.clock.instant())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anAppointmentThatIsNotTrackedAsksNobody() {
        rig.mailbox.add(HandmadeItem.of(ItemKind.APPOINTMENT, "Dentist"));
        rig.crm.resetCounters();

        assertThat(why().peopleUnknown()).isFalse();

        assertThat(rig.crm.requests(CrmOperation.READ)).isZero();
    }
}

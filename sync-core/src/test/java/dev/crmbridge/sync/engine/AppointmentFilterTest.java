package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.FilterPreview;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AppointmentFilterTest extends FilteredLife {
    @Test
    void anAppointmentWithoutTheUserStaysOutAndComesOnceTheUserIsRequired() {
        RecordRef record = appointment("appointment", "Planning", person(COLLEAGUE, Role.ORGANIZER));
        on(Filter.OWN_APPOINTMENTS);
        assertThat(rig.mailbox.peekAll()).isEmpty();

        involve(record, person(COLLEAGUE, Role.ORGANIZER), person(me, Role.OPTIONAL));
        rig.sync();
        assertThat(rig.mailbox.peekAll()).isEmpty();

        involve(record, person(COLLEAGUE, Role.ORGANIZER), person(me, Role.REQUIRED));
        rig.sync();

        OutlookItem item = onlyItem();
        assertThat(item.kind()).isEqualTo(ItemKind.APPOINTMENT);
        assertThat(item.field(ItemField.START)).isEqualTo(new ItemValue.Moment(Instant.parse("2026-11-10T09:00:00Z")));
        assertThat(item.attendees()).isEmpty();
        assertThat(rig.mailbox.mailsSent()).isZero();
    }

    @Test
    void appointmentsThatEndedTooLongAgoStayOutAndWhatCameBeforeStays() {
        Instant now = rig.clock.instant();
        RecordRef came = appointment("appointment", "Came before", person(me, Role.REQUIRED));
        edit(came, span(now.minus(Duration.ofDays(400))));
        on(Filter.OWN_APPOINTMENTS);
        ItemRef item = onlyItem().ref();
        assertThat(rig.get(rig.engine.decideSetting("appointments-past-days", "30")))
                .isEmpty();
        RecordRef old = appointment("appointment", "Years ago", person(me, Role.REQUIRED));
        edit(old, span(now.minus(Duration.ofDays(31))));
        RecordRef recent = appointment("appointment", "Last week", person(me, Role.REQUIRED));
        edit(recent, span(now.minus(Duration.ofDays(7))));

        FilterPreview preview = rig.get(rig.engine.previewFilter(Filter.OWN_APPOINTMENTS));
        rig.sync();

        assertThat(preview.come()).isEqualTo(1);
        assertThat(preview.examples())
                .anySatisfy(example -> assertThat(example.reason()).contains("appointments-past-days"));
        assertThat(rig.links())
                .filteredOn(Link::isLinked)
                .extracting(Link::record)
                .containsOnly(came, recent);
        assertThat(rig.exists(item)).isTrue();
        assertThat(rig.sync().planned()).isEmpty();

        edit(old, span(now.plus(Duration.ofDays(1))));
        rig.sync();
        assertThat(rig.links())
                .filteredOn(Link::isLinked)
                .extracting(Link::record)
                .contains(old);
    }

    private static Map<String, CrmValue> span(Instant start) {
        return Map.of(
                "scheduledstart",
                new CrmValue.Moment(start),
                "scheduledend",
                new CrmValue.Moment(start.plus(Duration.ofHours(1))));
    }

    @Test
    void anAppointmentTheUserIsTakenOffIsKeptUnlinkedAndExplained() {
        RecordRef record = appointment("appointment", "Planning", person(me, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);
        ItemRef item = onlyItem().ref();

        involve(record, person(COLLEAGUE, Role.ORGANIZER));
        SyncReport report = rig.sync();

        assertThat(report.done().unlinked()).isEqualTo(1);
        assertThat(rig.exists(item)).isTrue();
        assertThat(rig.links()).noneMatch(Link::isLinked);
        assertThat(rig.mailbox.peek(item).categories()).isEmpty();
        assertThat(rig.get(rig.engine.why(row(item))).reasons().get(0)).satisfies(decision -> {
            assertThat(decision.code()).isEqualTo(ReasonCode.LEFT_FILTER);
            assertThat(decision.reason()).contains("required attendee").contains("stays");
        });
        assertThat(rig.get(rig.engine.history(1)).get(0).action()).isEqualTo("unlink");
        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aChangeOfAnAppointmentOfSomebodyElseReachesThoseWhoTakePart() {
        RecordRef record =
                appointment("appointment", "Planning", person(COLLEAGUE, Role.ORGANIZER), person(me, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);
        ItemRef item = onlyItem().ref();
        rig.sync();

        edit(record, Map.of("location", CrmValue.text("Room 4")));
        rig.settle();
        rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, true, false));
        rig.settle();

        assertThat(rig.mailbox.peek(item).field(ItemField.LOCATION)).isEqualTo(ItemValue.text("Room 4"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void deletingTheItemOfSomebodyElsesAppointmentLeavesTheAppointment() {
        RecordRef theirs =
                appointment("appointment", "Planning", person(COLLEAGUE, Role.ORGANIZER), person(me, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);
        ItemRef item = onlyItem().ref();
        rig.mailbox.edit(item, Map.of(ItemField.LOCATION, ItemValue.text("Room 4")));
        rig.settle();
        rig.sync();

        rig.mailbox.erase(item);
        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().row(theirs)).isPresent();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.mailbox.peekAll()).isEmpty();
    }

    @Test
    void deletingTheItemOfAnAppointmentTheUserOrganizesDeletesIt() {
        RecordRef mine =
                appointment("appointment", "Planning", person(me, Role.ORGANIZER), person(COLLEAGUE, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);

        rig.mailbox.erase(onlyItem().ref());
        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().row(mine)).isEmpty();
    }

    @Test
    void twoUsersOfOneAppointmentGetAnItemEachAndEditsTravelBetweenThem() {
        EngineRig other = rig.ofColleague(COLLEAGUE);
        appointment("appointment", "Planning", person(COLLEAGUE, Role.ORGANIZER), person(me, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);
        other.get(other.engine.switchFilter(Filter.OWN_APPOINTMENTS, true, false));
        other.settle();
        ItemRef here = onlyItem().ref();
        ItemRef there = other.mailbox.peekAll().get(0).ref();

        rig.mailbox.edit(here, Map.of(ItemField.LOCATION, ItemValue.text("Room 4")));
        rig.settle();
        rig.sync();
        other.sync();

        assertThat(other.mailbox.peek(there).field(ItemField.LOCATION)).isEqualTo(ItemValue.text("Room 4"));
        assertThat(rig.crm.server().all("appointment")).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(other.sync().planned()).isEmpty();
    }

    @Test
    void aServiceActivityComesAndNothingIsEverWrittenToIt() {
        RecordRef record = appointment("serviceappointment", "Repair", person(me, Role.RESOURCE));
        on(Filter.OWN_SERVICE_ACTIVITIES);
        ItemRef item = onlyItem().ref();
        String version = rig.row(record).etag();

        rig.mailbox.edit(
                item,
                Map.of(
                        ItemField.SUBJECT,
                        ItemValue.text("Mine"),
                        ItemField.BUSY_STATUS,
                        new ItemValue.Whole(3),
                        ItemField.BODY,
                        ItemValue.text("Private note")));
        rig.settle();
        rig.sync();
        RecordRef account = new RecordRef("account", new UUID(7, 7));
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Fabrik")), me);
        assertThat(rig.regarding(item, account).code()).isEqualTo(ReasonCode.ONE_WAY_RECORD);
        rig.mailbox.erase(item);
        rig.sync();
        rig.sync();

        assertThat(rig.row(record).etag()).isEqualTo(version);
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Repair"));
        assertThat(rig.mailbox.peekAll()).isEmpty();
    }

    @Test
    void untrackingAServiceActivityKeepsItsRecord() {
        RecordRef record = appointment("serviceappointment", "Repair", person(me, Role.RESOURCE));
        on(Filter.OWN_SERVICE_ACTIVITIES);

        assertThat(rig.untrack(onlyItem().ref(), true).code()).isEqualTo(ReasonCode.RECORD_KEPT);

        assertThat(rig.crm.server().row(record)).isPresent();
    }

    @Test
    void aMeetingThatIsInTheCalendarAlreadyDoesNotComeASecondTime() {
        ItemRef mine = rig.mailbox.add(HandmadeItem.of(ItemKind.APPOINTMENT, "Planning"));
        RecordRef record = appointment("appointment", "Planning", person(me, Role.REQUIRED));
        edit(
                record,
                Map.of(
                        "globalobjectid",
                        CrmValue.text(Objects.requireNonNull(
                                rig.mailbox.peek(mine).facts().globalAppointmentId()))));

        FilterPreview preview = rig.get(rig.engine.previewFilter(Filter.OWN_APPOINTMENTS));
        on(Filter.OWN_APPOINTMENTS);
        rig.crm.resetCounters();
        rig.sync();

        assertThat(preview.stayOut()).isEqualTo(1);
        assertThat(preview.examples())
                .singleElement()
                .satisfies(example -> assertThat(example.reason()).contains("already"));
        assertThat(rig.mailbox.peekAll()).hasSize(1);
        assertThat(rig.links()).isEmpty();
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isZero();
    }
}

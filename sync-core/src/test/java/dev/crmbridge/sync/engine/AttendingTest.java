package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.Participant;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttendingTest {
    private static final UUID OWNER = new UUID(9, 9);

    private final EngineRig rig = new EngineRig(41);
    private final RecordRef contact = new RecordRef("contact", new UUID(1, 1));

    AttendingTest() {
        rig.crm
                .server()
                .put(
                        contact,
                        Map.of(
                                "fullname", CrmValue.text("Ada Alder"),
                                "emailaddress2", CrmValue.text("Ada@Example.com")),
                        OWNER);
    }

    private ItemRef meeting(Attendee... attendees) {
        return rig.mailbox.add(
                HandmadeItem.of(ItemKind.APPOINTMENT, "Review").meeting(OutlookItem.MeetingRole.ORGANIZER, attendees));
    }

    private static Attendee person(String address) {
        return new Attendee(address, "Somebody", Attendee.Type.REQUIRED);
    }

    private List<Participant> participants(ItemRef item) {
        var row = rig.get(rig.engine.resolve(item.entryId())).get(0);
        return rig.get(rig.engine.why(row)).participants();
    }

    @Test
    void whoIsARecordIsToldByAddressWhateverItsCase() {
        ItemRef meeting = meeting(person("ADA@example.com"), person("nobody@example.com"));

        List<Participant> people = participants(meeting);

        assertThat(people)
                .extracting(
                        each -> each.attendee().address(),
                        Participant::lookedUp,
                        each -> each.known().size())
                .containsExactly(tuple("ADA@example.com", true, 1), tuple("nobody@example.com", true, 0));
        assertThat(people.get(0).known().get(0).record().ref()).isEqualTo(contact);
        assertThat(people.get(0).known().get(0).link().ref()).isEqualTo(contact);
    }

    @Test
    void aMeetingRequestHasThePeopleOfItsCalendarItem() {
        rig.mailbox.add(HandmadeItem.of(ItemKind.APPOINTMENT, "Review")
                .withGlobalId("AB12")
                .meeting(OutlookItem.MeetingRole.ATTENDEE, person("ada@example.com")));
        ItemRef request = rig.mailbox.add(
                HandmadeItem.of(ItemKind.MEETING_REQUEST, "Review").withGlobalId("AB12"));

        assertThat(participants(request))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.known().get(0).record().ref()).isEqualTo(contact));
    }

    @Test
    void aMeetingRequestWithoutACalendarItemShowsNobody() {
        ItemRef request = rig.mailbox.add(
                HandmadeItem.of(ItemKind.MEETING_REQUEST, "Declined").withGlobalId("CD34"));

        assertThat(participants(request)).isEmpty();
    }

    @Test
    void askingAgainSoonCostsNoRequestAndLaterSeesWhatIsNew() {
        ItemRef meeting = meeting(person("nobody@example.com"));
        participants(meeting);
        rig.crm.resetCounters();

        participants(meeting);
        assertThat(rig.crm.requests(CrmOperation.WITH_ADDRESSES)).isZero();

        rig.crm
                .server()
                .put(
                        new RecordRef("lead", new UUID(2, 2)),
                        Map.of("emailaddress1", CrmValue.text("nobody@example.com")),
                        OWNER);
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(6)));
        assertThat(participants(meeting).get(0).known()).hasSize(1);
        assertThat(rig.crm.requests(CrmOperation.WITH_ADDRESSES)).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeAskedIsNotTakenForUnknown() {
        ItemRef meeting = meeting(person("ada@example.com"), new Attendee(null, "No address", Attendee.Type.OPTIONAL));
        rig.crm.faults(
                (operation, number) -> operation == CrmOperation.WITH_ADDRESSES ? Fault.unavailable() : Fault.NONE);

        assertThat(participants(meeting)).allMatch(each -> !each.lookedUp());

        rig.crm.faults(dev.crmbridge.crm.fake.FaultPlan.NONE);
        rig.sync();
        assertThat(participants(meeting)).extracting(Participant::lookedUp).containsExactly(true, false);
    }

    @Test
    void aCrmThatDoesNotAnswerKeepsNobodyWaiting() {
        ItemRef meeting = meeting(person("ada@example.com"));
        rig.sync(); // from now on the role is known
        rig.reactor.crmHangs();
        Instant before = rig.clock.instant();

        assertThat(participants(meeting)).allMatch(each -> !each.lookedUp());

        assertThat(Duration.between(before, rig.clock.instant())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whoMayNotReadATableStillSeesTheOthers() {
        rig.crm.server().revoke("prvReadUser");

        assertThat(participants(meeting(person("ada@example.com"))).get(0).known())
                .hasSize(1);
    }

    @Test
    void aMeetingOfThousandsCostsOneRequest() {
        Attendee[] many = IntStream.range(0, 3_000)
                .mapToObj(number -> person("person" + number + "@example.com"))
                .toArray(Attendee[]::new);

        List<Participant> people = participants(meeting(many));

        assertThat(people).hasSize(3_000);
        assertThat(people.stream().filter(Participant::lookedUp)).hasSize(100);
        assertThat(rig.crm.requests(CrmOperation.WITH_ADDRESSES)).isEqualTo(1);
    }

    @Test
    void tasksHaveNobody() {
        assertThat(participants(rig.mailbox.add(HandmadeItem.task("Alone")))).isEmpty();
        assertThat(rig.crm.requests(CrmOperation.WITH_ADDRESSES)).isZero();
    }
}

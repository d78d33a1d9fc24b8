package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem.MeetingRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The people of a meeting become records of the CRM when it is tracked and stay records whatever is changed later. */
class PeopleTest {
    private static final UUID COLLEAGUE = new UUID(0, 0xA2);
    private static final Attendee ME = new Attendee("me@example.com", "Me", Attendee.Type.ORGANIZER);
    private static final Attendee HER = new Attendee("Her@Example.com", "Sample Colleague", Attendee.Type.REQUIRED);
    private static final Attendee GUEST = new Attendee("guest@example.com", "Guest", Attendee.Type.REQUIRED);

    private final EngineRig rig = new EngineRig(72);
    private final RecordRef me =
            new RecordRef("systemuser", rig.crm.server().identity().user());
    private final RecordRef her = new RecordRef("systemuser", COLLEAGUE);

    PeopleTest() {
        rig.crm.server().edit(me, Map.of("internalemailaddress", CrmValue.text("me@example.com")));
        rig.crm
                .server()
                .put(
                        her,
                        Map.of(
                                "fullname", CrmValue.text("Sample Colleague"),
                                "internalemailaddress", CrmValue.text("her@example.com")),
                        COLLEAGUE);
    }

    private RecordRef contact(int number, String address) {
        RecordRef contact = new RecordRef("contact", new UUID(3, number));
        rig.crm
                .server()
                .put(
                        contact,
                        Map.of("lastname", CrmValue.text("Contact " + number), "emailaddress1", CrmValue.text(address)),
                        COLLEAGUE);
        return contact;
    }

    private ItemRef meeting(MeetingRole role, Attendee... people) {
        return rig.mailbox.add(HandmadeItem.of(ItemKind.APPOINTMENT, "Review")
                .with(ItemField.START, new ItemValue.Moment(Instant.parse("2026-11-10T09:00:00Z")))
                .with(ItemField.END, new ItemValue.Moment(Instant.parse("2026-11-10T10:00:00Z")))
                .meeting(role, people));
    }

    private void invite(ItemRef item, Attendee... people) {
        rig.clock.advanceTo(rig.clock.instant().plusSeconds(5));
        rig.mailbox.turnInto(item, made -> made.meeting(MeetingRole.ORGANIZER, people));
    }

    private RecordRef tracked(ItemRef item) {
        return Objects.requireNonNull(rig.track(item).record()).ref();
    }

    private List<ActivityParty> parties(RecordRef record) {
        return Objects.requireNonNull(
                rig.crm.read(record, java.util.Set.of("subject"), true).fold(row -> row.parties(), failure -> {
                    throw new AssertionError(failure);
                }));
    }

    private List<ReasonCode> reasons(ItemRef item) {
        var row = rig.get(rig.engine.resolve(item.entryId())).get(0);
        return rig.get(rig.engine.why(row)).reasons().stream()
                .map(decision -> decision.code())
                .toList();
    }

    @Test
    void aTrackedMeetingReachesTheCalendarOfAColleagueItNames() {
        EngineRig hers = rig.ofColleague(COLLEAGUE);
        hers.get(hers.engine.switchFilter(Filter.OWN_APPOINTMENTS, true, false));
        hers.settle();

        RecordRef record = tracked(meeting(MeetingRole.ORGANIZER, ME, HER));

        assertThat(parties(record))
                .extracting(ActivityParty::role, ActivityParty::party, ActivityParty::address)
                .containsExactlyInAnyOrder(
                        tuple(Role.ORGANIZER, me, "me@example.com"), tuple(Role.REQUIRED, her, "her@example.com"));
        hers.sync();
        assertThat(hers.links())
                .singleElement()
                .satisfies(link -> assertThat(link.record()).isEqualTo(record));
    }

    @Test
    void anAttendeeMoreLeavesTheOthersTheRecordsTheyAre() {
        EngineRig hers = rig.ofColleague(COLLEAGUE);
        hers.get(hers.engine.switchFilter(Filter.OWN_APPOINTMENTS, true, false));
        ItemRef item = meeting(MeetingRole.ORGANIZER, ME, HER);
        RecordRef record = tracked(item);
        hers.sync();
        rig.crm.faults(
                (operation, number) -> operation == CrmOperation.WITH_ADDRESSES ? Fault.unavailable() : Fault.NONE);

        invite(item, ME, HER, GUEST);
        rig.sync();

        assertThat(parties(record))
                .extracting(ActivityParty::role, ActivityParty::party, ActivityParty::address)
                .containsExactlyInAnyOrder(
                        tuple(Role.ORGANIZER, me, "me@example.com"),
                        tuple(Role.REQUIRED, her, "her@example.com"),
                        tuple(Role.REQUIRED, null, "guest@example.com"));
        hers.sync();
        assertThat(hers.links()).hasSize(1).allMatch(link -> link.isLinked());
        assertThat(hers.mailbox.peekAll())
                .singleElement()
                .satisfies(each -> assertThat(each.attendees()).isEmpty());
    }

    @Test
    void anAttendeeWithoutAnAddressInTheCrmIsKnownByNameInTheSameRole() {
        ItemRef item = meeting(MeetingRole.ORGANIZER, ME, HER);
        RecordRef record = tracked(item);
        rig.crm.server().involve(record, List.of(new ActivityParty(her, null, "Sample Colleague", Role.REQUIRED)));
        rig.crm.server().remove(her);
        rig.sync();

        invite(item, ME, HER, GUEST);
        rig.sync();

        assertThat(parties(record))
                .filteredOn(party -> party.role() == Role.REQUIRED)
                .extracting(ActivityParty::party)
                .contains(her);
    }

    @Test
    void aUserComesBeforeAContactWithTheSameAddress() {
        contact(1, "her@example.com");

        RecordRef record = tracked(meeting(MeetingRole.ORGANIZER, ME, HER));

        assertThat(parties(record)).extracting(ActivityParty::party).contains(her);
    }

    @Test
    void anAddressOfTwoContactsStaysAnAddressAndThatIsSaid() {
        contact(1, "guest@example.com");
        contact(2, "guest@example.com");
        ItemRef item = meeting(MeetingRole.ORGANIZER, ME, GUEST);

        OperationView done = rig.track(item);

        assertThat(parties(Objects.requireNonNull(done.record()).ref()))
                .filteredOn(party -> party.role() == Role.REQUIRED)
                .extracting(ActivityParty::party, ActivityParty::address)
                .containsExactly(tuple(null, "guest@example.com"));
        assertThat(done.reason()).contains("One person stays an address");

        invite(item, ME, GUEST, HER);
        rig.sync();
        assertThat(reasons(item)).contains(ReasonCode.PEOPLE_UNCLEAR);
    }

    @Test
    void allPeopleOfAMeetingCostOneQuestionAndTheNextMeetingWithThemNone() {
        rig.sync();
        rig.crm.resetCounters();

        rig.track(meeting(MeetingRole.ORGANIZER, ME, HER, GUEST));

        assertThat(rig.crm.requests(CrmOperation.WITH_ADDRESSES)).isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.CREATE)).isEqualTo(1);

        rig.track(meeting(MeetingRole.ORGANIZER, ME, GUEST, HER));

        assertThat(rig.crm.requests(CrmOperation.WITH_ADDRESSES)).isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.CREATE)).isEqualTo(2);
    }

    @Test
    void manyMeetingsTrackedAtOnceShareTheirQuestions() {
        ItemRef[] items = new ItemRef[100];
        for (int i = 0; i < items.length; i++) {
            items[i] = meeting(
                    MeetingRole.ORGANIZER,
                    ME,
                    new Attendee("guest" + i + "@example.com", "Guest " + i, Attendee.Type.REQUIRED));
        }
        rig.crm.resetCounters();

        rig.run(new dev.crmbridge.sync.command.CommandRequest(
                CommandKind.TRACK,
                java.util.Arrays.stream(items).map(rig::selected).toList(),
                null,
                null,
                null,
                dev.crmbridge.sync.command.CommandRequest.OnDuplicate.ASK,
                true));

        assertThat(rig.crm.server().all("appointment")).hasSize(100);
        assertThat(rig.crm.requests(CrmOperation.WITH_ADDRESSES)).isLessThanOrEqualTo(5);
    }

    @Test
    void whomTheCrmCouldNotBeAskedForIsNamedByTheNextPass() {
        rig.crm.faults(
                (operation, number) -> operation == CrmOperation.WITH_ADDRESSES ? Fault.unavailable() : Fault.NONE);
        ItemRef item = meeting(MeetingRole.ORGANIZER, ME, HER);
        OperationView done = rig.track(item);
        RecordRef record = Objects.requireNonNull(done.record()).ref();
        assertThat(parties(record)).extracting(ActivityParty::party).containsOnlyNulls();
        assertThat(done.reason()).contains("could not be asked who the people are");

        rig.crm.faults(FaultPlan.NONE);
        rig.sync();

        assertThat(parties(record)).extracting(ActivityParty::party).containsExactlyInAnyOrder(me, her);
        assertThat(reasons(item)).contains(ReasonCode.PEOPLE_FOUND);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aMeetingTrackedOfflineNamesItsPeopleOnceItGoesOut() {
        rig.get(rig.engine.offline(true));
        ItemRef item = meeting(MeetingRole.ORGANIZER, ME, HER);
        rig.track(item);
        rig.get(rig.engine.offline(false));
        rig.settle();

        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(parties(link.record()))
                        .extracting(ActivityParty::party)
                        .containsExactlyInAnyOrder(me, her));
    }

    @Test
    void aContactThatIsMadeLaterIsNamedWhenTheMeetingIsLookedAtAgain() {
        ItemRef item = meeting(MeetingRole.ORGANIZER, ME, GUEST);
        RecordRef record = tracked(item);
        RecordRef guest = contact(1, "guest@example.com");
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(6)));
        rig.crm.server().edit(record, Map.of("location", CrmValue.text("Room 4")));

        rig.sync();

        assertThat(parties(record)).extracting(ActivityParty::party).containsExactlyInAnyOrder(me, guest);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void whatIsTakenBackNamesThePeopleAsBefore() {
        ItemRef item = meeting(MeetingRole.ORGANIZER, ME, HER);
        RecordRef record = tracked(item);
        invite(item, ME, HER, GUEST);
        String run = rig.sync().run();
        assertThat(parties(record)).hasSize(3);

        rig.get(rig.engine.undo(run));
        rig.settle();

        assertThat(parties(record)).extracting(ActivityParty::party).containsExactlyInAnyOrder(me, her);
    }

    @Test
    void aRecordThatIsCreatedAgainNamesThePeople() {
        ItemRef item = meeting(MeetingRole.ORGANIZER, ME, HER);
        RecordRef record = tracked(item);
        OperationView untracked = rig.untrack(item, true);
        assertThat(rig.crm.server().row(record)).isEmpty();

        rig.get(rig.engine.undo(untracked.op()));
        rig.settle();

        assertThat(parties(record)).extracting(ActivityParty::party).containsExactlyInAnyOrder(me, her);
    }

    @Test
    void thePeopleOfSomebodyElsesMeetingAreNeverChanged() {
        Attendee host = new Attendee("her@example.com", "Sample Colleague", Attendee.Type.ORGANIZER);
        Attendee required = new Attendee("me@example.com", "Me", Attendee.Type.REQUIRED);
        ItemRef item = meeting(MeetingRole.ATTENDEE, host, required);
        RecordRef record = tracked(item);
        rig.crm.server().edit(record, Map.of("ownerid", new CrmValue.Lookup(her, null)));
        rig.sync();
        List<ActivityParty> before = parties(record);

        rig.mailbox.turnInto(item, made -> made.meeting(MeetingRole.ATTENDEE, host, required, GUEST));
        rig.sync();

        assertThat(parties(record)).isEqualTo(before);
        assertThat(reasons(item)).contains(ReasonCode.NOT_ORGANIZER);
        assertThat(rig.sync().planned()).isEmpty();
    }
}

package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.loop.Ids;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.testkit.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeetingTest {
    private static final String GLOBAL_ID = "040000008200E00074C5B7101A82E00800000000ABCD";

    private final EngineRig rig = new EngineRig(6);
    private final RecordRef key = new RecordRef(
            "appointment", Ids.ofMeeting(rig.crm.server().identity().organization(), GLOBAL_ID));

    private static HandmadeItem meeting(ItemKind kind) {
        return HandmadeItem.of(kind, "Quarterly review")
                .with(ItemField.START, new ItemValue.Moment(Instant.parse("2026-11-10T09:00:00Z")))
                .with(ItemField.END, new ItemValue.Moment(Instant.parse("2026-11-10T10:00:00Z")))
                .meeting(
                        OutlookItem.MeetingRole.ATTENDEE,
                        new Attendee("colleague@example.com", "Sample Colleague", Attendee.Type.ORGANIZER),
                        new Attendee("owner@example.com", "Sample Owner", Attendee.Type.REQUIRED))
                .withGlobalId(GLOBAL_ID);
    }

    @Test
    void aMeetingGetsTheKeyEveryColleagueComesTo() {
        ItemRef item = rig.mailbox.add(meeting(ItemKind.APPOINTMENT));

        OperationView done = rig.track(item);

        assertThat(done.code()).isEqualTo(ReasonCode.CREATED);
        assertThat(Objects.requireNonNull(done.record()).ref()).isEqualTo(key);
        assertThat(rig.sync().planned()).isEmpty();
    }

    private void colleaguesRecord(CrmValue subject, CrmValue description) {
        rig.crm
                .server()
                .put(
                        key,
                        Map.of(
                                "subject",
                                subject,
                                "description",
                                description,
                                "globalobjectid",
                                CrmValue.text(GLOBAL_ID),
                                "statecode",
                                new CrmValue.Whole(3),
                                "statuscode",
                                new CrmValue.Whole(5),
                                "scheduledstart",
                                new CrmValue.Moment(Instant.parse("2026-11-10T09:00:00Z")),
                                "scheduledend",
                                new CrmValue.Moment(Instant.parse("2026-11-10T10:00:00Z"))),
                        new UUID(9, 9));
    }

    private static HandmadeItem withNotes(String notes) {
        return meeting(ItemKind.APPOINTMENT).with(ItemField.BODY, ItemValue.text(notes));
    }

    @Test
    void aColleaguesRecordOfTheSameMeetingIsLinkedAndFillsWhatTheCalendarLacks() {
        colleaguesRecord(CrmValue.text("Quarterly review"), CrmValue.text("Agenda"));
        ItemRef item = rig.mailbox.add(meeting(ItemKind.APPOINTMENT).with(ItemField.BODY, ItemValue.NONE));

        OperationView done = rig.track(item);

        assertThat(done.code()).isEqualTo(ReasonCode.RELINKED);
        assertThat(rig.crm.server().all("appointment")).hasSize(1);
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Agenda"));
    }

    @Test
    void notesOfOnesOwnOutliveTrackingAMeetingOfWhichAColleaguesRecordHasNone() {
        colleaguesRecord(CrmValue.text("Quarterly review"), CrmValue.NONE);
        ItemRef item = rig.mailbox.add(withNotes("Bring the figures"));

        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.RELINKED);
        rig.sync();

        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Bring the figures"));
    }

    @Test
    void whereTheCalendarAndAColleaguesRecordOfTheSameMeetingDifferNeitherIsWrittenOver() {
        colleaguesRecord(CrmValue.text("Quarterly review, room changed"), CrmValue.text("Agenda"));
        ItemRef item = rig.mailbox.add(withNotes("Bring the figures"));

        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.RELINKED);
        rig.sync();

        assertThat(rig.get(rig.engine.conflicts()))
                .extracting(ConflictView::field)
                .containsExactlyInAnyOrder("subject", "description");
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Quarterly review"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Bring the figures"));
        assertThat(rig.row(key).value("subject")).isEqualTo(CrmValue.text("Quarterly review, room changed"));
        assertThat(rig.row(key).value("description")).isEqualTo(CrmValue.text("Agenda"));
    }

    /** Seeds 2026112802785 and 2026112800044 of the simulation: what only the calendar had counted as agreed, so nothing said that it is apart. */
    @Test
    void aGuestWhomAColleaguesRecordOfTheSameMeetingLacksIsNotTakenForAgreed() {
        colleaguesRecord(CrmValue.text("Quarterly review"), CrmValue.NONE);
        rig.crm
                .server()
                .involve(
                        key,
                        List.of(
                                new ActivityParty(null, "colleague@example.com", null, ActivityParty.Role.ORGANIZER),
                                new ActivityParty(null, "owner@example.com", null, ActivityParty.Role.REQUIRED)));
        ItemRef item = rig.mailbox.add(meeting(ItemKind.APPOINTMENT)
                .meeting(
                        OutlookItem.MeetingRole.ATTENDEE,
                        new Attendee("colleague@example.com", "Sample Colleague", Attendee.Type.ORGANIZER),
                        new Attendee("owner@example.com", "Sample Owner", Attendee.Type.REQUIRED),
                        new Attendee("guest@example.com", "Sample Guest", Attendee.Type.OPTIONAL)));

        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.RELINKED);
        rig.sync();

        assertThat(rig.links())
                .singleElement()
                .satisfies(link ->
                        assertThat(link.base().value("optionalattendees")).isEqualTo(FieldValue.NONE));
    }

    @Test
    void twoColleaguesWhoTrackOneMeetingAtTheSameMomentShareOneRecord() {
        Property.holds("one meeting, one record", 200, random -> {
            EngineRig mine = new EngineRig(random.nextLong());
            EngineRig hers = mine.ofColleague(new UUID(0, 0xA2));
            ItemRef my = mine.mailbox.add(meeting(ItemKind.APPOINTMENT));
            ItemRef her = hers.mailbox.add(meeting(ItemKind.APPOINTMENT));
            for (EngineRig rig : List.of(mine, hers)) {
                ItemRef item = rig == mine ? my : her;
                rig.engine.submit(rig.request(CommandKind.TRACK, item));
            }
            for (int i = 0; i < 100; i++) {
                (random.nextBoolean() ? mine : hers).reactor.run(Duration.ofMillis(random.nextInt(12)));
            }
            mine.settle();
            hers.settle();

            assertThat(mine.crm.server().all("appointment")).hasSize(1);
            assertThat(mine.links()).hasSize(1);
            assertThat(hers.links()).hasSize(1);
            mine.sync();
            hers.sync();
            assertThat(mine.sync().planned()).isEmpty();
            assertThat(hers.sync().planned()).isEmpty();
        });
    }

    @Test
    void anotherRecordUnderTheKeyAsks() {
        rig.crm.server().put(key, Map.of("subject", CrmValue.text("Something else")), new UUID(9, 9));
        ItemRef item = rig.mailbox.add(meeting(ItemKind.APPOINTMENT));

        OperationView asked = rig.track(item);
        assertThat(asked.question()).isInstanceOf(Question.KeyTaken.class);

        assertThat(rig.answer(asked, new Answer.No()).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void aRecordUnderTheKeyThatAPersonLinksToIsNotWrittenOver() {
        rig.crm.server().put(key, Map.of("subject", CrmValue.text("Something else")), new UUID(9, 9));
        ItemRef item = rig.mailbox.add(meeting(ItemKind.APPOINTMENT));

        assertThat(rig.answer(rig.track(item), new Answer.Yes()).outcome()).isEqualTo(Outcome.LINKED);
        rig.sync();

        assertThat(rig.get(rig.engine.conflicts()))
                .extracting(ConflictView::field)
                .contains("subject");
        assertThat(rig.row(key).value("subject")).isEqualTo(CrmValue.text("Something else"));
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Quarterly review"));
    }

    @Test
    void aMeetingRequestStandsForItsCalendarItem() {
        ItemRef calendarItem = rig.mailbox.add(meeting(ItemKind.APPOINTMENT));
        ItemRef request = rig.mailbox.add(meeting(ItemKind.MEETING_REQUEST));

        assertThat(rig.track(request).outcome()).isEqualTo(Outcome.LINKED);

        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.item()).isEqualTo(calendarItem));
    }

    @Test
    void aMeetingRequestWithoutCalendarItemIsRefused() {
        ItemRef request = rig.mailbox.add(meeting(ItemKind.MEETING_REQUEST));

        OperationView refused = rig.track(request);

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.code()).isEqualTo(ReasonCode.MEETING_NOT_IN_CALENDAR);
    }

    @Test
    void aPrivateItemAsksAndNoLeavesItAlone() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Doctor").with(ItemField.SENSITIVITY, new ItemValue.Whole(2)));

        OperationView asked = rig.track(item);
        assertThat(asked.code()).isEqualTo(ReasonCode.PRIVATE);

        assertThat(rig.answer(asked, new Answer.No()).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(rig.crm.server().all("task")).isEmpty();
    }
}

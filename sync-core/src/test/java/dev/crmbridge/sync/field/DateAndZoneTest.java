package dev.crmbridge.sync.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.testkit.Property;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateAndZoneTest {
    private static final FieldRegistry TASK = FieldRegistry.of("task");
    private static final FieldRegistry APPOINTMENT = FieldRegistry.of("appointment");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Pacific/Auckland"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("America/St_Johns"));

    @Test
    void aDueDateKeepsItsDayInEveryZoneOnEveryDay() {
        Property.holds("day → UTC → day is the same day", 3_000, random -> {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            LocalDate day = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(6_000));
            var value = new FieldValue.Day(day);
            CrmRow before = Sample.row("task");
            if (random.nextBoolean()) {
                Instant anyTime = Instant.ofEpochSecond(1_400_000_000L + random.nextInt(400_000_000));
                before = Sample.with(before, "scheduledend", new CrmValue.Moment(anyTime));
            }
            RowWrite write = TASK.crmWrite(Map.of("scheduledend", value), before, zone, Map.of());
            CrmRow after = Sample.written(before, write);
            assertThat(TASK.readCrm(after, zone, null).value("scheduledend")).isEqualTo(value);
        });
    }

    @Test
    void aNewDueDateIsWrittenAtNoonOfTheMailboxsZone() {
        RowWrite write = TASK.crmWrite(due(2026, 7, 1), Sample.row("task"), Sample.ZONE, Map.of());
        assertThat(write.values()).containsEntry("scheduledend", moment("2026-07-01T10:00:00Z"));
    }

    @Test
    void theCrmsTimeOfDayStaysWhileTheDayStays() {
        CrmRow row = Sample.with(Sample.row("task"), "scheduledend", moment("2026-07-01T15:45:00Z"));
        assertThat(TASK.crmWrite(due(2026, 7, 1), row, Sample.ZONE, Map.of()).values())
                .isEmpty();
    }

    @Test
    void theCrmsTimeOfDayMovesAlongToANewDayAcrossAClockChange() {
        CrmRow row = Sample.with(Sample.row("task"), "scheduledend", moment("2026-10-24T15:45:00Z"));
        assertThat(TASK.crmWrite(due(2026, 10, 26), row, Sample.ZONE, Map.of()).values())
                .containsEntry("scheduledend", moment("2026-10-26T16:45:00Z"));
    }

    @Test
    void aTimeThatTheClockChangeSkipsMovesForwardOnTheSameDay() {
        CrmRow row = Sample.with(Sample.row("task"), "scheduledend", moment("2026-03-28T01:30:00Z"));
        assertThat(TASK.crmWrite(due(2026, 3, 29), row, Sample.ZONE, Map.of()).values())
                .containsEntry("scheduledend", moment("2026-03-29T01:30:00Z"));
    }

    @Test
    void completionIsWrittenAtNoonAndClearedOnReopening() {
        var done = new FieldValue.Day(LocalDate.of(2026, 1, 15));
        assertThat(TASK.crmWrite(Map.of("actualend", done), null, Sample.ZONE, Map.of())
                        .values())
                .containsEntry("actualend", moment("2026-01-15T11:00:00Z"));
        Snapshot closed = Snapshot.of("task", Map.of("status", new FieldValue.Status(1, 5), "actualend", done));
        OutlookItem reopened = Sample.task();
        Snapshot read = TASK.readOutlook(reopened, closed).snapshot();
        assertThat(read.value("actualend")).isEqualTo(FieldValue.NONE);
        CrmRow row = Sample.with(Sample.row("task"), "actualend", moment("2026-01-15T11:00:00Z"));
        assertThat(TASK.crmWrite(Map.of("actualend", FieldValue.NONE), row, Sample.ZONE, Map.of())
                        .values())
                .containsEntry("actualend", CrmValue.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-04T23:00:00Z,2026-12-05T23:00:00Z", // Berlin's own midnights
        "2026-12-04T22:00:00Z,2026-12-05T22:00:00Z", // entered in Helsinki
        "2026-12-05T05:00:00Z,2026-12-06T05:00:00Z", // entered in New York
        "2026-12-05T08:00:00Z,2026-12-06T08:00:00Z", // entered in Los Angeles
        "2026-12-04T15:00:00Z,2026-12-05T15:00:00Z", // entered in Tokyo
        "2026-12-04T23:00:00Z,2026-12-05T22:59:00Z", // until one minute to midnight, as some forms store it
        "2026-12-04T23:00:00Z,2026-12-04T23:00:00Z" // without length
    })
    void anAllDayEventKeepsItsDateWhereverItWasEntered(String start, String end) {
        CrmRow row = allDay(start, end);
        assertThat(APPOINTMENT.readCrm(row, Sample.ZONE, null).value("time"))
                .isEqualTo(new FieldValue.Days(LocalDate.of(2026, 12, 5), LocalDate.of(2026, 12, 6)));
    }

    @Test
    void theSameDaysInAnotherZonesMidnightsAreNotWrittenAgain() {
        CrmRow row = allDay("2026-12-05T05:00:00Z", "2026-12-06T05:00:00Z");
        var days = new FieldValue.Days(LocalDate.of(2026, 12, 5), LocalDate.of(2026, 12, 6));
        assertThat(APPOINTMENT
                        .crmWrite(Map.of("time", days), row, Sample.ZONE, Map.of())
                        .values())
                .isEmpty();
    }

    @Test
    void allDayEventsComeBackAsTheSameDaysInEveryZone() {
        Property.holds("all day → CRM → all day", 3_000, random -> {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            LocalDate first = LocalDate.of(2016, 1, 1).plusDays(random.nextInt(5_000));
            var days = new FieldValue.Days(first, first.plusDays(1 + random.nextInt(5)));
            RowWrite write = APPOINTMENT.crmWrite(Map.of("time", days), null, zone, Map.of());
            CrmRow row = Sample.row("appointment", write);
            assertThat(APPOINTMENT.readCrm(row, zone, null).value("time")).isEqualTo(days);
            var fields = APPOINTMENT
                    .newItem(Snapshot.of("appointment", Map.of("time", days)), zone)
                    .fields();
            OutlookItem item = Sample.item(ItemKind.APPOINTMENT, fields, List.of(), zone);
            assertThat(APPOINTMENT.readOutlook(item, null).snapshot().value("time"))
                    .isEqualTo(days);
        });
    }

    @Test
    void startEndAllDayAndDurationTravelTogether() {
        OutlookItem longer = Sample.with(
                Sample.appointment(),
                Map.of(ItemField.END, new ItemValue.Moment(Instant.parse("2026-12-01T11:30:00Z"))));
        FieldValue time = APPOINTMENT.readOutlook(longer, null).snapshot().value("time");
        assertThat(APPOINTMENT
                        .crmWrite(Map.of("time", time), null, Sample.ZONE, Map.of())
                        .values())
                .isEqualTo(Map.of(
                        "scheduledstart",
                        moment("2026-12-01T09:00:00Z"),
                        "scheduledend",
                        moment("2026-12-01T11:30:00Z"),
                        "isalldayevent",
                        new CrmValue.Flag(false),
                        "scheduleddurationminutes",
                        new CrmValue.Whole(150)));
    }

    private static Map<String, FieldValue> due(int year, int month, int day) {
        return Map.of("scheduledend", new FieldValue.Day(LocalDate.of(year, month, day)));
    }

    private static CrmValue moment(String instant) {
        return new CrmValue.Moment(Instant.parse(instant));
    }

    private static CrmRow allDay(String start, String end) {
        return Sample.written(
                Sample.row("appointment"),
                RowWrite.columns(Map.of(
                        "scheduledstart", moment(start),
                        "scheduledend", moment(end),
                        "isalldayevent", new CrmValue.Flag(true))));
    }
}

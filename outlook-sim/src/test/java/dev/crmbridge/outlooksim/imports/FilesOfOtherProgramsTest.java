package dev.crmbridge.outlooksim.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.outlooksim.imports.ImportedItem.Card;
import dev.crmbridge.outlooksim.imports.ImportedItem.Event;
import dev.crmbridge.outlooksim.imports.ImportedItem.Todo;
import dev.crmbridge.testkit.Property;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FilesOfOtherProgramsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static byte[] bytes(String name) throws Exception {
        try (InputStream stream = FilesOfOtherProgramsTest.class.getResourceAsStream("/imports/" + name)) {
            return java.util.Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    private static Event event(String name) throws Exception {
        List<ImportedItem> items = CalendarFile.read(name, bytes(name), BERLIN);
        assertThat(items).hasSize(1);
        return (Event) items.get(0);
    }

    private static Card card(String name) throws Exception {
        return (Card) ContactFile.read(name, bytes(name)).get(0);
    }

    @Test
    void theFilesAreThoseThatTheListNames() throws Exception {
        Matcher row = Pattern.compile("\\| `([^`]+)` \\| .* \\| `([0-9a-f]{64})` \\|")
                .matcher(new String(bytes("README.md"), StandardCharsets.UTF_8));
        int files = 0;
        while (row.find()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(row.group(1)));
            assertThat(HexFormat.of().formatHex(digest))
                    .describedAs(row.group(1))
                    .isEqualTo(row.group(2));
            files++;
        }
        assertThat(files).isEqualTo(19);
    }

    @Test
    void aSeriesOfAppleCalendarInItsOwnZone() throws Exception {
        Event event = event("vobject/standard_test.ics");
        assertThat(event.title()).isEqualTo("Coffee with Jason");
        assertThat(event.start()).isEqualTo(Instant.parse("2002-10-28T22:00:00Z"));
        assertThat(event.end()).isEqualTo(Instant.parse("2002-10-28T23:00:00Z"));
        assertThat(event.series())
                .isEqualTo(new ImportedItem.Series(ImportedItem.Frequency.WEEKLY, 1, 2, 0, 0, 0, null, 10));
    }

    @Test
    void outlookZonesWithCommasAndForeignLettersInTheirNames() throws Exception {
        assertThat(event("vobject/ms_tzid.ics").start()).isEqualTo(Instant.parse("2008-05-30T05:00:00Z"));
        assertThat(event("vobject/tzid_8bit.ics").start()).isEqualTo(Instant.parse("2008-05-30T09:00:00Z"));
    }

    @Test
    void anExchangeZoneNameInsteadOfAnOlsonName() throws Exception {
        Event event = event("icalendar/issue_836_do_not_quote_tzid.ics");
        assertThat(event.start()).isEqualTo(Instant.parse("2024-10-28T21:00:00Z"));
        assertThat(event.end()).isEqualTo(Instant.parse("2024-10-28T22:00:00Z"));
    }

    @Test
    void foldedLinesOfMozillaCalendarAndAMonthlySeries() throws Exception {
        Event event = event("vobject/recurrence.ics");
        assertThat(event.title()).isEqualTo("Monthly - All Hands Meeting with Joe Smith");
        assertThat(event.series())
                .isEqualTo(new ImportedItem.Series(
                        ImportedItem.Frequency.MONTHLY, 1, 16, 0, 0, 4, LocalDate.of(2006, 12, 28), 0));
    }

    @Test
    void anEventOfGoogleCalendar() throws Exception {
        Event event = event("icalendar/alarm_google_future.ics");
        assertThat(event.title()).isEqualTo("event with alarms");
        assertThat(event.start()).isEqualTo(Instant.parse("2024-10-04T18:15:00Z"));
        assertThat(event.attendees())
                .describedAs("attendees of alarms are none of the event")
                .isEmpty();
        assertThat(event.free()).isFalse();
    }

    @Test
    void attendeesAreRead() throws Exception {
        Event event = event("vobject/simple_2_0_test.ics");
        assertThat(event.attendees())
                .extracting(ImportedItem.Person::address, ImportedItem.Person::name)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("froelich@example.com", "Fröhlich"));
    }

    @Test
    void aTaskWithADayAndCategories() throws Exception {
        Todo todo = (Todo)
                CalendarFile.read("vtodo", bytes("vobject/vtodo.ics"), BERLIN).get(0);
        assertThat(todo.title()).isEqualTo("Submit Quebec Income Tax Return for 2006");
        assertThat(todo.due()).isEqualTo(LocalDate.of(2007, 5, 1));
        assertThat(todo.categories()).containsExactlyInAnyOrder("FAMILY", "FINANCE");
        assertThat(todo.privacy()).isEqualTo(ImportedItem.Privacy.CONFIDENTIAL);
        assertThat(todo.progress()).isEqualTo(ImportedItem.Progress.NOT_STARTED);
    }

    @Test
    void anAllDayEntryIsADayInTheMailboxZoneWhateverTheZone() throws Exception {
        String text = calendar("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Holidays");
        for (String zone : List.of("Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland")) {
            Event event = (Event) CalendarFile.read("x", text.getBytes(StandardCharsets.UTF_8), ZoneId.of(zone))
                    .get(0);
            assertThat(event.allDay()).isTrue();
            assertThat(event.start().atZone(ZoneId.of(zone)).toLocalDateTime().toString())
                    .isEqualTo("2026-12-24T00:00");
            assertThat(event.end().atZone(ZoneId.of(zone)).toLocalDateTime().toString())
                    .isEqualTo("2026-12-27T00:00");
        }
    }

    @Test
    void textInTheWindowsCharacterSetIsRead() throws Exception {
        byte[] latin = calendar("DTSTART:20261124T100000Z\r\nSUMMARY:Müller")
                .getBytes(java.nio.charset.Charset.forName("windows-1252"));
        assertThat(CalendarFile.read("x", latin, BERLIN).get(0).title()).isEqualTo("Müller");
    }

    @Test
    void contactsInOldAndNewVersionsWithQuotedPrintableAndGroups() throws Exception {
        assertThat(card("vobject/quoted-printable.vcf").title()).isEqualTo("黄世勇");
        assertThat(card("vobject/quoted-printable.vcf").mobilePhone()).isEqualTo("15810139237");
        assertThat(card("vobject/simple_3_0_test.vcf").company()).isEqualTo("University of Novosibirsk");
        assertThat(card("vobject/simple_3_0_test.vcf").department()).isEqualTo("Department of Octopus Parthenogenesis");
        assertThat(card("vobject/simple_3_0_test.vcf").home().city()).isEqualTo("Novosibirsk");
        assertThat(card("vobject/simple_3_0_test.vcf").business()).isEqualTo(ImportedItem.Address.NONE);
        Card grouped = card("vobject/vcard_with_groups.vcf");
        assertThat(grouped.last()).isEqualTo("Berger");
        assertThat(grouped.emails()).containsExactly("mb@goerlitz.de");
        assertThat(grouped.birthday()).isEqualTo(LocalDate.of(1963, 9, 21));
    }

    @Test
    void aFileThatIsCutOffNamesTheLineWhereTheOpenPartBegins() throws Exception {
        String whole = new String(bytes("vobject/standard_test.ics"), StandardCharsets.UTF_8);
        byte[] cut = whole.substring(0, whole.indexOf("END:VEVENT")).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CalendarFile.read("cut.ics", cut, BERLIN))
                .isInstanceOf(ImportException.class)
                .hasMessage("cut.ics, line 8: VEVENT begins here and never ends");
    }

    @Test
    void aDateThatIsNoneNamesLineAndProperty() {
        byte[] bad = calendar("DTSTART:yesterday\r\nSUMMARY:X").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CalendarFile.read("bad.ics", bad, BERLIN))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("bad.ics, line 5: DTSTART: ");
    }

    @Test
    void anEventWithoutStartSpoilsTheWholeFile() throws Exception {
        byte[] file = bytes("icalendar/issue_722_missing_timezones.ics");
        assertThatThrownBy(() -> CalendarFile.read("x.ics", file, BERLIN))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("has no start");
    }

    @Test
    void somethingElseThanACalendarIsSaidToBeSo() {
        assertThatThrownBy(() -> CalendarFile.read("x.ics", "hello".getBytes(StandardCharsets.UTF_8), BERLIN))
                .isInstanceOf(ImportException.class)
                .hasMessage("x.ics, line 1: text outside of VCALENDAR");
        assertThatThrownBy(() -> ContactFile.read("x.vcf", new byte[0]))
                .isInstanceOf(ImportException.class)
                .hasMessage("x.vcf: there is no VCARD in it");
    }

    @Test
    void damagedFilesAreReadOrRefusedButNeverAnythingElse() throws Exception {
        List<String> names =
                List.of("vobject/standard_test.ics", "vobject/recurrence.ics", "icalendar/alarm_google_future.ics");
        byte[][] files = {bytes(names.get(0)), bytes(names.get(1)), bytes(names.get(2))};
        Property.holds("a damaged file is read or refused", 300, random -> {
            byte[] damaged = files[random.nextInt(files.length)].clone();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(CalendarFile.read("damaged.ics", damaged, BERLIN)).isNotNull();
            } catch (ImportException refused) {
                assertThat(refused).hasMessageStartingWith("damaged.ics");
            }
        });
    }

    private static String calendar(String lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\n" + lines
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }
}

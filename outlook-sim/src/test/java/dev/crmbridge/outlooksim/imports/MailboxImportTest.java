package dev.crmbridge.outlooksim.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file into the mailbox, all or nothing. */
class MailboxImportTest {
    private static final String SERIES = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Example//Writer//EN
            BEGIN:VEVENT
            UID:1
            SUMMARY:Weekly call
            DTSTART;TZID=Europe/Berlin:20261201T093000
            DTEND;TZID=Europe/Berlin:20261201T100000
            RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=6
            ORGANIZER;CN=Chair:mailto:chair@example.com
            ATTENDEE;CN=Guest;ROLE=OPT-PARTICIPANT:mailto:guest@example.com
            END:VEVENT
            BEGIN:VTODO
            UID:2
            SUMMARY:Ring back
            DUE;VALUE=DATE:20261203
            PRIORITY:1
            STATUS:COMPLETED
            COMPLETED:20261202T100000Z
            END:VTODO
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @TempDir
    private Path folder;

    private final SimMailbox mailbox = new SimMailbox(
            new InMemoryMailboxStore(),
            MailboxSettings.in(ZoneId.of("Europe/Berlin")),
            InstantSource.fixed(Instant.parse("2026-11-25T13:32:00Z")),
            new SplittableRandom(1));
    private final MailboxImport testSubject = new MailboxImport(mailbox);

    @Test
    void aSeriesKeepsItsPatternItsOrganizerAndItsAttendees() throws Exception {
        SimItem series = testSubject.importFile(file("a.ics", SERIES)).get(0);

        var pattern = Objects.requireNonNull(series.content().recurrence());
        assertThat(pattern.interval()).isEqualTo(2);
        assertThat(pattern.dayOfWeekMask()).isEqualTo(4 | 16);
        assertThat(pattern.occurrences()).isEqualTo(6);
        assertThat(pattern.startTime()).isEqualTo(LocalTime.of(9, 30));
        assertThat(pattern.durationMinutes()).isEqualTo(30);
        assertThat(series.content().recipients())
                .containsExactly(
                        new SimRecipient("Chair", "chair@example.com", 0, 0),
                        new SimRecipient("Guest", "guest@example.com", 2, 0));
        assertThat(series.content().number(Fields.MEETING_STATUS, -1)).isEqualTo(3);
    }

    @Test
    void aCompletedTaskIsCompleteOnTheDayTheFileTells() throws Exception {
        SimItem task = testSubject.importFile(file("a.ics", SERIES)).get(1);

        assertThat(task.kind()).isEqualTo(ItemKind.TASK);
        assertThat(task.content().number(Fields.STATUS, -1)).isEqualTo(2);
        assertThat(task.content().number(Fields.IMPORTANCE, -1)).isEqualTo(2);
        assertThat(task.content().value(Fields.DATE_COMPLETED).orElseThrow().toString())
                .contains("2026-12-02");
    }

    @Test
    void aContactKeepsNameCompanyAndAddresses() throws Exception {
        SimItem contact = testSubject
                .importFile(file(
                        "a.vcf",
                        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Example\r\nN:Example;Ada;;;\r\nORG:Northlight Optics\r\n"
                                + "EMAIL:ada@example.com\r\nTEL;TYPE=WORK:+49 1\r\nEND:VCARD\r\n"))
                .get(0);

        assertThat(contact.content().text(Fields.FULL_NAME)).isEqualTo("Ada Example");
        assertThat(contact.content().text(Fields.FILE_AS)).isEqualTo("Example, Ada");
        assertThat(contact.content().text(Fields.COMPANY_NAME)).isEqualTo("Northlight Optics");
        assertThat(contact.content().text(Fields.EMAIL1)).isEqualTo("ada@example.com");
    }

    @Test
    void aBrokenFileTellsTheLineAndImportsNothing() throws Exception {
        Path broken = file("b.ics", SERIES.replace("20261203", "the third"));

        assertThatThrownBy(() -> testSubject.importFile(broken))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("b.ics, line ");
        assertThat(mailbox.items()).isEmpty();
    }

    @Test
    void anItemTheMailboxRefusesTakesTheWholeFileWithIt() {
        var good = todo("Fine", 0);
        var event = new ImportedItem.Event(
                "",
                "Backwards",
                "",
                "",
                Instant.parse("2026-12-01T10:00:00Z"),
                Instant.parse("2026-12-01T09:00:00Z"),
                false,
                false,
                ImportedItem.Importance.NORMAL,
                ImportedItem.Privacy.NORMAL,
                java.util.Set.of(),
                null,
                List.of(),
                null);

        assertThatThrownBy(() -> testSubject.add("list", List.of(good, event))).isInstanceOf(ImportException.class);
        assertThat(mailbox.items()).isEmpty();
    }

    @Test
    void anotherKindOfFileIsRefused() throws Exception {
        Path file = file("a.txt", "hello");

        assertThatThrownBy(() -> testSubject.importFile(file)).hasMessageContaining(".ics");
    }

    private static ImportedItem.Todo todo(String title, int percent) {
        return new ImportedItem.Todo(
                "",
                title,
                "",
                null,
                null,
                null,
                percent,
                ImportedItem.Progress.NOT_STARTED,
                ImportedItem.Importance.NORMAL,
                ImportedItem.Privacy.NORMAL,
                java.util.Set.of(),
                false);
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void everythingAVCardTellsOfAPersonReachesTheContact() throws Exception {
        SimItem contact = testSubject
                .importFile(file(
                        "p.vcf",
                        String.join(
                                "\r\n",
                                "BEGIN:VCARD",
                                "VERSION:4.0",
                                "FN:Ada Example",
                                "NICKNAME:Addie",
                                "ADR;TYPE=home:;;1 Home Street;Hometown;HT;11111;Homeland",
                                "ADR;TYPE=work:;;2 Work Street;Worktown;WT;22222;Workland",
                                "TEL;TYPE=work,fax:555 0101",
                                "TEL;TYPE=pager:555 0102",
                                "URL:https://ada.example.com",
                                "ANNIVERSARY:20010203",
                                "END:VCARD",
                                "")))
                .get(0);

        assertThat(contact.content().text(PropertyKey.member(0x3A4F))).isEqualTo("Addie");
        assertThat(contact.content().text(PropertyKey.member(0x3A59))).isEqualTo("Hometown");
        assertThat(contact.content().text(PropertyKey.member(0x8046))).isEqualTo("Worktown");
        assertThat(contact.content().text(PropertyKey.member(0x3A24))).isEqualTo("555 0101");
        assertThat(contact.content().text(PropertyKey.member(0x3A21))).isEqualTo("555 0102");
        assertThat(contact.content().text(PropertyKey.member(0x802B))).isEqualTo("https://ada.example.com");
        assertThat(contact.content()
                        .value(PropertyKey.member(0x3A41))
                        .orElseThrow()
                        .toString())
                .contains("2001-02-03");
    }
}

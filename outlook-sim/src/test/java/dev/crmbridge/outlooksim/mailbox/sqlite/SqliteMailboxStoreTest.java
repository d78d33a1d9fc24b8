package dev.crmbridge.outlooksim.mailbox.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxException;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.Recurrence;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import dev.crmbridge.outlooksim.mailbox.UserField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMailboxStoreTest {
    @TempDir
    private Path folder;

    @Test
    void everythingIsThereAfterReopening() {
        SimItem item;
        List<?> folders;
        try (SimMailbox mailbox = open(1)) {
            item = mailbox.create(new NewItem(ItemKind.APPOINTMENT, null, everyShape()));
            mailbox.addFolderField(item.folderId(), "crmid", UserField.TEXT);
            mailbox.putCategory("Tracked in CRM", 8);
            folders = mailbox.folders();
        }
        try (SimMailbox mailbox = open(2)) {
            assertThat(mailbox.get(item.entryId())).isEqualTo(item);
            assertThat(mailbox.folders()).isEqualTo(folders);
            assertThat(mailbox.categories()).hasSize(1);
            assertThat(mailbox.create(new NewItem(ItemKind.TASK, null, List.of()))
                            .version())
                    .isGreaterThan(item.version());
        }
    }

    @Test
    void whatWasSavedIsInTheFileBeforeTheMailboxIsClosed() throws IOException {
        try (SimMailbox mailbox = open(1)) {
            SimItem item = mailbox.create(new NewItem(ItemKind.TASK, null, List.of()));
            Path copy = Files.createDirectory(folder.resolve("copy"));
            for (String name : List.of("mailbox.db", "mailbox.db-wal")) {
                Files.copy(folder.resolve(name), copy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            try (SqliteMailboxStore afterKill = new SqliteMailboxStore(copy.resolve("mailbox.db"))) {
                assertThat(afterKill.load().items()).containsExactly(item);
            }
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsAClearError() throws IOException {
        Path file = folder.resolve("mailbox.db");
        Files.writeString(file, "this is not a database at all, only text that somebody put here".repeat(40));

        assertThatThrownBy(() -> new SqliteMailboxStore(file))
                .isInstanceOfSatisfying(
                        MailboxException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(MailboxException.Problem.STORAGE))
                .hasMessageContaining("mailbox.db");
    }

    @Test
    void aFileOfANewerVersionIsRefusedAndLeftAlone() {
        Path file = folder.resolve("mailbox.db");
        Jdbi.create("jdbc:sqlite:" + file).useHandle(handle -> handle.execute("PRAGMA user_version = 99"));

        assertThatThrownBy(() -> new SqliteMailboxStore(file)).hasMessageContaining("newer version");
        assertThat(Jdbi.create("jdbc:sqlite:" + file)
                        .<Integer, RuntimeException>withHandle(handle -> handle.createQuery("PRAGMA user_version")
                                .mapTo(Integer.class)
                                .one()))
                .isEqualTo(99);
    }

    private static List<ItemChange> everyShape() {
        return List.of(
                ItemChange.text(Fields.SUBJECT, "Ünïcode 漢字 \uD83D\uDE00\r\n"),
                ItemChange.flag(Fields.REMINDER_SET, true),
                ItemChange.categories(List.of("A", "B")),
                new ItemChange.SetValue(PropertyKey.schema("x/y"), new PropertyValue.Binary(new byte[] {0, -1, 7})),
                new ItemChange.SetValue(PropertyKey.member(1), new PropertyValue.Real(0.1)),
                new ItemChange.SetValue(
                        PropertyKey.member(2), new PropertyValue.Moment(Instant.parse("2026-01-01T00:00:00.123Z"))),
                new ItemChange.SetValue(PropertyKey.member(3), new PropertyValue.Day(LocalDate.of(2026, 2, 3))),
                new ItemChange.SetUserField(
                        new UserField("crmLinkState", UserField.NUMBER, true, new PropertyValue.Real(2))),
                new ItemChange.SetRecipients(List.of(new SimRecipient("Vera", "vera@example.com", 1, 3))),
                new ItemChange.SetRecurrence(new Recurrence(
                        1,
                        1,
                        2,
                        0,
                        0,
                        0,
                        LocalDate.of(2026, 1, 5),
                        LocalDate.of(2026, 6, 1),
                        0,
                        LocalTime.of(9, 0),
                        60,
                        false,
                        List.of(new Recurrence.Deviation(
                                LocalDateTime.of(2026, 1, 12, 9, 0),
                                false,
                                LocalDateTime.of(2026, 1, 13, 9, 0),
                                30,
                                "Moved")))));
    }

    private SimMailbox open(long seed) {
        return new SimMailbox(
                new SqliteMailboxStore(folder.resolve("mailbox.db")),
                MailboxSettings.in(ZoneId.of("UTC")),
                () -> Instant.parse("2026-11-02T09:10:11.5Z"),
                new SplittableRandom(seed));
    }
}

package dev.crmbridge.sync.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.sync.ItemStatus.Decision;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.plan.Remainder;
import dev.crmbridge.sync.store.Decisions;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.KnownRecords.Known;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Links;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.PairFailure;
import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.store.StoreException;
import dev.crmbridge.sync.store.StoredDifference;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
    private static final ItemRef ITEM = new ItemRef("0000AA", "STORE");
    private static final RecordRef RECORD = new RecordRef("task", new UUID(1, 2));
    private static final Snapshot BASE = Snapshot.of("task", Map.of("subject", new FieldValue.Text("Call back")));
    private static final Snapshot AGREED = Snapshot.of("task", Map.of("subject", new FieldValue.Text("Call")));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("data").resolve("crmbridge.db");
    }

    private static Operation operation(String op, @Nullable Question question) {
        Outcome outcome = question == null ? Outcome.PENDING : Outcome.NEEDS_PERSON;
        return new Operation(
                op,
                CommandKind.TRACK,
                ITEM,
                ItemKind.TASK,
                "Call back",
                new Operation.Wish(
                        "phonecall",
                        new RecordRef("account", new UUID(4, 4)),
                        true,
                        OnDuplicate.SAVE,
                        true,
                        "together-1",
                        "W/\"7\""),
                new Operation.Progress(new UUID(8, 8), RECORD, BASE, Set.of(RECORD), true, true, 3),
                new Operation.State(outcome, ReasonCode.PRIVATE, "Because.", RECORD, question),
                NOW,
                NOW,
                new UUID(0, 0xC1));
    }

    static List<Question> questions() {
        return List.of(
                new Question.PotentialDuplicates(
                        "task",
                        List.of(new Question.Shown("subject", "Call back")),
                        List.of(new Question.Match(
                                RECORD,
                                "Call back",
                                "Same subject",
                                List.of(new Question.Shown("subject", "Call back")),
                                true,
                                NOW,
                                null)),
                        Set.of("contact"),
                        "You are working offline."),
                new Question.ConfirmUntrack(RECORD, "Call back", "It is closed."),
                new Question.ChooseTarget(
                        false, List.of("account"), List.of(new Found(RECORD, "Alder", null, "Sample", true))),
                new Question.PrivateItem("Call back"),
                new Question.KeyTaken(RECORD, "Other"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void anOperationComesBackAsItWasAfterReopening(Question question) {
        Operation stored = operation("op-1", question);
        try (Store store = SqliteStore.open(file())) {
            store.inTransaction(tx -> {
                tx.outbox().add(List.of(stored));
                return true;
            });
        }
        try (Store store = SqliteStore.open(file())) {
            assertThat(store.<Optional<Operation>>inTransaction(
                            tx -> tx.outbox().find("op-1")))
                    .contains(stored);
            assertThat(store.<List<Operation>>inTransaction(tx -> tx.outbox().openFor(ITEM)))
                    .containsExactly(stored);
        }
    }

    @Test
    void aQuestionOfAnEarlierVersionTellsOfNoOtherCandidates() {
        String text = StoredJson.write(operation("op-1", questions().get(0)).state());
        String earlier = text.replace("\"cut\":[\"contact\"],", "");
        assertThat(earlier).isNotEqualTo(text);

        Question question = StoredJson.read(earlier, Operation.State.class).question();

        assertThat(question)
                .isInstanceOfSatisfying(
                        Question.PotentialDuplicates.class,
                        shown -> assertThat(shown.cut()).isEmpty());
    }

    private static Link link() {
        return new Link(
                ITEM,
                ItemKind.APPOINTMENT,
                "0400AB",
                RECORD,
                new UUID(3, 3),
                Link.State.LINKED,
                BASE,
                Set.of("description"),
                new Base.Meeting(false, true),
                new Link.Seen("v1", "W/\"5\"", 1, 0),
                ReasonCode.EDIT_BEATS_DELETE,
                true);
    }

    @Test
    void aLinkComesBackAsItWas() {
        Link link = link();
        try (Store store = SqliteStore.inMemory()) {
            assertThat(store.<List<Link>>inTransaction(tx -> {
                        tx.links().put(link.withMarkDue(false));
                        tx.links().put(link);
                        return tx.links().all();
                    }))
                    .containsExactly(link);
            assertThat(store.<List<Link>>inTransaction(tx -> tx.links().ofGlobalId("0400AB")))
                    .containsExactly(link);
            assertThat(store.<List<Link>>inTransaction(tx -> tx.links().ofItem(ITEM)))
                    .containsExactly(link);
        }
    }

    @Test
    void linkedPairsOfATableAreUnseenAndEverythingElseOfThemStays() {
        Link link = link();
        String table = RECORD.entity();
        try (Store store = SqliteStore.inMemory()) {
            assertThat(store.<List<Link>>inTransaction(tx -> {
                        tx.links().put(link);
                        assertThat(tx.links().outlines()).hasSize(1);
                        tx.links().unsee(Set.of());
                        tx.links().unsee(Set.of("letter", "fax"));
                        return tx.links().all();
                    }))
                    .containsExactly(link);
            assertThat(store.<List<Link>>inTransaction(tx -> {
                        tx.links().unsee(Set.of("letter", table));
                        assertThat(tx.links().outlines().get(0).seen())
                                .isEqualTo(link.unseen().seen());
                        return tx.links().all();
                    }))
                    .containsExactly(link.unseen());
            Link kept = link.in(Link.State.KEPT);
            assertThat(store.<List<Link>>inTransaction(tx -> {
                        tx.links().put(kept);
                        tx.links().unsee(Set.of(table));
                        return tx.links().all();
                    }))
                    .containsExactly(kept);
        }
    }

    @Test
    void whatIsCoveredAddsUpWhileTheRecordIsLinkedAndGoesWithTheLink() {
        Link link = link();
        RecordRef one = new RecordRef("task", new UUID(7, 1));
        RecordRef two = new RecordRef("contact", new UUID(7, 2));
        try (Store store = SqliteStore.inMemory()) {
            assertThat(store.<Set<RecordRef>>inTransaction(tx -> {
                        tx.links().cover(RECORD, Set.of(one));
                        tx.links().cover(RECORD, Set.of(one, two));
                        tx.links().put(link);
                        return tx.links().covered(RECORD);
                    }))
                    .containsExactlyInAnyOrder(one, two);
            for (Consumer<Links> end : List.<Consumer<Links>>of(
                    links -> links.put(link.in(Link.State.KEPT)), links -> links.remove(RECORD))) {
                assertThat(store.<Set<RecordRef>>inTransaction(tx -> {
                            tx.links().cover(one, Set.of(two));
                            tx.links().cover(RECORD, Set.of(one));
                            end.accept(tx.links());
                            return tx.links().covered(RECORD);
                        }))
                        .isEmpty();
                assertThat(store.<Set<RecordRef>>inTransaction(tx -> tx.links().covered(one)))
                        .containsExactly(two);
            }
        }
    }

    @Test
    void aTransactionThatThrowsLeavesNothing() {
        try (Store store = SqliteStore.inMemory()) {
            assertThatThrownBy(() -> store.inTransaction(tx -> {
                        tx.outbox().add(List.of(operation("op-1", null)));
                        tx.settings().put("name", "text");
                        throw new IllegalArgumentException("no");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(store.<List<Operation>>inTransaction(tx -> tx.outbox().open()))
                    .isEmpty();
            assertThat(store.<Optional<String>>inTransaction(tx -> tx.settings().get("name")))
                    .isEmpty();
        }
    }

    @Test
    void journalConflictsAndKnownRecordsComeBack() {
        JournalEntry entry =
                new JournalEntry("run-1", NOW, ITEM, RECORD, "delete-record", BASE, null, new UUID(0, 0xC1), AGREED);
        StoredDifference difference = new StoredDifference(
                "c-1",
                ITEM,
                RECORD,
                new Difference(
                        "subject",
                        new FieldValue.Text("a"),
                        FieldValue.NONE,
                        new FieldValue.Text("c"),
                        ReasonCode.CONFLICT),
                NOW);
        Known known = new Known(
                new Candidate(
                        "task",
                        RECORD.id().toString(),
                        true,
                        Map.of(
                                "subject", new AttributeValue.Text("a"),
                                "amount", new AttributeValue.Number(BigDecimal.ONE))),
                "a",
                NOW,
                null);
        try (Store store = SqliteStore.inMemory()) {
            store.inTransaction(tx -> {
                tx.journal().add(entry);
                tx.conflicts().put(difference);
                tx.knownRecords().put(List.of(known));
                return true;
            });
            assertThat(store.<List<JournalEntry>>inTransaction(
                            tx -> tx.journal().of("run-1")))
                    .containsExactly(entry);
            assertThat(store.<List<JournalEntry>>inTransaction(
                            tx -> tx.journal().last(5)))
                    .containsExactly(entry);
            assertThat(store.<List<RecordRef>>inTransaction(tx -> tx.journal().recordsOf(entry.item())))
                    .containsExactly(entry.record());
            assertThat(store.<List<StoredDifference>>inTransaction(
                            tx -> tx.conflicts().of(RECORD)))
                    .containsExactly(difference);
            assertThat(store.<List<Known>>inTransaction(tx -> tx.knownRecords().all()))
                    .containsExactly(known);
        }
    }

    @Test
    void decisionsAreKeptNewestFirstAndRepetitionsOnce() {
        try (Store store = SqliteStore.inMemory()) {
            store.inTransaction(tx -> {
                for (int i = 0; i < Decisions.KEPT + 20; i++) {
                    Decision decision = new Decision(NOW, "wait", "Reason " + i, null);
                    tx.decisions().add(ITEM, decision);
                    tx.decisions().add(ITEM, decision);
                }
                return true;
            });
            List<Decision> kept = store.inTransaction(tx -> tx.decisions().of(ITEM));
            assertThat(kept).hasSize(Decisions.KEPT).doesNotHaveDuplicates();
            assertThat(kept.get(0).reason()).isEqualTo("Reason " + (Decisions.KEPT + 19));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsCalledDamaged() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "This is a letter and not a database. ".repeat(100));

        assertThatThrownBy(() -> SqliteStore.open(file()))
                .isInstanceOf(StoreException.Damaged.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void aFileOfANewerVersionIsNotTouched() throws SQLException {
        SqliteStore.open(file()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> SqliteStore.open(file()))
                .isInstanceOf(StoreException.Newer.class)
                .hasMessageContaining("99");
    }

    @Test
    void whatWasLeftWhenAPersonWasAskedIsKeptUntilTheLinkWaitsForNothing() {
        try (Store store = SqliteStore.inMemory()) {
            Link link = link();
            Remainder left = new Remainder(DeletionBrake.Where.CRM, link.base());
            store.inTransaction(tx -> {
                tx.links().put(link.withParked(ReasonCode.DELETION_BRAKE));
                tx.links().ask(link.record(), left);
                return true;
            });
            assertThat(store.<Optional<Remainder>>inTransaction(tx -> tx.links().asked(link.record())))
                    .contains(left);

            store.inTransaction(tx -> {
                tx.links().put(link.withParked(DepartureChoice.DELETE.code()));
                return true;
            });
            assertThat(store.<Optional<Remainder>>inTransaction(tx -> tx.links().asked(link.record())))
                    .contains(left);

            store.inTransaction(tx -> {
                tx.links().put(link.withParked(null));
                return true;
            });
            assertThat(store.<Optional<Remainder>>inTransaction(tx -> tx.links().asked(link.record())))
                    .isEmpty();
        }
    }

    @Test
    void candidatesThatAnOlderVersionLeftBehindAreForgotten() throws SQLException {
        SqliteStore.open(file()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            OlderFile.withoutOrganizations(statement);
            statement.execute("PRAGMA user_version = 2");
            statement.execute("DROP TABLE covered_duplicates");
            statement.execute("DROP TABLE pair_failures");
            statement.execute("DROP TABLE remainders");
            statement.execute(
                    "INSERT INTO settings VALUES ('duplicates-left.gone', ''), ('duplicates-left.c-1', ''), ('x', '')");
            statement.execute("INSERT INTO conflicts VALUES ('c-1', '', '', 'task', '', '', '', '', '', '', 0)");
        }

        try (Store store = SqliteStore.open(file())) {
            assertThat(store.<List<Boolean>>inTransaction(
                            tx -> Stream.of("duplicates-left.gone", "duplicates-left.c-1", "x")
                                    .map(name -> tx.settings().get(name).isPresent())
                                    .toList()))
                    .containsExactly(false, true, true);
        }
    }

    @Test
    void whatAnOlderVersionWasNotAllowedToWriteIsListedAsAProblem() throws SQLException {
        SqliteStore.open(file()).close();
        UUID record = new UUID(1, 1);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            OlderFile.withoutOrganizations(statement);
            statement.execute("PRAGMA user_version = 4");
            statement.execute("DROP TABLE pair_failures");
            statement.execute("DROP TABLE remainders");
            for (String field : List.of("subject", "location")) {
                statement.execute("INSERT INTO conflicts VALUES ('" + field + "', '', '', 'task', '" + record + "', '"
                        + field + "', '', '', '', 'NO_PRIVILEGE', 7)");
            }
        }

        try (Store store = SqliteStore.open(file())) {
            assertThat(store.<Optional<PairFailure>>inTransaction(
                            tx -> tx.pairFailures().of(new RecordRef("task", record))))
                    .hasValueSatisfying(failure -> {
                        assertThat(failure.code()).isEqualTo(ReasonCode.NO_PRIVILEGE);
                        assertThat(failure.since()).isEqualTo(Instant.ofEpochMilli(7));
                        assertThat(failure.ignored()).isFalse();
                    });
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsCalledNotWritable() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("taken"), "a file");

        assertThatThrownBy(() -> SqliteStore.open(notAFolder.resolve("crmbridge.db")))
                .isInstanceOf(StoreException.NotWritable.class);
    }

    @Test
    void networkDrivesAreRecognisedByTheirFileSystemOrPath() {
        assertThat(SqliteStore.isNetwork("NFS4", Path.of("/home"))).isTrue();
        assertThat(SqliteStore.isNetwork("NTFS", Path.of("\\\\server\\share"))).isTrue();
        assertThat(SqliteStore.isNetwork("ext4", Path.of("/home"))).isFalse();
    }
}

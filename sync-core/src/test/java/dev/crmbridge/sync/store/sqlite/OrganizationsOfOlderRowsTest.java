package dev.crmbridge.sync.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.store.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were written before rows said of which organization they are. */
class OrganizationsOfOlderRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
    private static final ItemRef ITEM = new ItemRef("0000AA", "STORE");
    private static final RecordRef LINKED = new RecordRef("task", new UUID(1, 2));
    private static final RecordRef FORGOTTEN = new RecordRef("task", new UUID(1, 3));
    private static final Snapshot BASE = Snapshot.of("task", Map.of("subject", new FieldValue.Text("Call back")));
    private static final UUID OF_THE_LINK = new UUID(0, 0xC1);
    private static final UUID ASKED_LAST = new UUID(0, 0xC2);

    @TempDir
    Path folder;

    private Store upgraded(Consumer<Transaction> before) throws SQLException {
        Path file = folder.resolve("crmbridge.db");
        try (Store store = SqliteStore.open(file)) {
            store.inTransaction(tx -> {
                before.accept(tx);
                return true;
            });
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            OlderFile.withoutOrganizations(statement);
        }
        return SqliteStore.open(file);
    }

    private static void askedLast(Transaction tx) {
        tx.settings()
                .put(
                        "cache.standing",
                        new UUID(1, 1) + " " + new UUID(2, 2) + " " + ASKED_LAST + "\nprvReadTask GLOBAL");
    }

    private static JournalEntry unlinked(RecordRef record) {
        return new JournalEntry("run-1", NOW, ITEM, record, "unlink", BASE, null);
    }

    private static Link link() {
        return new Link(
                ITEM,
                ItemKind.TASK,
                null,
                LINKED,
                OF_THE_LINK,
                Link.State.LINKED,
                BASE,
                Set.of(),
                Base.Meeting.NONE,
                Link.Seen.of("", ""),
                null,
                false);
    }

    @Test
    void historyIsOfTheOrganizationOfItsLinkOtherwiseOfTheOneThatWasAskedLast() throws SQLException {
        try (Store store = upgraded(tx -> {
            askedLast(tx);
            tx.links().put(link());
            tx.journal().add(unlinked(LINKED));
            tx.journal().add(unlinked(FORGOTTEN));
        })) {
            assertThat(store.<List<JournalEntry>>inTransaction(
                            tx -> tx.journal().last(2)))
                    .extracting(JournalEntry::record, JournalEntry::organization)
                    .containsExactly(tuple(FORGOTTEN, ASKED_LAST), tuple(LINKED, OF_THE_LINK));
        }
    }

    private static Operation queued() {
        return new Operation(
                "op-1",
                CommandKind.TRACK,
                ITEM,
                ItemKind.TASK,
                "Call back",
                new Operation.Wish(null, null, null, OnDuplicate.ASK, false, null, null),
                Operation.Progress.start(new UUID(8, 8)),
                new Operation.State(Outcome.PENDING, null, "Accepted.", null, null),
                NOW,
                NOW,
                null);
    }

    @Test
    void aQueuedCommandIsForTheOrganizationThatWasAskedLast() throws SQLException {
        try (Store store = upgraded(tx -> {
            askedLast(tx);
            tx.outbox().add(List.of(queued()));
        })) {
            assertThat(store.<List<Operation>>inTransaction(tx -> tx.outbox().open()))
                    .extracting(Operation::organization)
                    .containsExactly(ASKED_LAST);
        }
    }

    @Test
    void whereNoCrmWasEverAskedItIsOfNone() throws SQLException {
        try (Store store = upgraded(tx -> tx.journal().add(unlinked(FORGOTTEN)))) {
            assertThat(store.<List<JournalEntry>>inTransaction(
                            tx -> tx.journal().last(1)))
                    .extracting(JournalEntry::organization)
                    .containsExactly((UUID) null);
        }
    }
}

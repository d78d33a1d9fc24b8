package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.jobs.DuplicateJobs;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import dev.crmbridge.embedded.sqlite.Transactions;
import dev.crmbridge.embedded.sqlite.Tx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Background work whose process is killed at each of its steps, before and after the commit, comes to what it comes to without that.
 * The files are copied at these moments, as a killed process leaves them, and each copy is started.
 */
class StoppedAnywhereTest {
    private static final int ROWS = 1_200;
    private static final int SEARCHED = 4_000;
    private static final List<String> FILES = List.of("crm.sqlite", "crm.sqlite-wal");

    @TempDir
    Path directory;

    private final Schema schema = HostedTables.schema();
    private String admin = "";

    /** Copies the files in the middle of each write and after it. */
    private record Copying(SqliteDatabase database, Path files, List<Path> copies) implements Transactions {
        @Override
        public <T> T read(Function<Tx, T> work) {
            return database.read(work);
        }

        @Override
        public <T> T write(Function<Tx, T> work) {
            T result = database.write(tx -> {
                T done = work.apply(tx);
                copy();
                return done;
            });
            database.write(tx -> {
                copy();
                return copies.size();
            });
            return result;
        }

        private void copy() {
            try {
                Path copy = Files.createDirectories(files.resolve("copy" + copies.size()));
                for (String name : FILES) {
                    if (Files.exists(files.resolve(name))) {
                        Files.copy(files.resolve(name), copy.resolve(name));
                    }
                }
                copies.add(copy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void filled(int rows, int addresses, BiFunction<TestCrm, RuleSteps, Object> more) {
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            admin = crm.userId("admin");
            UUID owner = UUID.fromString(admin);
            crm.crm().database().write(tx -> {
                StoredContacts.add(tx, new SplittableRandom(17), owner, rows, addresses);
                return 0;
            });
            assertThat(more.apply(crm, new RuleSteps(crm))).isNotNull();
        }
    }

    private DuplicateJobs jobs(SqliteDatabase database, Transactions transactions) {
        MatchcodeDetection detection = new MatchcodeDetection(schema);
        Environment environment =
                new Environment(schema, () -> Instant.parse("2026-03-02T09:00:00Z"), UUID::randomUUID, detection);
        return new DuplicateJobs(environment, detection, transactions);
    }

    /** Runs until no work is left, from the beginning or from where a killed process was. */
    private <T> T outcome(Path files, Function<SqliteDatabase, DuplicateJobs> begun, Function<Tx, T> outcome) {
        try (SqliteDatabase database = new SqliteDatabase(files.resolve("crm.sqlite"));
                DuplicateJobs running = begun.apply(database)) {
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (database.<Long>read(StoredContacts::works) > 0) {
                assertThat(System.nanoTime()).as("%s: work is left", running).isLessThan(end);
                Thread.onSpinWait();
            }
            return database.read(outcome);
        }
    }

    /** Begins some work whose steps are copied. */
    private Function<SqliteDatabase, DuplicateJobs> copying(
            List<Path> copies, BiFunction<Tx, DuplicateJobs, Object> begin) {
        return database -> {
            DuplicateJobs begun = jobs(database, new Copying(database, directory, copies));
            database.write(tx -> begin.apply(tx, begun));
            return begun;
        };
    }

    private DuplicateJobs resumed(SqliteDatabase database) {
        DuplicateJobs resumed = jobs(database, database);
        resumed.resume();
        return resumed;
    }

    private Caller caller(Tx tx) {
        return SqliteSecurity.user(tx, UUID.fromString(admin)).orElseThrow().caller();
    }

    @Test
    void aNextVersionTakesThePlaceOfARuleAndTheFormerCodesGoWheneverTheProcessWasKilled() {
        String[] ids = new String[2];
        filled(ROWS, 400, (crm, rules) -> {
            ids[0] = rules.exact("contact", "contact", "lastname");
            rules.await(rules.publish(ids[0]));
            ids[1] = rules.revise(ids[0]);
            rules.compare(ids[1], "emailaddress1");
            return crm;
        });
        String rule = ids[0];
        String revision = ids[1];
        record Outcome(Set<Set<String>> groups, long former, long all, long sets, long status, List<String> messages) {}
        Function<Tx, Outcome> outcome = tx -> new Outcome(
                StoredContacts.groupsByCode(tx, revision),
                StoredContacts.codes(tx, rule),
                StoredContacts.allCodes(tx),
                StoredContacts.codeSets(tx),
                StoredContacts.status(tx, rule),
                StoredContacts.messages(tx));
        List<Path> copies = new CopyOnWriteArrayList<>();
        Outcome whole = outcome(
                directory,
                copying(copies, (tx, jobs) -> {
                    Row row = SqliteRows.find(tx, schema.get("duplicaterule"), UUID.fromString(revision))
                            .orElseThrow();
                    return jobs.publish(tx, caller(tx), row);
                }),
                tx -> {
                    assertThat(StoredContacts.groupsByCode(tx, revision)).isEqualTo(StoredContacts.groupsByAddress(tx));
                    return outcome.apply(tx);
                });
        assertThat(whole.former()).isZero();
        assertThat(whole.sets()).isEqualTo(1);
        Set<String> stages = new HashSet<>();
        for (Path copy : copies) {
            try (SqliteDatabase database = new SqliteDatabase(copy.resolve("crm.sqlite"))) {
                stages.add(database.read(tx ->
                        StoredContacts.codeSets(tx) + " switched, former codes " + StoredContacts.codes(tx, rule)));
            }
            assertThat(outcome(copy, this::resumed, outcome))
                    .as(copy.toString())
                    .isEqualTo(whole);
        }
        assertThat(stages)
                .contains(
                        "0 switched, former codes " + ROWS,
                        "1 switched, former codes " + ROWS,
                        "1 switched, former codes " + (ROWS - 1_000),
                        "1 switched, former codes 0");
    }

    @Test
    void aSearchFindsTheSameAndACommonKeyOnceWheneverTheProcessWasKilled() {
        filled(SEARCHED, 1_100, (crm, rules) -> {
            rules.await(rules.publish(rules.exact("contact", "contact", "lastname")));
            return rules.await(rules.publish(rules.exact("contact", "contact", "emailaddress1")));
        });
        record Outcome(List<String> lines, List<String> messages, long commonKeys) {}
        Function<Tx, Outcome> outcome =
                tx -> new Outcome(StoredContacts.lines(tx), StoredContacts.messages(tx), StoredContacts.commonKeys(tx));
        List<Path> copies = new CopyOnWriteArrayList<>();
        Outcome whole = outcome(
                directory,
                copying(
                        copies,
                        (tx, jobs) -> jobs.search(
                                tx,
                                caller(tx),
                                schema.get("contact"),
                                "look",
                                JsonMapper.shared().readTree("{\"EntityName\":\"contact\"}"))),
                outcome);
        assertThat(whole.lines()).hasSizeGreaterThan(8_000).doesNotHaveDuplicates();
        assertThat(whole.messages())
                .anyMatch(message -> message.contains(SEARCHED + " rows under rule 'same lastname'"));
        Set<Integer> found = new HashSet<>();
        for (Path copy : copies) {
            try (SqliteDatabase database = new SqliteDatabase(copy.resolve("crm.sqlite"))) {
                found.add(database.<List<String>>read(StoredContacts::lines).size());
            }
            assertThat(outcome(copy, this::resumed, outcome))
                    .as(copy.toString())
                    .isEqualTo(whole);
        }
        assertThat(found).as("moments with different numbers of results").hasSizeGreaterThan(3);
    }
}

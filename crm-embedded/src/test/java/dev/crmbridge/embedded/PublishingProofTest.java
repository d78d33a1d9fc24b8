package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published rule has exactly the matchcodes of the rows there are, whatever happened while it was being published. */
class PublishingProofTest {
    private static final long SEED = 20_261_126L;
    private static final int MANY = 200_000;
    private static final int KILLS = 3;
    private static final int ANSWERS_BEFORE_A_KILL = 40;

    @TempDir
    Path directory;

    private void fill(TestCrm crm, int count) {
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(SEED), owner, count, 60_000);
            return 0;
        });
    }

    private static void assertExact(TestCrm crm, String rule) {
        Set<Set<String>> expected = crm.crm().database().read(StoredContacts::groupsByAddress);
        Set<Set<String>> stored = crm.crm().database().read(tx -> StoredContacts.groupsByCode(tx, rule));
        assertThat(stored.equals(expected))
                .as("seed %d: codes group the contacts as their addresses do", SEED)
                .isTrue();
        long codes = crm.crm().database().read(tx -> StoredContacts.codes(tx, rule));
        assertThat(codes).isEqualTo(expected.stream().mapToLong(Set::size).sum());
    }

    @Test
    void killsAStopAndWritersInTheMiddleOfManyRowsLeaveNoHole() throws IOException, InterruptedException {
        String rule;
        String job;
        try (TestCrm crm = new TestCrm(directory)) {
            fill(crm, MANY);
            rule = new RuleSteps(crm).exact("contact", "contact", "emailaddress1");
            job = new RuleSteps(crm).publish(rule);
        }
        Map<String, Boolean> answered = new HashMap<>();
        long handled = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            answered.putAll(writeAndKill(SEED + 10 * kill));
            try (SqliteDatabase database = new SqliteDatabase(directory.resolve("crm.sqlite"))) {
                assertThat(database.<Long>read(tx -> StoredContacts.status(tx, rule)))
                        .isEqualTo(StoredRules.PUBLISHING);
                long reached = database.read(StoredContacts::handled);
                assertThat(reached).isGreaterThan(handled).isLessThan(MANY);
                handled = reached;
            }
        }
        try (TestCrm crm = new TestCrm(directory)) {
            Set<String> ids = crm.crm().database().read(StoredContacts::ids);
            answered.forEach((id, there) -> assertThat(ids.contains(id)).as(id).isEqualTo(there));
            writeUntilOver(crm, job, List.copyOf(ids).subList(0, 1_000));
            assertThat(new RuleSteps(crm).await(job).json().get("statuscode").asInt())
                    .isEqualTo(30);
            assertExact(crm, rule);
        }
    }

    @Test
    void killsInTheMiddleOfANextVersionLeaveTheFormerOneInForceUntilTheSwitch()
            throws IOException, InterruptedException {
        String captain = "{\"lastname\":\"Kim\",\"jobtitle\":\"Captain\"}";
        String check = "MSCRM.SuppressDuplicateDetection";
        String rule;
        String revision;
        String job;
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            fill(crm, MANY);
            RuleSteps rules = new RuleSteps(crm);
            rule = rules.exact("contact", "contact", "jobtitle");
            rules.await(rules.publish(rule));
            crm.post("admin", "contacts", captain);
            revision = rules.revise(rule);
            rules.compare(revision, "emailaddress1");
            job = rules.publish(revision);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            writeAndKill(SEED + 10 * kill);
            try (SqliteDatabase database = new SqliteDatabase(directory.resolve("crm.sqlite"))) {
                assertThat(database.<Long>read(tx -> StoredContacts.status(tx, revision)))
                        .isEqualTo(StoredRules.PUBLISHING);
                assertThat(database.<Long>read(tx -> StoredContacts.status(tx, rule)))
                        .isEqualTo(StoredRules.PUBLISHED);
                assertThat(database.<Long>read(tx -> StoredContacts.codes(tx, rule)))
                        .as("codes of the version that answers")
                        .isEqualTo(1);
            }
        }
        try (TestCrm crm = new TestCrm(directory)) {
            assertThat(crm.post("admin", "contacts", captain, check, "false").code())
                    .isEqualTo("0x80040333");
            assertThat(new RuleSteps(crm).over(job))
                    .as("the former version answered")
                    .isFalse();
            Set<String> ids = crm.crm().database().read(StoredContacts::ids);
            writeUntilOver(crm, job, List.copyOf(ids).subList(0, 1_000));
            assertThat(new RuleSteps(crm).await(job).json().get("statuscode").asInt())
                    .isEqualTo(30);
            assertExact(crm, revision);
            assertThat(crm.crm().database().<Long>read(tx -> StoredContacts.status(tx, rule)))
                    .isEqualTo(StoredRules.PUBLISHED);
            assertThat(crm.post("admin", "contacts", captain, check, "false").status())
                    .as("the next version answers")
                    .isEqualTo(204);
        }
    }

    /** What the process was answered before it was killed: whether each contact is there. */
    private Map<String, Boolean> writeAndKill(long seed) throws IOException, InterruptedException {
        Map<String, Boolean> answered = new HashMap<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingProcess.class.getName(),
                        directory.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> open = new HashSet<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            int answers = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.matches("[?+-][0-9a-f-]{36}")) {
                    continue;
                }
                String id = line.substring(1);
                if (line.startsWith("?")) {
                    open.add(id);
                    continue;
                }
                open.remove(id);
                answered.put(id, line.startsWith("+"));
                if (++answers == ANSWERS_BEFORE_A_KILL) {
                    // Not Process.destroyForcibly, which would close the stream: what was said until the kill counts.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(answers).as("the process ended by itself").isGreaterThanOrEqualTo(ANSWERS_BEFORE_A_KILL);
        } finally {
            process.destroyForcibly().waitFor();
        }
        // A delete that was asked for and not answered may have happened or not.
        answered.keySet().removeAll(open);
        return answered;
    }

    private static void writeUntilOver(TestCrm crm, String job, List<String> known) throws InterruptedException {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < 2; writer++) {
            ContactWriter changes = new ContactWriter(
                    crm, new SplittableRandom(SEED + 100 + writer), known.subList(writer * 500, writer * 500 + 500));
            Thread thread = new Thread(() -> {
                while (!new RuleSteps(crm).over(job)) {
                    changes.step();
                }
            });
            thread.setUncaughtExceptionHandler((failed, e) -> failures.add(e));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aStopInTheMiddleIsContinuedAtTheNextStart() {
        String rule;
        String job;
        try (TestCrm crm = new TestCrm(directory)) {
            fill(crm, 30_000);
            rule = new RuleSteps(crm).exact("contact", "contact", "emailaddress1");
            job = new RuleSteps(crm).publish(rule);
        }
        try (SqliteDatabase database = new SqliteDatabase(directory.resolve("crm.sqlite"))) {
            assertThat(database.<Long>read(tx -> StoredContacts.status(tx, rule)))
                    .isEqualTo(StoredRules.PUBLISHING);
        }
        try (TestCrm crm = new TestCrm(directory)) {
            assertThat(new RuleSteps(crm).await(job).json().get("message").asString())
                    .contains("30000 rows of contact");
            assertExact(crm, rule);
        }
    }

    @Test
    void aRuleThatLooksInAnotherTableHasTheCodesOfThatTableOnly() {
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            fill(crm, 5_000);
            String known = "{\"lastname\":\"Kim\",\"emailaddress1\":\"cross@x.example\"}";
            crm.post("admin", "contacts", known);
            crm.post("admin", "leads", known);
            RuleSteps rules = new RuleSteps(crm);
            String rule = rules.exact("lead", "contact", "emailaddress1");
            rules.await(rules.publish(rule));
            assertExact(crm, rule);
            String check = "MSCRM.SuppressDuplicateDetection";
            assertThat(crm.post("admin", "leads", known, check, "false").code()).isEqualTo("0x80040333");
            assertThat(crm.post("admin", "contacts", known, check, "false").status())
                    .as("a contact is not compared by a rule for leads")
                    .isEqualTo(204);
            assertExact(crm, rule);
        }
    }
}

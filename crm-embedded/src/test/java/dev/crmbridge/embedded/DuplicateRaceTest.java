package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal rows saved at the same moment. */
class DuplicateRaceTest {
    private static final int SAVERS = 64;
    private static final String SUPPRESS = "MSCRM.SuppressDuplicateDetection";

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newFixedThreadPool(SAVERS);
    private TestCrm crm;
    private RuleSteps rules;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
        rules = new RuleSteps(crm);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        crm.close();
    }

    /** All savers wait for each other, then save the same address. */
    private List<Answer> saveAtOnce(String address, String suppress) throws Exception {
        CyclicBarrier together = new CyclicBarrier(SAVERS);
        List<Future<Answer>> running = new ArrayList<>();
        for (int i = 0; i < SAVERS; i++) {
            String body = "{\"lastname\":\"Saver " + i + "\",\"emailaddress1\":\"" + address + "\"}";
            running.add(threads.submit(() -> {
                together.await();
                return crm.post("admin", "contacts", body, SUPPRESS, suppress);
            }));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> each : running) {
            answers.add(each.get());
        }
        return answers;
    }

    private static void assertExactlyOne(List<Answer> answers) {
        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .hasSize(SAVERS - 1)
                .allMatch(answer -> answer.code().equals("0x80040333"));
    }

    private void assertEveryRowHasItsCode(String rule) {
        Set<Set<String>> expected = crm.crm().database().read(StoredContacts::groupsByAddress);
        assertThat(crm.crm().database().<Set<Set<String>>>read(tx -> StoredContacts.groupsByCode(tx, rule)))
                .isEqualTo(expected);
    }

    @Test
    void ofManyCheckedSavesExactlyOneSucceeds() throws Exception {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
        assertExactlyOne(saveAtOnce("kim@x.example", "false"));
        assertEveryRowHasItsCode(rule);
    }

    @Test
    void savesWithoutACheckAllSucceedAndWriteTheirCodes() throws Exception {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
        assertThat(saveAtOnce("kim@x.example", "true")).allMatch(answer -> answer.status() == 204);
        assertThat(crm.crm().database().<Long>read(tx -> StoredContacts.codes(tx, rule)))
                .isEqualTo(SAVERS);
        assertThat(saveAtOnce("KIM@x.example", "false"))
                .allMatch(answer -> answer.code().equals("0x80040333"));
        assertEveryRowHasItsCode(rule);
    }

    @Test
    void fromTheSwitchToPublishedOnNoSecondEqualRowGetsThrough() throws Exception {
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(7), owner, 20_000, 5_000);
            return 0;
        });
        String rule = rules.exact("contact", "contact", "emailaddress1");
        String job = rules.publish(rule);
        int roundsBefore = 0;
        int round = 0;
        while (!rules.over(job)) {
            List<Answer> answers = saveAtOnce("round" + round + "@x.example", "false");
            assertThat(answers)
                    .allMatch(answer -> answer.status() == 204 || answer.code().equals("0x80040333"));
            assertThat(answers).anyMatch(answer -> answer.status() == 204);
            round++;
            roundsBefore++;
        }
        assertThat(roundsBefore).as("rounds while it was being published").isPositive();
        assertThat(saveAtOnce("round0@x.example", "false"))
                .as("rows saved while it was being published count")
                .allMatch(answer -> answer.code().equals("0x80040333"));
        for (int after = 0; after < 3; after++) {
            assertExactlyOne(saveAtOnce("after" + after + "@x.example", "false"));
        }
        assertEveryRowHasItsCode(rule);
    }
}

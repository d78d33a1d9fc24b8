package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal rows saved at the same moment. */
class DuplicateRaceTest {
    private static final String SUPPRESS = "MSCRM.SuppressDuplicateDetection";

    @TempDir
    Path directory;

    private final SaversAtOnce savers = new SaversAtOnce();
    private TestCrm crm;
    private RuleSteps rules;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
        rules = new RuleSteps(crm);
    }

    @AfterEach
    void stop() {
        savers.close();
        crm.close();
    }

    private List<Answer> saveAtOnce(String address, String suppress) throws Exception {
        return savers.each(i -> () -> crm.post(
                "admin",
                "contacts",
                "{\"lastname\":\"Saver " + i + "\",\"emailaddress1\":\"" + address + "\"}",
                SUPPRESS,
                suppress));
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
        SaversAtOnce.assertExactlyOne(saveAtOnce("kim@x.example", "false"));
        assertEveryRowHasItsCode(rule);
    }

    @Test
    void savesWithoutACheckAllSucceedAndWriteTheirCodes() throws Exception {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
        assertThat(saveAtOnce("kim@x.example", "true")).allMatch(answer -> answer.status() == 204);
        assertThat(crm.crm().database().<Long>read(tx -> StoredContacts.codes(tx, rule)))
                .isEqualTo(SaversAtOnce.COUNT);
        assertThat(saveAtOnce("KIM@x.example", "false"))
                .allMatch(answer -> answer.code().equals("0x80040333"));
        assertEveryRowHasItsCode(rule);
    }

    @Test
    void ofManyWhoSaveUncheckedAndAskThenAllButOneAtMostSeeADuplicate() throws Exception {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
        for (int round = 0; round < 3; round++) {
            String address = "warned" + round + "@x.example";
            List<List<String>> seen = savers.each(i -> () -> {
                Answer saved = crm.post(
                        "admin",
                        "contacts",
                        "{\"lastname\":\"Saver " + i + "\",\"emailaddress1\":\"" + address + "\"}",
                        SUPPRESS,
                        "true");
                assertThat(saved.status()).as(saved.text()).isEqualTo(204);
                List<String> duplicates = rules.duplicatesOfContact("admin", saved.id());
                assertThat(duplicates).doesNotContain(saved.id());
                return duplicates;
            });
            assertThat(seen).hasSize(SaversAtOnce.COUNT);
            assertThat(seen).filteredOn(List::isEmpty).hasSizeLessThanOrEqualTo(1);
        }
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
            SaversAtOnce.assertExactlyOne(saveAtOnce("after" + after + "@x.example", "false"));
        }
        assertEveryRowHasItsCode(rule);
    }
}

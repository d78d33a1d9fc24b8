package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecodingTest {
    @TempDir
    Path directory;

    private String ruleOverContacts(int count) {
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            UUID owner = UUID.fromString(crm.userId("admin"));
            crm.crm().database().write(tx -> {
                StoredContacts.add(tx, new SplittableRandom(1), owner, count, count / 3);
                return 0;
            });
            RuleSteps rules = new RuleSteps(crm);
            String rule = rules.exact("contact", "contact", "emailaddress1");
            rules.await(rules.publish(rule));
            return rule;
        }
    }

    private void codesFrom(String version, String rule) {
        try (TestCrm crm = new TestCrm(directory)) {
            crm.crm().database().write(tx -> {
                StoredContacts.makeOld(tx, rule, version);
                return 0;
            });
        }
    }

    private boolean groupsAreRightAfterAStart(String rule) {
        try (TestCrm crm = new TestCrm(directory)) {
            long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
            while (crm.crm().database().<Long>read(StoredContacts::unfinished) > 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(crm.crm().database().<Optional<String>>read(SqliteMatchcodes::madeBy))
                    .contains(Matchcoder.version());
            Set<Set<String>> stored = crm.crm().database().read(tx -> StoredContacts.groupsByCode(tx, rule));
            return stored.equals(crm.crm().database().<Set<Set<String>>>read(StoredContacts::groupsByAddress));
        }
    }

    @Test
    void codesOfAnotherVersionAreMadeAnewAtTheNextStartOnce() {
        String rule = ruleOverContacts(1_300);
        assertThat(groupsAreRightAfterAStart(rule)).isTrue();

        codesFrom(Matchcoder.version(), rule);
        assertThat(groupsAreRightAfterAStart(rule))
                .as("codes of the same version are left alone but for the daily sample")
                .isFalse();

        codesFrom("0, Java 8", rule);
        assertThat(groupsAreRightAfterAStart(rule)).isTrue();
    }
}

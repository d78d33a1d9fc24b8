package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.jobs.Ticks;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchcodeCheckTest {
    private static final String GONE = "0d9a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11";

    @TempDir
    Path directory;

    private static String check(TestCrm crm) {
        Answer started = crm.post("admin", "CheckMatchcodes", "");
        assertThat(started.status()).as(started.text()).isEqualTo(200);
        return new RuleSteps(crm)
                .await(started.json().get("JobId").asString())
                .json()
                .get("message")
                .asString();
    }

    private static String publishedRule(TestCrm crm) {
        RuleSteps rules = new RuleSteps(crm);
        String rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
        return rule;
    }

    private static List<String> contacts(TestCrm crm, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(crm.post(
                            "admin",
                            "contacts",
                            "{\"lastname\":\"Kim\",\"emailaddress1\":\"k" + i % 7 + "@x.example\"}")
                    .id());
        }
        return ids;
    }

    @Test
    void codesThatDifferAreMissingOrLeftOverAreMendedAndCounted() {
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            List<String> ids = contacts(crm, 20);
            String rule = publishedRule(crm);
            assertThat(check(crm)).contains("20 rows under 1 rules; 0 differed");
            crm.crm().database().write(tx -> {
                StoredContacts.spoil(tx, rule, ids.get(3), ids.get(5), GONE);
                return 0;
            });
            assertThat(check(crm)).contains("21 rows under 1 rules; 3 differed and were mended");
            Set<Set<String>> expected = crm.crm().database().read(StoredContacts::groupsByAddress);
            assertThat(crm.crm().database().<Set<Set<String>>>read(tx -> StoredContacts.groupsByCode(tx, rule)))
                    .isEqualTo(expected);
            assertThat(check(crm)).contains("20 rows under 1 rules; 0 differed");
        }
    }

    @Test
    void aCheckNeedsTheRightToPublish() {
        try (TestCrm crm = new TestCrm(directory)) {
            assertThat(crm.post("seller", "CheckMatchcodes", "").status()).isEqualTo(403);
        }
    }

    private long checksAfterStartAt(String time) {
        Instant now = Instant.parse(time);
        try (EmbeddedCrm crm = EmbeddedCrm.start(CrmSettings.of(directory, 0, () -> now, false))) {
            return crm.database().read(StoredContacts::checks);
        }
    }

    @Test
    void aStartChecksOnceADayAtMostAndOnlyWhenThereIsARule() {
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            assertThat(crm.crm().database().<Long>read(StoredContacts::checks))
                    .as("a new one has nothing to compare")
                    .isZero();
        }
        assertThat(checksAfterStartAt("2026-03-02T08:30:00Z")).isZero();
        try (TestCrm crm = new TestCrm(directory)) {
            publishedRule(crm);
            assertThat(crm.crm().database().<Long>read(StoredContacts::checks)).isZero();
        }
        assertThat(checksAfterStartAt("2026-03-02T09:00:00Z")).isEqualTo(1);
        assertThat(checksAfterStartAt("2026-03-03T08:59:59Z")).isEqualTo(1);
        assertThat(checksAfterStartAt("2026-03-03T09:00:00Z")).isEqualTo(2);
    }

    @Test
    void aServerThatRunsOnChecksOnceADayByItsClock() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));
        List<Runnable> asked = new ArrayList<>();
        AtomicInteger ended = new AtomicInteger();
        Ticks ticks = (pause, task) -> {
            assertThat(pause).isBetween(Duration.ofMinutes(1), Duration.ofHours(6));
            asked.add(task);
            return ended::incrementAndGet;
        };
        CrmSettings settings = CrmSettings.of(directory, 0, now::get, false);
        try (EmbeddedCrm crm = EmbeddedCrm.start(settings, ticks)) {
            assertThat(asked).hasSize(1);
            List<Long> checks = new ArrayList<>();
            for (String time : List.of(
                    "2026-03-02T09:00:00Z",
                    "2026-03-02T10:00:00Z",
                    "2026-03-03T08:59:59Z",
                    "2026-03-03T09:00:00Z",
                    "2026-03-05T09:00:00Z")) {
                now.set(Instant.parse(time));
                asked.get(0).run();
                checks.add(crm.database().read(StoredContacts::checks));
            }
            assertThat(checks).containsExactly(1L, 1L, 1L, 2L, 3L);
            assertThat(ended).hasValue(0);
        }
        assertThat(ended).hasValue(1);
    }
}

package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal rows saved at the same moment, in every way a row is saved, while a rule or its next version takes force. */
class DuplicateSwitchTest {
    private static final String CHECK = "MSCRM.SuppressDuplicateDetection";
    private static final int ROWS = 8_000;
    private static final int AFTERWARDS = 3;

    @TempDir
    Path directory;

    private final SaversAtOnce savers = new SaversAtOnce();
    private TestCrm crm;
    private RuleSteps rules;
    private String rule;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        rules = new RuleSteps(crm);
        rule = rules.exact("contact", "contact", "emailaddress1");
    }

    @AfterEach
    void stop() {
        savers.close();
        crm.close();
    }

    private void fill() {
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(11), owner, ROWS, 10_000_000);
            return 0;
        });
    }

    private static String contact(String address) {
        return "{\"lastname\":\"Kim\",\"emailaddress1\":\"" + address + "\"}";
    }

    private Answer checked(String address) {
        return crm.post("admin", "contacts", contact(address), CHECK, "false");
    }

    private record Attempt(int round, boolean inForce, boolean accepted) {}

    @Test
    void ofThoseWhoBeginAfterTheRuleWasSeenPublishedOneGetsThrough() throws Exception {
        fill();
        String job = rules.publish(rule);
        CompletableFuture<Answer> published = new CompletableFuture<>();
        Thread watcher = new Thread(() -> published.complete(rules.await(job)));
        watcher.start();
        AtomicInteger attempts = new AtomicInteger();
        List<Attempt> all = savers.each(i -> saverUntilPublished(attempts, published)).stream()
                .flatMap(List::stream)
                .toList();
        watcher.join();

        Map<Integer, List<Attempt>> rounds = all.stream().collect(Collectors.groupingBy(Attempt::round));
        assertThat(all).as("attempts while it was being published").anyMatch(attempt -> !attempt.inForce());
        rounds.forEach((round, ofRound) -> {
            assertThat(ofRound).as("round %d", round).anyMatch(Attempt::accepted);
            assertThat(ofRound)
                    .as("round %d, begun under the published rule", round)
                    .filteredOn(attempt -> attempt.inForce() && attempt.accepted())
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(checked("ROUND" + round + "@x.example").code())
                    .as("whenever a row of round %d was saved, it counts", round)
                    .isEqualTo("0x80040333");
        });
    }

    /** So many attempts make a round: they save the same address. */
    private Callable<List<Attempt>> saverUntilPublished(AtomicInteger attempts, CompletableFuture<Answer> published) {
        return () -> {
            List<Attempt> done = new ArrayList<>();
            for (int afterwards = 0; afterwards < AFTERWARDS; ) {
                int round = attempts.getAndIncrement() / SaversAtOnce.COUNT;
                boolean inForce = published.isDone();
                Answer answer = checked("round" + round + "@x.example");
                assertThat(answer.status()).as(answer.text()).isIn(204, 412);
                done.add(new Attempt(round, inForce, answer.status() == 204));
                afterwards += inForce ? 1 : 0;
            }
            return done;
        };
    }

    @Test
    void whileANextVersionTakesForceExactlyOneGetsThroughAtAnyTime() throws Exception {
        rules.await(rules.publish(rule));
        fill();
        String revision = rules.revise(rule);
        String job = rules.publish(revision);
        int during = 0;
        while (!rules.over(job)) {
            String address = "during" + during++ + "@x.example";
            SaversAtOnce.assertExactlyOne(savers.each(i -> () -> checked(address)));
        }
        assertThat(during).as("rounds while it was being made").isPositive();
        SaversAtOnce.assertExactlyOne(savers.each(i -> () -> checked("after@x.example")));
        assertThat(checked("during0@x.example").code()).isEqualTo("0x80040333");
    }

    @Test
    void whetherRowsAreCreatedChangedOrPutExactlyOneGetsThrough() throws Exception {
        rules.await(rules.publish(rule));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < SaversAtOnce.COUNT; i++) {
            ids.add(crm.post("admin", "contacts", contact("saver" + i + "@x.example"))
                    .id());
        }
        List<Answer> answers = savers.each(i -> () -> switch (i % 3) {
            case 0 -> checked("same@x.example");
            case 1 -> crm.patch("admin", "contacts(" + ids.get(i) + ")", contact("SAME@x.example"), CHECK, "false");
            default ->
                crm.patch(
                        "admin",
                        "contacts(00000000-0000-4000-8000-0000000000" + (10 + i) + ")",
                        contact(" same@x.example"),
                        CHECK,
                        "false");
        });
        SaversAtOnce.assertExactlyOne(answers);
    }
}

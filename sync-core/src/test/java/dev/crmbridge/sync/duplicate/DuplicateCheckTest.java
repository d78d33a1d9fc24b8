package dev.crmbridge.sync.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.InMemoryCrm;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Reachability;
import dev.crmbridge.sync.loop.SimulatedClock;
import dev.crmbridge.sync.loop.SimulatedReactor;
import dev.crmbridge.sync.mailbox.InMemoryMailbox;
import dev.crmbridge.sync.store.sqlite.SqliteStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DuplicateCheckTest {
    private static final RecordRef EARLIER = new RecordRef("task", new UUID(5, 5));
    private static final RecordRef NEW = new RecordRef("task", new UUID(6, 6));

    private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-02T08:00:00Z"));
    private final SimulatedReactor reactor = new SimulatedReactor(clock, 17);
    private final InMemoryCrm crm = new InMemoryCrm(clock);
    private final DuplicateCheck testSubject = new DuplicateCheck(
            new Ports(
                    reactor,
                    new InMemoryMailbox(clock, ZoneOffset.UTC),
                    crm,
                    SqliteStore.inMemory(),
                    new Reachability(() -> {})),
            100,
            ZoneOffset.UTC);

    DuplicateCheckTest() {
        crm.server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 3),
                        "Same subject",
                        "task",
                        "task",
                        false,
                        false,
                        List.of(new DuplicateRuleRow.Condition("subject", "subject", 0, null, true))));
        crm.server().put(EARLIER, subject("Call back"), new UUID(9, 9));
    }

    private static Map<String, CrmValue> subject(String text) {
        return Map.of("subject", CrmValue.text(text));
    }

    private List<RecordRef> found(String subject) {
        return testSubject.check(Lookup.of(NEW, subject(subject))).matches().stream()
                .map(Match::ref)
                .toList();
    }

    @Test
    void aReadingOnItsWayDoesNotBringBackWhatWasDeletedMeanwhile() {
        CompletableFuture<Boolean> reading = testSubject.refreshNow();
        testSubject.gone(EARLIER);

        assertThat(reactor.await(reading)).isTrue();

        assertThat(found("Call back")).isEmpty();
    }

    @Test
    void aReadingOnItsWayDoesNotBringBackTheValueFromBeforeOurChange() {
        reactor.await(testSubject.refreshNow());
        CompletableFuture<Boolean> reading = testSubject.refreshNow();
        testSubject.changed(EARLIER, subject("Call tomorrow"));

        assertThat(reactor.await(reading)).isTrue();

        assertThat(found("Call back")).isEmpty();
        assertThat(found("Call tomorrow")).containsExactly(EARLIER);
    }

    @Test
    void aColumnThatWeEmptiedMatchesNothingAnyMore() {
        reactor.await(testSubject.refreshNow());
        assertThat(found("Call back")).containsExactly(EARLIER);

        testSubject.changed(EARLIER, Map.of("subject", CrmValue.NONE));

        assertThat(found("Call back")).isEmpty();
    }

    @Test
    void theNextReadingTellsWhatTheCrmHas() {
        CompletableFuture<Boolean> reading = testSubject.refreshNow();
        testSubject.gone(EARLIER);
        reactor.await(reading);

        crm.server().put(EARLIER, subject("Call again"), new UUID(9, 9));
        reactor.await(testSubject.refreshNow());

        assertThat(found("Call again")).containsExactly(EARLIER);
    }
}

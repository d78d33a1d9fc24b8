package dev.crmbridge.sync.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.arrival.Admission.Facts;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.Link;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final RecordRef RECORD = new RecordRef("task", new UUID(1, 1));
    private static final UUID ORGANIZATION = new UUID(0, 1);
    private static final ItemRef ITEM = ItemRef.ofDefaultStore("A1");
    private static final Snapshot CONTENT = Snapshot.of("task", Map.of());

    /** named: whether a filter names the record; marked: no, item, or gone (in Deleted Items). */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # link,    arrival,     named, under way, marked, step
            none,      none,        yes,   no,        no,     Create
            none,      none,        yes,   yes,       no,     Later
            none,      none,        yes,   no,        item,   LeaveOut
            none,      none,        yes,   no,        gone,   LeaveOut
            none,      none,        no,    no,        no,     LeaveOut
            none,      COMING,      yes,   no,        no,     Create
            none,      COMING,      yes,   no,        item,   TakeOver
            none,      COMING,      no,    no,        item,   TakeOver
            none,      COMING,      yes,   no,        gone,   Decline
            none,      COMING,      no,    no,        no,     Forget
            none,      COMING,      yes,   yes,       item,   Later
            none,      SKIPPED,     yes,   no,        no,     LeaveOut
            none,      SKIPPED-OLD, yes,   no,        no,     Create
            none,      SKIPPED-OLD, yes,   no,        item,   LeaveOut
            none,      DECLINED,    yes,   no,        no,     LeaveOut
            none,      HERE,        yes,   no,        no,     LeaveOut
            none,      LEFT,        yes,   no,        no,     LeaveOut
            LINKED,    none,        yes,   no,        no,     Here
            LINKED,    none,        no,    no,        no,     Here
            LINKED,    HERE,        yes,   yes,       item,   Here
            LINKED,    COMING,      yes,   no,        item,   Forget
            KEPT,      none,        yes,   no,        item,   LeaveOut
            KEPT,      HERE,        yes,   no,        item,   Decline
            KEPT,      HERE,        no,    no,        item,   Decline
            KEPT,      LEFT,        yes,   no,        item,   LinkAgain
            KEPT,      LEFT,        yes,   yes,       item,   Later
            KEPT,      LEFT,        no,    no,        item,   LeaveOut
            KEPT,      DECLINED,    yes,   no,        item,   LeaveOut
            KEPT,      COMING,      yes,   no,        item,   LeaveOut
            REMOVED,   HERE,        yes,   no,        item,   Later
            """)
    void everyStateOfARecordHasItsStep(
            String link, String arrival, String named, String underWay, String marked, String step) {
        Facts facts = new Facts(
                named.equals("yes") ? "v1" : null,
                link.equals("none") ? null : link(Link.State.valueOf(link)),
                arrival(arrival),
                underWay.equals("yes"),
                marked.equals("no") ? null : ITEM,
                marked.equals("gone"));

        assertThat(Admission.decide(facts).getClass().getSimpleName()).isEqualTo(step);
    }

    private static @Nullable Arrival arrival(String word) {
        if (word.equals("none")) {
            return null;
        }
        boolean old = word.equals("SKIPPED-OLD");
        return new Arrival(
                RECORD,
                "own-tasks",
                ORGANIZATION,
                Arrival.State.valueOf(old ? "SKIPPED" : word),
                null,
                true,
                old ? "v0" : "v1",
                Instant.EPOCH);
    }

    private static Link link(Link.State state) {
        return new Link(
                ITEM,
                ItemKind.TASK,
                null,
                RECORD,
                ORGANIZATION,
                state,
                CONTENT,
                Set.of(),
                Base.Meeting.NONE,
                Link.Seen.of("1", "v1"),
                null,
                false);
    }
}

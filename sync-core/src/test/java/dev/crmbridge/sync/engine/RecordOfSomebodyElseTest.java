package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.run.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a colleague edits in a record of their own arrives with the next regular pass, whatever the user has to do with it. */
class RecordOfSomebodyElseTest {
    private static final UUID COLLEAGUE = new UUID(9, 9);
    private static final Duration ONE_PASS = Duration.ofMinutes(6);

    private final EngineRig rig = new EngineRig(71);
    private final RetiredClient marks = new RetiredClient(rig);

    RecordOfSomebodyElseTest() {
        rig.settings = new EngineSettings(
                rig.settings.policy(),
                rig.settings.brake(),
                Pace.standard(),
                rig.settings.backoff(),
                rig.settings.knownRecordsPerTable());
        rig.restart();
    }

    private ItemRef linked(HandmadeItem item, RecordRef record, Map<String, CrmValue> values) {
        rig.crm.server().put(record, values, COLLEAGUE);
        ItemRef ref = marks.marked(item, record, marks.organization);
        rig.sync();
        assertThat(rig.links()).anySatisfy(link -> assertThat(link.record()).isEqualTo(record));
        return ref;
    }

    private ItemRef task(int number) {
        return linked(
                HandmadeItem.task("Task " + number),
                new RecordRef("task", new UUID(5, number)),
                Map.of("subject", CrmValue.text("Task " + number)));
    }

    private void edit(RecordRef record, String subject) {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(10)));
        rig.reactor.run(Duration.ofMinutes(1));
        rig.crm.server().edit(record, Map.of("subject", CrmValue.text(subject)));
    }

    private String subject(ItemRef item) {
        return rig.mailbox.peek(item).field(ItemField.SUBJECT) instanceof ItemValue.Text text ? text.value() : "";
    }

    @Test
    void anEditOfAMeetingTheUserTakesPartInArrivesWithTheNextPass() {
        RecordRef record = new RecordRef("appointment", new UUID(4, 1));
        ItemRef item = linked(
                HandmadeItem.of(ItemKind.APPOINTMENT, "Review")
                        .with(ItemField.START, new ItemValue.Moment(Instant.parse("2026-11-10T09:00:00Z")))
                        .with(ItemField.END, new ItemValue.Moment(Instant.parse("2026-11-10T10:00:00Z"))),
                record,
                Map.of(
                        "subject", CrmValue.text("Review"),
                        "scheduledstart", new CrmValue.Moment(Instant.parse("2026-11-10T09:00:00Z")),
                        "scheduledend", new CrmValue.Moment(Instant.parse("2026-11-10T10:00:00Z"))));
        RecordRef me = new RecordRef("systemuser", rig.crm.server().identity().user());
        rig.crm.server().involve(record, List.of(new ActivityParty(me, null, null, ActivityParty.Role.REQUIRED)));
        rig.sync();

        edit(record, "Review, other room");
        rig.reactor.run(ONE_PASS);

        assertThat(subject(item)).isEqualTo("Review, other room");
    }

    @Test
    void anEditOfARecordTheUserHasNothingToDoWithArrivesWithTheNextPass() {
        ItemRef item = task(1);

        edit(new RecordRef("task", new UUID(5, 1)), "Edited by the owner");
        rig.reactor.run(ONE_PASS);

        assertThat(subject(item)).isEqualTo("Edited by the owner");
    }

    @Test
    void namingThemCostsNoFurtherRequest() {
        for (int number = 1; number <= 30; number++) {
            task(number);
        }
        ItemRef own = rig.mailbox.add(HandmadeItem.task("Own"));
        rig.track(own);
        rig.reactor.run(Duration.ofMinutes(10));
        rig.crm.resetCounters();

        rig.reactor.run(Duration.ofMinutes(20));

        long polls = rig.crm.requests(CrmOperation.CHANGED);
        assertThat(polls).isBetween(3L, 5L);
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isZero();
    }
}

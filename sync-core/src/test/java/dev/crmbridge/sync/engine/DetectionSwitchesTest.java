package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DetectionSwitches;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the organization turned off is not looked for here either, and that is said. */
class DetectionSwitchesTest {
    private static final DetectionSwitches OFF = new DetectionSwitches(false, true, true);
    private static final DetectionSwitches NOT_FOR_WRITES = new DetectionSwitches(true, false, true);
    private static final DetectionSwitches NOT_FOR_OFFLINE = new DetectionSwitches(true, true, false);
    private static final String NOT_LOOKED = "Duplicates are not looked for: duplicate detection is turned off in CRM";

    private final EngineRig rig = new EngineRig(53);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    DetectionSwitchesTest() {
        rig.crm.server().publish(SubjectRule.OF_TASKS);
        rig.crm
                .server()
                .put(
                        new RecordRef("task", new UUID(5, 5)),
                        Map.of("subject", CrmValue.text("Call back")),
                        new UUID(9, 9));
        rig.sync();
    }

    private void turn(DetectionSwitches switches) {
        rig.crm.server().turn(switches);
        later();
    }

    private void later() {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
    }

    private ItemStatus why() {
        return rig.get(
                rig.engine.why(rig.get(rig.engine.resolve(item.entryId())).get(0)));
    }

    private Outcome offline(ItemRef tracked) {
        rig.get(rig.engine.offline(true));
        return rig.track(tracked).outcome();
    }

    @Test
    void withAllSwitchesOnNothingIsSaid() {
        assertThat(why().notLooked()).isNull();
        assertThat(why().likely()).hasSize(1);
        assertThat(rig.track(item).outcome()).isEqualTo(Outcome.DUPLICATES);
    }

    @Test
    void turnedOffForWritesAnItemIsTrackedWithoutAQuestionAndTheDecisionSaysWhy() {
        turn(NOT_FOR_WRITES);
        assertThat(why().likely()).isEmpty();
        assertThat(why().notLooked()).isEqualTo(NOT_LOOKED + " for records that are created or changed.");

        OperationView tracked = rig.track(item);

        assertThat(tracked.outcome()).isEqualTo(Outcome.LINKED);
        assertThat(tracked.reason()).endsWith(NOT_LOOKED + " for records that are created or changed.");
        assertThat(why().reasons())
                .anySatisfy(reason -> assertThat(reason.reason()).contains(NOT_LOOKED));
    }

    @Test
    void turnedOffForWritesWorkDoneOfflineIsComparedAllTheSame() {
        turn(NOT_FOR_WRITES);

        assertThat(offline(item)).isEqualTo(Outcome.DUPLICATES);
    }

    @Test
    void turnedOffForWorkOfflineTheCommandIsQueuedAndTheCrmLooksWhenItIsSent() {
        turn(NOT_FOR_OFFLINE);
        assertThat(why().notLooked()).isNull();
        assertThat(offline(item)).isEqualTo(Outcome.PENDING);
        assertThat(why().notLooked())
                .isEqualTo(NOT_LOOKED + " for work done offline. CRM looks for them when the record is sent.");

        rig.get(rig.engine.offline(false));
        rig.settle();

        assertThat(rig.get(rig.engine.operations(1)).get(0).outcome()).isEqualTo(Outcome.DUPLICATES);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void turnedOffAltogetherNothingIsComparedAnywhereAndTheStatusSaysSo() {
        turn(OFF);

        assertThat(why().notLooked()).isEqualTo(NOT_LOOKED + ".");
        assertThat(rig.get(rig.engine.status()).duplicates().notLooked()).isEqualTo(NOT_LOOKED + ".");
        assertThat(offline(item)).isEqualTo(Outcome.PENDING);
        rig.get(rig.engine.offline(false));
        rig.settle();
        assertThat(rig.crm.server().all("task")).hasSize(2);
    }

    @Test
    void aWriteOfASyncGoesThroughWhileWritesAreNotChecked() {
        ItemRef other = rig.mailbox.add(HandmadeItem.task("Something else"));
        RecordRef record = Objects.requireNonNull(rig.track(other).record()).ref();
        turn(NOT_FOR_WRITES);
        rig.mailbox.edit(other, Map.of(ItemField.SUBJECT, ItemValue.text("Call back")));
        rig.sync();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
    }

    @Test
    void switchesAreKnownOfflineAfterARestart() {
        turn(NOT_FOR_OFFLINE);
        rig.restart();
        rig.settle();

        assertThat(offline(item)).isEqualTo(Outcome.PENDING);
    }

    @Test
    void switchesThatCannotBeReadStayAsTheyWere() {
        turn(NOT_FOR_WRITES);
        rig.crm.server().turn(DetectionSwitches.ALL_ON);
        rig.crm.faults(
                (operation, calls) -> operation == CrmOperation.DETECTION_SWITCHES ? Fault.unavailable() : Fault.NONE);
        later();
        rig.crm.faults(FaultPlan.NONE);
        assertThat(why().notLooked()).isNotNull();

        later();

        assertThat(why().notLooked()).isNull();
    }
}

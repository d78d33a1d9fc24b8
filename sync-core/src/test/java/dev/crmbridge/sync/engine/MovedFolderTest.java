package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of one CRM is forgotten when the data folder is used with the CRM of another organization. */
class MovedFolderTest {
    private static final UUID HERE = new UUID(0, 0xC2);

    private final EngineRig rig = new EngineRig(55);
    private final RecordRef earlier = new RecordRef("task", new UUID(5, 5));
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));

    @BeforeEach
    void keepMuchOfTheFirstOne() {
        DuplicateRuleRow.Condition sameSubject = new DuplicateRuleRow.Condition("subject", "subject", 0, null, true);
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 3),
                        "Tasks with the same subject",
                        "task",
                        "task",
                        false,
                        false,
                        List.of(sameSubject)));
        rig.crm.server().put(earlier, Map.of("subject", CrmValue.text("Call back")), new UUID(9, 9));
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Send the offer"));
        rig.regarding(item, account);
        rig.sync();
        assertThat(kept()).isNotEmpty();
        assertThat(polledFrom()).isTrue();
        assertThat(rig.get(rig.engine.recentTargets())).isNotEmpty();
    }

    private List<Known> kept() {
        return rig.store.inTransaction(tx -> tx.knownRecords().all());
    }

    private boolean polledFrom() {
        return rig.store.inTransaction(
                tx -> tx.settings().get("polled-from.task").isPresent());
    }

    private boolean isStored(String setting) {
        return rig.store.inTransaction(tx -> tx.settings().get(setting).isPresent());
    }

    @Test
    void recordsRulesMarksOfPollsAndTargetsAreForgottenAtOnce() {
        rig.crm.server().organization(HERE);
        rig.restart();
        rig.settle();

        assertThat(kept()).isEmpty();
        assertThat(polledFrom()).isFalse();
        assertThat(List.of(isStored("cache.rules"), isStored("cache.known.task"), isStored("cache.switches")))
                .containsOnly(false);
        assertThat(rig.get(rig.engine.recentTargets())).isEmpty();
    }

    @Test
    void aRecordOfTheFirstOneIsNoDuplicateHereEvenWhereTheCrmWasAwayAtFirst() {
        rig.crm.server().remove(earlier);
        rig.crm.server().organization(HERE);
        rig.crm.faults((operation, number) -> Fault.unreachable());
        rig.restart();
        rig.settle();
        rig.crm.faults(FaultPlan.NONE);
        rig.sync();

        assertThat(rig.track(rig.mailbox.add(HandmadeItem.task("Call back"))).outcome())
                .isEqualTo(Outcome.LINKED);
    }

    @Test
    void atTheSameOneNothingIsForgotten() {
        rig.restart();
        rig.settle();

        assertThat(kept()).isNotEmpty();
        assertThat(polledFrom()).isTrue();
        assertThat(rig.get(rig.engine.recentTargets())).isNotEmpty();
    }
}

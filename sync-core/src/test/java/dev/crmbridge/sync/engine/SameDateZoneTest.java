package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The local check and the CRM's agree about days near midnight, in whatever zone the mailbox is. The CRM's rules count days in UTC. */
class SameDateZoneTest {
    private static final LocalDate DUE = LocalDate.of(2026, 11, 9);

    private final EngineRig rig = new EngineRig(31, ZoneId.of("America/New_York"));
    /** Written at noon in New York, 17:00 UTC. */
    private final ItemRef item =
            rig.mailbox.add(HandmadeItem.task("Call back").with(ItemField.DUE_DATE, new ItemValue.Day(DUE)));

    SameDateZoneTest() {
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 3),
                        "Tasks with the same subject and due day",
                        "task",
                        "task",
                        false,
                        false,
                        List.of(
                                new DuplicateRuleRow.Condition("subject", "subject", 0, null, true),
                                new DuplicateRuleRow.Condition("scheduledend", "scheduledend", 3, null, true))));
    }

    private void colleaguesTaskIsDue(String time) {
        rig.crm
                .server()
                .put(
                        new RecordRef("task", new UUID(5, 5)),
                        Map.of(
                                "subject",
                                CrmValue.text("Call back"),
                                "scheduledend",
                                new CrmValue.Moment(Instant.parse(time))),
                        new UUID(9, 9));
        rig.sync();
    }

    @Test
    void anEveningInNewYorkThatIsTheNextDayForTheRuleAsksNothing() {
        colleaguesTaskIsDue("2026-11-10T03:00:00Z");

        OperationView done = rig.track(item);

        assertThat(done.outcome()).isEqualTo(Outcome.LINKED);
    }

    @Test
    void theEveningBeforeInNewYorkThatIsTheSameDayForTheRuleIsFoundOffline() {
        colleaguesTaskIsDue("2026-11-09T03:00:00Z");
        rig.get(rig.engine.offline(true));

        OperationView asked = rig.track(item);

        assertThat(asked.outcome()).isEqualTo(Outcome.DUPLICATES);
    }

    @Test
    void theWarningBeforeTheClickCountsDaysAsTheRuleDoes() {
        colleaguesTaskIsDue("2026-11-09T03:00:00Z");

        assertThat(rig.get(rig.engine.why(
                                rig.get(rig.engine.resolve(item.entryId())).get(0)))
                        .likely())
                .hasSize(1);
    }
}

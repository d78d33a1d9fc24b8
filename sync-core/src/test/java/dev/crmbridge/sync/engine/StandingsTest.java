package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStanding;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private final EngineRig rig = new EngineRig(5);
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final ItemRef other = rig.mailbox.add(HandmadeItem.task("Write letter"));

    StandingsTest() {
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
    }

    @Test
    void aTrackedItemNamesItsRecordAndWhatItIsAbout() {
        rig.regarding(item, account);

        List<ItemStanding> standings = rig.get(rig.engine.standings(List.of(rig.selected(item), rig.selected(other))));

        assertThat(standings.get(0).state()).isEqualTo(ItemRow.State.LINKED);
        assertThat(Objects.requireNonNull(standings.get(0).record()).ref().entity())
                .isEqualTo("task");
        assertThat(Objects.requireNonNull(standings.get(0).regarding()).name()).isEqualTo("Alder Supplies");
        assertThat(standings.get(1).state()).isEqualTo(ItemRow.State.UNTRACKED);
        assertThat(standings.get(1).record()).isNull();
    }

    @Test
    void anOpenQuestionIsNamed() {
        OperationView asked = rig.run(CommandKind.REGARDING, item, null, null, OnDuplicate.ASK);

        ItemStanding standing =
                rig.get(rig.engine.standings(List.of(rig.selected(item)))).get(0);

        assertThat(standing.state()).isEqualTo(ItemRow.State.NEEDS_PERSON);
        assertThat(standing.question()).isEqualTo(asked.op());
    }

    @Test
    void aChosenTargetIsRemembered() {
        rig.track(item);
        rig.regarding(item, account);

        assertThat(rig.get(rig.engine.recentTargets()))
                .extracting(found -> found.ref())
                .containsExactly(account);
    }
}

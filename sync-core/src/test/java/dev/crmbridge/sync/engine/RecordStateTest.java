package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.RecordState;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordStateTest {
    private final EngineRig rig = new EngineRig(61);

    private @Nullable RecordState shown(ItemRef item) {
        var row = rig.get(rig.engine.resolve(item.entryId())).get(0);
        RecordState state = rig.get(rig.engine.why(row)).recordState();
        assertThat(rig.get(rig.engine.standings(List.of(rig.selected(item))))
                        .get(0)
                        .recordState())
                .isEqualTo(state);
        return state;
    }

    private void set(OperationView tracked, int state, int reason) {
        rig.clock.advanceTo(rig.clock.instant().plusSeconds(5));
        RecordRef record = Objects.requireNonNull(tracked.record()).ref();
        rig.crm
                .server()
                .edit(record, Map.of("statecode", new CrmValue.Whole(state), "statuscode", new CrmValue.Whole(reason)));
        rig.sync();
    }

    @Test
    void anItemThatIsNotTrackedHasNoRecordWithAState() {
        assertThat(shown(rig.mailbox.add(HandmadeItem.task("Alone")))).isNull();
    }

    @Test
    void aPhoneCallIsOpenUntilTheCrmCompletesItAndThenSaysThatOutlookKeepsItsChanges() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        OperationView tracked = rig.run(new CommandRequest(
                        CommandKind.TRACK,
                        List.of(rig.selected(item)),
                        "phonecall",
                        null,
                        null,
                        CommandRequest.OnDuplicate.ASK,
                        false))
                .get(0);
        assertThat(shown(item)).isEqualTo(new RecordState("Open", "Open", false));

        set(tracked, 1, 2);
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call back today")));
        rig.sync();

        RecordState closed = Objects.requireNonNull(shown(item));
        assertThat(closed).isEqualTo(new RecordState("Completed", "Made", true));
        assertThat(closed.text()).isEqualTo("Completed (Made)");
        assertThat(closed.meaning()).isEqualTo("Closed in CRM: changes in Outlook stay in Outlook.");
        assertThat(rig.row(Objects.requireNonNull(tracked.record()).ref()).value("subject"))
                .isEqualTo(CrmValue.text("Call back"));
    }

    @Test
    void aContactIsActiveOrInactive() {
        ItemRef item = rig.mailbox.add(
                HandmadeItem.of(ItemKind.CONTACT, "Ada Alder").with(ItemField.LAST_NAME, ItemValue.text("Alder")));
        OperationView tracked = rig.track(item);
        assertThat(shown(item)).isEqualTo(new RecordState("Active", "Active", false));

        set(tracked, 1, 2);

        assertThat(Objects.requireNonNull(shown(item)).meaning())
                .isEqualTo("Inactive in CRM: changes in Outlook stay in Outlook.");
    }

    @Test
    void aReasonOfTheOrganizationsOwnStillHasItsState() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Special"));

        set(rig.track(item), 1, 100_001);

        assertThat(Objects.requireNonNull(shown(item)).state()).isEqualTo("Completed");
        assertThat(Objects.requireNonNull(shown(item)).closed()).isTrue();
    }
}

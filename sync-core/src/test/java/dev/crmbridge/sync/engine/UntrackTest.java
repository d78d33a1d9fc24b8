package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.testkit.Property;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UntrackTest {
    private final EngineRig rig = new EngineRig(2);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final RecordRef record =
            Objects.requireNonNull(rig.track(item).record()).ref();

    @Test
    void withYesTheRecordIsDeletedAndTheMarkTakenOff() {
        OperationView asked = rig.run(CommandKind.UNTRACK, item, null, null, OnDuplicate.ASK);
        assertThat(asked.outcome()).isEqualTo(Outcome.NEEDS_PERSON);
        assertThat(asked.question()).isInstanceOf(Question.ConfirmUntrack.class);
        assertThat(asked.subject()).isNotEmpty();

        OperationView done = rig.answer(asked, new Answer.Yes());

        assertThat(done.outcome()).isEqualTo(Outcome.UNLINKED);
        assertThat(done.code()).isEqualTo(ReasonCode.RECORD_DELETED);
        assertThat(rig.crm.server().row(record)).isEmpty();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peek(item).categories()).doesNotContain("Tracked in CRM");
    }

    @Test
    void withNoTheRecordStaysAndTrackingAgainFindsIt() {
        OperationView done = rig.untrack(item, false);
        assertThat(done.code()).isEqualTo(ReasonCode.RECORD_KEPT);
        assertThat(rig.crm.server().row(record)).isPresent();

        OperationView again = rig.track(item);

        assertThat(again.code()).isEqualTo(ReasonCode.RELINKED);
        assertThat(Objects.requireNonNull(again.record()).ref()).isEqualTo(record);
        assertThat(rig.crm.server().all("task")).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aClosedRecordIsKeptWithAReason() {
        rig.crm.server().edit(record, Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(5)));

        OperationView done = rig.untrack(item, true);

        assertThat(done.outcome()).isEqualTo(Outcome.UNLINKED);
        assertThat(done.code()).isEqualTo(ReasonCode.RECORD_KEPT);
        assertThat(done.reason()).contains("closed");
        assertThat(rig.crm.server().row(record)).isPresent();
    }

    @Test
    void removingTheCategoryByHandUntracksAndKeepsTheRecord() {
        rig.mailbox.categorize(item, Set.of());

        assertThat(rig.sync().done().unlinked()).isEqualTo(1);

        assertThat(rig.links()).isEmpty();
        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(Objects.requireNonNull(rig.mailbox.peek(item).mark()).state())
                .isEqualTo(ItemMark.State.UNLINKED);
        assertThat(rig.sync().planned()).isEmpty();
    }

    static List<String> failpoints() {
        return Failpoints.ALL;
    }

    @ParameterizedTest
    @MethodSource("failpoints")
    void aCrashAtAnyPointEndsUntrackedOrUntouched(String failpoint) {
        rig.crashAt(failpoint, 1);
        rig.engine.submit(new dev.crmbridge.sync.command.CommandRequest(
                CommandKind.UNTRACK, List.of(rig.selected(item)), null, null, true, OnDuplicate.ASK, false));
        rig.settle();
        if (rig.crashed()) {
            rig.restart();
            rig.settle();
        }
        rig.sync();

        boolean accepted = rig.links().isEmpty();
        assertThat(rig.crm.server().row(record).isEmpty()).isEqualTo(accepted);
        assertThat(rig.mailbox.peek(item).categories().contains("Tracked in CRM"))
                .isEqualTo(!accepted);
    }

    @Test
    void anItemThatIsNotTrackedIsRefused() {
        ItemRef other = rig.mailbox.add(HandmadeItem.task("Other"));

        assertThat(rig.untrack(other, true).code()).isEqualTo(ReasonCode.NOT_TRACKED);
        assertThat(rig.run(CommandKind.VIEW, other, null, null, OnDuplicate.ASK).code())
                .isEqualTo(ReasonCode.NOT_TRACKED);
    }

    /** The run repairs a mark that is due while the item is untracked; whoever comes second has to see what the first one did. */
    @Test
    void anItemUntrackedWhileARunRepairsItsMarkStaysUntracked() {
        Property.holds("untracked stays untracked", 100, random -> {
            EngineRig other = new EngineRig(random.nextLong());
            ItemRef task = other.mailbox.add(HandmadeItem.task("Call back"));
            other.crashAt(Failpoints.AFTER_LINK, 1);
            other.engine.submit(other.request(CommandKind.TRACK, task));
            other.settle();
            other.restart();
            assertThat(other.links()).singleElement().matches(Link::markDue);

            var untracked = other.engine.submit(new CommandRequest(
                    CommandKind.UNTRACK, List.of(other.selected(task)), null, null, true, OnDuplicate.ASK, false));
            other.reactor.run(Duration.ofMillis(random.nextInt(80)));
            other.sync();

            assertThat(untracked).isCompleted();
            assertThat(other.links()).isEmpty();
            assertThat(other.sync().planned()).isEmpty();
        });
    }
}

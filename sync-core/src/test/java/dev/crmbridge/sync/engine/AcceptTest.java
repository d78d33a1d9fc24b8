package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStanding;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.loop.Ids;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.testkit.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Accepting a meeting replaces its calendar item: the EntryID is new, the global object id stays. */
class AcceptTest {
    private static final String GLOBAL_ID = "040000008200E00074C5B7101A82E00800000000BEEF";

    private final EngineRig rig = new EngineRig(16);
    private final ItemRef tentative = rig.mailbox.add(meeting(ItemKind.APPOINTMENT));
    private final ItemRef request = rig.mailbox.add(meeting(ItemKind.MEETING_REQUEST));
    private final RecordRef record = new RecordRef(
            "appointment", Ids.ofMeeting(rig.crm.server().identity().organization(), GLOBAL_ID));

    private static HandmadeItem meeting(ItemKind kind) {
        return HandmadeItem.of(kind, "Quarterly review")
                .with(ItemField.START, new ItemValue.Moment(Instant.parse("2026-11-10T09:00:00Z")))
                .with(ItemField.END, new ItemValue.Moment(Instant.parse("2026-11-10T10:00:00Z")))
                .meeting(
                        OutlookItem.MeetingRole.ATTENDEE,
                        new Attendee("colleague@example.com", "Sample Colleague", Attendee.Type.ORGANIZER),
                        new Attendee("owner@example.com", "Sample Owner", Attendee.Type.REQUIRED))
                .withGlobalId(GLOBAL_ID);
    }

    @Test
    void theLinkFollowsTheMeetingToItsNewEntryIdByItself() {
        rig.track(request);

        ItemRef accepted = rig.mailbox.changeEntryId(tentative);
        rig.settle();

        assertThat(link().item()).isEqualTo(accepted);
        rig.mailbox.edit(accepted, Map.of(ItemField.LOCATION, ItemValue.text("Room 4")));
        rig.settle();
        assertThat(rig.row(record).value("location")).isEqualTo(CrmValue.text("Room 4"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aMeetingWhoseMarkGotLostOnTheWayIsFoundByItsGlobalIdAndMarkedAgain() {
        rig.track(tentative);
        rig.mailbox.hints().loseNext(100);
        ItemRef accepted = rig.mailbox.changeEntryId(tentative);
        rig.mailbox.markByHand(accepted, null);
        rig.mailbox.categorize(accepted, java.util.Set.of());

        SyncReport report = rig.sync();

        assertThat(report.done().deleted()).isZero();
        assertThat(report.done().unlinked()).isZero();
        assertThat(link().item()).isEqualTo(accepted);
        assertThat(rig.mailbox.peek(accepted).categories()).contains("Tracked in CRM");
        assertThat(rig.sync().planned()).isEmpty();
    }

    /** Between the two, the meeting is in no folder for a moment. */
    @Test
    void theOldEntryIdThatIsGoneIsNoDeletion() {
        rig.track(tentative);
        rig.mailbox.hints().loseNext(100);
        rig.mailbox.vanishFromNextListing(tentative);
        assertThat(rig.sync().planned())
                .singleElement()
                .satisfies(planned -> assertThat(planned.action()).isEqualTo("wait"));
        ItemRef accepted = rig.mailbox.changeEntryId(tentative);

        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(link().item()).isEqualTo(accepted);
        assertThat(link().seen().outlookMissing()).isZero();
    }

    @Test
    void aRequestThatIsTrackedOfflineIsTrackedAlthoughOutlookRemovesItOnAccept() {
        rig.sync();
        rig.get(rig.engine.offline(true));
        List<OperationView> accepted = rig.get(rig.engine.submit(rig.request(CommandKind.TRACK, request)));
        rig.settle();
        rig.mailbox.erase(request);
        ItemRef now = rig.mailbox.changeEntryId(tentative);

        rig.get(rig.engine.offline(false));
        rig.settle();

        assertThat(rig.get(rig.engine.operation(accepted.get(0).op()))
                        .orElseThrow()
                        .code())
                .isEqualTo(ReasonCode.CREATED);
        assertThat(link().item()).isEqualTo(now);
        assertThat(rig.crm.server().all("appointment")).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aCalendarItemThatIsTrackedOfflineIsTrackedUnderItsNewEntryId() {
        rig.sync();
        rig.get(rig.engine.offline(true));
        rig.get(rig.engine.submit(rig.request(CommandKind.TRACK, tentative)));
        rig.settle();
        ItemRef now = rig.mailbox.changeEntryId(tentative);

        rig.get(rig.engine.offline(false));
        rig.settle();

        assertThat(link().item()).isEqualTo(now);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aRequestWhoseMeetingIsTrackedIsTrackedAlready() {
        rig.track(tentative);

        assertThat(rig.track(request).code()).isEqualTo(ReasonCode.ALREADY_TRACKED);
        assertThat(rig.track(rig.mailbox.changeEntryId(tentative)).code()).isEqualTo(ReasonCode.ALREADY_TRACKED);
    }

    @Test
    void viewUntrackAndSetRegardingOfARequestReachItsMeeting() {
        RecordRef account = new RecordRef("account", new UUID(7, 7));
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        rig.track(tentative);

        OperationView view = rig.run(rig.request(CommandKind.VIEW, request)).get(0);
        assertThat(java.util.Objects.requireNonNull(view.record()).ref()).isEqualTo(record);

        assertThat(rig.regarding(request, account).code()).isEqualTo(ReasonCode.REGARDING_SET);
        assertThat(rig.links()).hasSize(1);

        assertThat(rig.untrack(request, false).outcome()).isEqualTo(Outcome.UNLINKED);
        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peek(tentative).categories()).doesNotContain("Tracked in CRM");
    }

    @Test
    void anAcceptedMeetingCanBeUntrackedBeforeARunHasSeenIt() {
        rig.track(tentative);
        rig.mailbox.hints().loseNext(100);
        ItemRef accepted = rig.mailbox.changeEntryId(tentative);

        assertThat(rig.untrack(accepted, false).outcome()).isEqualTo(Outcome.UNLINKED);

        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peek(accepted).categories()).doesNotContain("Tracked in CRM");
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void theRequestIsShownAsItsMeetingIs() {
        rig.track(request);

        ItemRow row = rig.get(rig.engine.resolve(request.entryId())).get(0);
        ItemStanding standing =
                rig.get(rig.engine.standings(List.of(rig.selected(request)))).get(0);

        assertThat(row.state()).isEqualTo(ItemRow.State.LINKED);
        assertThat(row.record()).isEqualTo(record);
        assertThat(standing.state()).isEqualTo(ItemRow.State.LINKED);
        assertThat(rig.get(rig.engine.why(row)).trackedAs()).isEqualTo("appointment");
    }

    /** The run and the person are at one pair under two EntryIDs. */
    @Test
    void aRequestUntrackedWhileARunIsAtItsMeetingStaysUntracked() {
        Property.holds("untracked stays untracked", 100, random -> {
            EngineRig other = new EngineRig(random.nextLong());
            ItemRef item = other.mailbox.add(meeting(ItemKind.APPOINTMENT));
            ItemRef invitation = other.mailbox.add(meeting(ItemKind.MEETING_REQUEST));
            other.track(item);
            other.mailbox.hints().loseNext(100);
            other.mailbox.edit(item, Map.of(ItemField.LOCATION, ItemValue.text("Room 4")));
            var run = other.engine.synchronize(false);
            other.reactor.run(Duration.ofMillis(random.nextInt(60)));
            var untracked = other.engine.submit(new CommandRequest(
                    CommandKind.UNTRACK,
                    List.of(other.selected(invitation)),
                    null,
                    null,
                    true,
                    CommandRequest.OnDuplicate.ASK,
                    false));
            other.settle();

            assertThat(run).isCompleted();
            assertThat(untracked).isCompleted();
            assertThat(other.links()).isEmpty();
            assertThat(other.sync().planned()).isEmpty();
        });
    }

    static List<String> failpoints() {
        return Failpoints.ALL;
    }

    @Test
    void aMeetingThatGoesWhileItsRequestIsTrackedIsLinkedItselfAndNotItsRequest() {
        rig.crashAt(Failpoints.AFTER_CREATE, 1);
        rig.engine.submit(rig.request(CommandKind.TRACK, request));
        rig.settle();
        rig.mailbox.delete(tentative);
        OutlookItem before = rig.mailbox.peek(request);
        rig.restart();
        rig.settle();

        assertThat(link().item()).isEqualTo(tentative);
        assertThat(link().globalId()).isEqualTo(GLOBAL_ID);
        rig.sync();
        assertThat(rig.mailbox.peek(request)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("failpoints")
    void aCrashAtAnyPointOfATrackThatIsAcceptedMeanwhileLinksOnce(String failpoint) {
        rig.crashAt(failpoint, 1);
        rig.engine.submit(rig.request(CommandKind.TRACK, request));
        rig.settle();
        ItemRef accepted = rig.mailbox.changeEntryId(tentative);
        rig.restart();
        rig.settle();
        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().all("appointment")).hasSizeLessThanOrEqualTo(1);
        if (!failpoint.equals(Failpoints.BEFORE_OUTBOX)) {
            assertThat(link().item()).isEqualTo(accepted);
            assertThat(rig.sync().planned()).isEmpty();
        }
    }

    private Link link() {
        assertThat(rig.links()).hasSize(1);
        return rig.links().get(0);
    }
}

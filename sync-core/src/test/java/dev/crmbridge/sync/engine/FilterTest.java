package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.FilterAnswer;
import dev.crmbridge.sync.FilterPreview;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.filter.FilterSwitch.Position;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxFaults;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final UUID COLLEAGUE = new UUID(0, 0xA2);

    private final EngineRig rig = new EngineRig(11);
    private final UUID me = rig.crm.server().identity().user();
    private int made;

    @Test
    void nothingComesWhileNoFilterIsOn() {
        task("Write the offer", me);

        rig.sync();

        assertThat(rig.mailbox.peekAll()).isEmpty();
    }

    @Test
    void anOwnOpenTaskComesOnceTheFilterIsOnAndIsLinked() {
        RecordRef record = task("Write the offer", me);
        task("Somebody else's", COLLEAGUE);

        on(Filter.OWN_TASKS);

        OutlookItem item = onlyItem();
        assertThat(item.kind()).isEqualTo(ItemKind.TASK);
        assertThat(item.field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Write the offer"));
        assertThat(item.mark()).isNotNull();
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.record()).isEqualTo(record));
        assertThat(reasons(item.ref())).anyMatch(reason -> reason.contains("Own open tasks"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void whatCameIsKeptInStepBothWays() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();

        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Send the offer")));
        rig.settle();
        edit(record, Map.of("description", CrmValue.text("Two pages")));
        rig.sync();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Send the offer"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Two pages"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anAppointmentWithoutTheUserStaysOutAndComesOnceTheUserIsRequired() {
        RecordRef record = appointment("appointment", "Planning", person(COLLEAGUE, Role.ORGANIZER));
        on(Filter.OWN_APPOINTMENTS);
        assertThat(rig.mailbox.peekAll()).isEmpty();

        involve(record, person(COLLEAGUE, Role.ORGANIZER), person(me, Role.OPTIONAL));
        rig.sync();
        assertThat(rig.mailbox.peekAll()).isEmpty();

        involve(record, person(COLLEAGUE, Role.ORGANIZER), person(me, Role.REQUIRED));
        rig.sync();

        OutlookItem item = onlyItem();
        assertThat(item.kind()).isEqualTo(ItemKind.APPOINTMENT);
        assertThat(item.field(ItemField.START)).isEqualTo(new ItemValue.Moment(Instant.parse("2026-11-10T09:00:00Z")));
        assertThat(item.attendees()).isEmpty();
        assertThat(rig.mailbox.mailsSent()).isZero();
    }

    @Test
    void anAppointmentTheUserIsTakenOffIsKeptUnlinkedAndExplained() {
        RecordRef record = appointment("appointment", "Planning", person(me, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);
        ItemRef item = onlyItem().ref();

        involve(record, person(COLLEAGUE, Role.ORGANIZER));
        SyncReport report = rig.sync();

        assertThat(report.done().unlinked()).isEqualTo(1);
        assertThat(rig.exists(item)).isTrue();
        assertThat(rig.links()).noneMatch(Link::isLinked);
        assertThat(rig.mailbox.peek(item).categories()).isEmpty();
        assertThat(rig.get(rig.engine.why(row(item))).reasons().get(0)).satisfies(decision -> {
            assertThat(decision.code()).isEqualTo(ReasonCode.LEFT_FILTER);
            assertThat(decision.reason()).contains("required attendee").contains("stays");
        });
        assertThat(rig.get(rig.engine.history(1)).get(0).action()).isEqualTo("unlink");
        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aChangeOfAnAppointmentOfSomebodyElseReachesThoseWhoTakePart() {
        RecordRef record =
                appointment("appointment", "Planning", person(COLLEAGUE, Role.ORGANIZER), person(me, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);
        ItemRef item = onlyItem().ref();
        rig.sync();

        edit(record, Map.of("location", CrmValue.text("Room 4")));
        rig.settle();
        rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, true, false));
        rig.settle();

        assertThat(rig.mailbox.peek(item).field(ItemField.LOCATION)).isEqualTo(ItemValue.text("Room 4"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aTaskThatIsDoneIsShownAsCompleteBeforeItIsLetGo() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();

        edit(record, Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(5)));
        rig.sync();
        rig.sync();

        assertThat(rig.mailbox.peek(item).field(ItemField.STATUS)).isEqualTo(new ItemValue.Whole(2));
        assertThat(rig.links()).isEmpty();
        assertThat(reasons(item).get(0)).contains("completed");
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anItemIsLinkedAgainWhenItsRecordMatchesAgain() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();
        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.sync();
        assertThat(rig.links()).isEmpty();

        edit(record, Map.of("ownerid", user(me), "subject", CrmValue.text("Write it again")));
        rig.sync();
        rig.settle();

        assertThat(onlyItem().ref()).isEqualTo(item);
        assertThat(rig.links()).hasSize(1);
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Write it again"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aFilterThatCouldNotBeAskedLetsNothingGo() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.crm.failNext(CrmOperation.OPEN, Fault.unreachable());

        SyncReport report = rig.sync();

        assertThat(report.done().failed()).isEqualTo(1);
        assertThat(rig.links()).hasSize(1);
        assertThat(rig.sync().done().unlinked()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsNotNamedAndCannotBeReadKeepsItsLink() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        rig.crm.server().remove(record);

        assertThat(rig.sync().done().unlinked()).isZero();

        assertThat(rig.links()).hasSize(1);
    }

    @Test
    void anItemTrackedByHandIsNoConcernOfFilters() {
        on(Filter.OWN_TASKS);
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = Objects.requireNonNull(rig.track(item).record()).ref();

        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.sync();
        rig.sync();

        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.item()).isEqualTo(item));
    }

    @Test
    void whatAPersonUntrackedOrDeletedDoesNotComeAgain() {
        task("Write the offer", me);
        appointment("appointment", "Planning", person(me, Role.REQUIRED), person(COLLEAGUE, Role.ORGANIZER));
        on(Filter.OWN_TASKS);
        on(Filter.OWN_APPOINTMENTS);
        assertThat(rig.links()).hasSize(2);
        for (Link link : rig.links()) {
            rig.untrack(link.item(), false);
        }

        rig.sync();
        rig.sync();

        assertThat(rig.mailbox.peekAll()).hasSize(2);
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void deletingTheItemOfSomebodyElsesAppointmentLeavesTheAppointment() {
        RecordRef theirs =
                appointment("appointment", "Planning", person(COLLEAGUE, Role.ORGANIZER), person(me, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);
        ItemRef item = onlyItem().ref();
        rig.mailbox.edit(item, Map.of(ItemField.LOCATION, ItemValue.text("Room 4")));
        rig.settle();
        rig.sync();

        rig.mailbox.erase(item);
        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().row(theirs)).isPresent();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.mailbox.peekAll()).isEmpty();
    }

    @Test
    void deletingTheItemOfAnAppointmentTheUserOrganizesDeletesIt() {
        RecordRef mine =
                appointment("appointment", "Planning", person(me, Role.ORGANIZER), person(COLLEAGUE, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);

        rig.mailbox.erase(onlyItem().ref());
        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().row(mine)).isEmpty();
    }

    @Test
    void twoUsersOfOneAppointmentGetAnItemEachAndEditsTravelBetweenThem() {
        EngineRig other = rig.ofColleague(COLLEAGUE);
        appointment("appointment", "Planning", person(COLLEAGUE, Role.ORGANIZER), person(me, Role.REQUIRED));
        on(Filter.OWN_APPOINTMENTS);
        other.get(other.engine.switchFilter(Filter.OWN_APPOINTMENTS, true, false));
        other.settle();
        ItemRef here = onlyItem().ref();
        ItemRef there = other.mailbox.peekAll().get(0).ref();

        rig.mailbox.edit(here, Map.of(ItemField.LOCATION, ItemValue.text("Room 4")));
        rig.settle();
        rig.sync();
        other.sync();

        assertThat(other.mailbox.peek(there).field(ItemField.LOCATION)).isEqualTo(ItemValue.text("Room 4"));
        assertThat(rig.crm.server().all("appointment")).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(other.sync().planned()).isEmpty();
    }

    @Test
    void aServiceActivityComesAndNothingIsEverWrittenToIt() {
        RecordRef record = appointment("serviceappointment", "Repair", person(me, Role.RESOURCE));
        on(Filter.OWN_SERVICE_ACTIVITIES);
        ItemRef item = onlyItem().ref();
        String version = rig.row(record).etag();

        rig.mailbox.edit(
                item,
                Map.of(
                        ItemField.SUBJECT,
                        ItemValue.text("Mine"),
                        ItemField.BUSY_STATUS,
                        new ItemValue.Whole(3),
                        ItemField.BODY,
                        ItemValue.text("Private note")));
        rig.settle();
        rig.sync();
        RecordRef account = new RecordRef("account", new UUID(7, 7));
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Fabrik")), me);
        assertThat(rig.regarding(item, account).code()).isEqualTo(ReasonCode.ONE_WAY_RECORD);
        rig.mailbox.erase(item);
        rig.sync();
        rig.sync();

        assertThat(rig.row(record).etag()).isEqualTo(version);
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Repair"));
        assertThat(rig.mailbox.peekAll()).isEmpty();
    }

    @Test
    void untrackingAServiceActivityKeepsItsRecord() {
        RecordRef record = appointment("serviceappointment", "Repair", person(me, Role.RESOURCE));
        on(Filter.OWN_SERVICE_ACTIVITIES);

        assertThat(rig.untrack(onlyItem().ref(), true).code()).isEqualTo(ReasonCode.RECORD_KEPT);

        assertThat(rig.crm.server().row(record)).isPresent();
    }

    @Test
    void aMeetingThatIsInTheCalendarAlreadyDoesNotComeASecondTime() {
        ItemRef mine = rig.mailbox.add(HandmadeItem.of(ItemKind.APPOINTMENT, "Planning"));
        RecordRef record = appointment("appointment", "Planning", person(me, Role.REQUIRED));
        edit(
                record,
                Map.of(
                        "globalobjectid",
                        CrmValue.text(Objects.requireNonNull(
                                rig.mailbox.peek(mine).facts().globalAppointmentId()))));

        FilterPreview preview = rig.get(rig.engine.previewFilter(Filter.OWN_APPOINTMENTS));
        on(Filter.OWN_APPOINTMENTS);
        rig.crm.resetCounters();
        rig.sync();

        assertThat(preview.stayOut()).isEqualTo(1);
        assertThat(preview.examples())
                .singleElement()
                .satisfies(example -> assertThat(example.reason()).contains("already"));
        assertThat(rig.mailbox.peekAll()).hasSize(1);
        assertThat(rig.links()).isEmpty();
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isZero();
    }

    @Test
    void aPreviewCountsAndChangesNothing() {
        RecordRef here = task("Here", me);
        RecordRef leaves = task("Leaves", me);
        on(Filter.OWN_TASKS);
        edit(leaves, Map.of("ownerid", user(COLLEAGUE)));
        task("New", me);

        FilterPreview preview = rig.get(rig.engine.previewFilter(Filter.OWN_TASKS));

        assertThat(preview.matching()).isEqualTo(2);
        assertThat(preview.come()).isEqualTo(1);
        assertThat(preview.here()).isEqualTo(1);
        assertThat(preview.leave()).isEqualTo(1);
        assertThat(preview.confirm()).isFalse();
        assertThat(preview.examples()).extracting(FilterPreview.Example::name).containsExactly("New", "Leaves");
        assertThat(rig.mailbox.peekAll()).hasSize(2);
        assertThat(rig.links()).extracting(Link::record).contains(here, leaves);
    }

    @Test
    void moreThanTwoHundredComeOnlyAfterAYes() {
        for (int i = 0; i < 201; i++) {
            task("Task " + i, me);
        }

        FilterAnswer asks = rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, true, false));
        rig.sync();
        rig.restart();
        rig.settle();
        rig.sync();

        assertThat(asks.set().position()).isEqualTo(Position.ASKS);
        assertThat(asks.set().asked()).isEqualTo(201);
        assertThat(rig.mailbox.peekAll()).isEmpty();
        assertThat(rig.get(rig.engine.status()).problems()).isEqualTo(1);

        rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, true, true));
        rig.settle();
        assertThat(rig.links()).hasSize(201);
        assertThat(rig.get(rig.engine.status()).problems()).isZero();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aFilterThatIsOnAsksWhenSuddenlyVeryManyMatch() {
        on(Filter.OWN_TASKS);
        for (int i = 0; i < 201; i++) {
            task("Task " + i, me);
        }

        rig.sync();

        assertThat(rig.mailbox.peekAll()).isEmpty();
        assertThat(rig.get(rig.engine.filters()).get(0).set().position()).isEqualTo(Position.ASKS);
    }

    @Test
    void twoHundredComeWithoutAsking() {
        for (int i = 0; i < 200; i++) {
            task("Task " + i, me);
        }

        on(Filter.OWN_TASKS);

        assertThat(rig.links()).hasSize(200);
    }

    @Test
    void switchingAFilterOffLeavesWhatCameLinked() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();
        rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, false, false));
        task("Another one", me);

        edit(record, Map.of("subject", CrmValue.text("Changed")));
        rig.sync();

        assertThat(rig.mailbox.peekAll()).hasSize(1);
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Changed"));
    }

    @Test
    void aDryRunSaysWhatWouldComeAndChangesNothing() {
        on(Filter.OWN_TASKS);
        RecordRef record = task("Write the offer", me);

        SyncReport report = rig.get(rig.engine.synchronize(true));

        assertThat(report.planned()).singleElement().satisfies(planned -> {
            assertThat(planned.item().entryId()).isEqualTo(record.toString());
            assertThat(planned.action()).isEqualTo("create-item");
        });
        assertThat(rig.mailbox.peekAll()).isEmpty();
    }

    @Test
    void aRunWithNothingNewTakesOneRequestPerTableAndOnePerFilter() {
        for (int i = 0; i < 50; i++) {
            task("Task " + i, me);
        }
        on(Filter.OWN_TASKS);
        rig.sync();
        rig.crm.resetCounters();
        int calls = rig.mailbox.calls();

        assertThat(rig.sync().planned()).isEmpty();

        assertThat(rig.crm.requests()).isEqualTo(2);
        assertThat(rig.mailbox.calls() - calls).isEqualTo(1);
    }

    @Test
    void fiftyNewRecordsTakeOneRequestMore() {
        on(Filter.OWN_TASKS);
        for (int i = 0; i < 50; i++) {
            task("Task " + i, me);
        }
        rig.crm.resetCounters();

        rig.get(rig.engine.synchronize(false));

        assertThat(rig.links()).hasSize(50);
        assertThat(rig.crm.requests(CrmOperation.OPEN)).isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Failpoints.AFTER_PREPARED, Failpoints.AFTER_OUTLOOK_WRITE, Failpoints.AFTER_PAIR})
    void aCrashWhileAnItemIsCreatedMakesNoSecondOneAndLosesNoEdit(String failpoint) {
        RecordRef record = task("Write the offer", me);
        task("Another one", me);
        rig.crashAt(failpoint, 1);
        rig.engine.switchFilter(Filter.OWN_TASKS, true, false);
        rig.settle();
        assertThat(rig.crashed()).isTrue();
        for (OutlookItem item : rig.mailbox.peekAll()) {
            rig.mailbox.edit(item.ref(), Map.of(ItemField.BODY, ItemValue.text("Typed since")));
        }
        int typed = rig.mailbox.peekAll().size();
        edit(record, Map.of("subject", CrmValue.text("Changed since")));

        rig.restart();
        rig.settle();
        rig.sync();
        rig.sync();

        assertThat(rig.mailbox.peekAll()).hasSize(2);
        assertThat(rig.links()).hasSize(2);
        assertThat(rig.mailbox.peekAll())
                .filteredOn(item -> item.field(ItemField.BODY).equals(ItemValue.text("Typed since")))
                .hasSize(typed);
        assertThat(rig.mailbox.peekAll())
                .extracting(item -> item.field(ItemField.SUBJECT))
                .contains(ItemValue.text("Changed since"), ItemValue.text("Another one"));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aCrashWhileAnItemIsLetGoIsRepaired() {
        RecordRef record = task("Write the offer", me);
        on(Filter.OWN_TASKS);
        ItemRef item = onlyItem().ref();
        edit(record, Map.of("ownerid", user(COLLEAGUE)));
        rig.crashAt(Failpoints.AFTER_UNLINK, 1);
        rig.engine.synchronize(false);
        rig.settle();
        assertThat(rig.crashed()).isTrue();

        rig.restart();
        rig.sync();

        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peek(item).categories()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aLostAnswerToTheCreationMakesNoSecondItem() {
        task("Write the offer", me);
        rig.mailbox
                .faults()
                .loseAnswerOfNext(MailboxFaults.Call.CREATE, new MailboxFailure.NotRunning("Outlook went away"));

        rig.get(rig.engine.switchFilter(Filter.OWN_TASKS, true, false));
        rig.settle();
        rig.sync();

        assertThat(rig.mailbox.peekAll()).hasSize(1);
        assertThat(rig.links()).hasSize(1);
    }

    private void on(Filter filter) {
        rig.get(rig.engine.switchFilter(filter, true, false));
        rig.settle();
    }

    private RecordRef task(String subject, UUID owner) {
        RecordRef ref = new RecordRef("task", new UUID(1, ++made));
        rig.crm.server().put(ref, Map.of("subject", CrmValue.text(subject)), owner);
        return ref;
    }

    private RecordRef appointment(String table, String subject, ActivityParty... parties) {
        RecordRef ref = new RecordRef(table, new UUID(2, ++made));
        rig.crm
                .server()
                .put(
                        ref,
                        Map.of(
                                "subject",
                                CrmValue.text(subject),
                                "scheduledstart",
                                new CrmValue.Moment(Instant.parse("2026-11-10T09:00:00Z")),
                                "scheduledend",
                                new CrmValue.Moment(Instant.parse("2026-11-10T10:00:00Z"))),
                        COLLEAGUE);
        rig.crm.server().involve(ref, List.of(parties));
        return ref;
    }

    private void involve(RecordRef record, ActivityParty... parties) {
        rig.clock.advanceTo(rig.clock.instant().plusSeconds(5));
        rig.crm.server().involve(record, List.of(parties));
    }

    private void edit(RecordRef record, Map<String, CrmValue> values) {
        rig.clock.advanceTo(rig.clock.instant().plusSeconds(5));
        rig.crm.server().edit(record, values);
    }

    private static ActivityParty person(UUID user, Role role) {
        return new ActivityParty(new RecordRef("systemuser", user), null, null, role);
    }

    private static CrmValue user(UUID user) {
        return new CrmValue.Lookup(new RecordRef("systemuser", user), null);
    }

    private OutlookItem onlyItem() {
        assertThat(rig.mailbox.peekAll()).hasSize(1);
        return rig.mailbox.peekAll().get(0);
    }

    private ItemRow row(ItemRef item) {
        return rig.get(rig.engine.items()).stream()
                .filter(each -> each.ref().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private List<String> reasons(ItemRef item) {
        return rig.get(rig.engine.why(row(item))).reasons().stream()
                .map(decision -> decision.reason())
                .toList();
    }
}

package dev.crmbridge.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.CreatePayload;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Sample;
import dev.crmbridge.sync.field.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairPlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Policy POLICY = Policy.standard(Sample.ZONE);
    private static final Snapshot TASK = CreatePayload.of(
                    Sample.task(), "task", CreatePayload.Target.none(), Directions.STANDARD)
            .base();
    private static final Snapshot APPOINTMENT = CreatePayload.of(
                    Sample.appointment(), "appointment", CreatePayload.Target.none(), Directions.STANDARD)
            .base();
    private static final OutlookSide GONE_ITEM = new OutlookSide.MissingConfirmed();
    private static final CrmSide GONE_RECORD = new CrmSide.MissingConfirmed();

    private final PairPlanner testSubject = new PairPlanner();

    @Test
    void anUnchangedPairCostsNothing() {
        Base base = Base.of(TASK);
        assertThat(plan(base, outlook(TASK), crm(TASK))).isSameAs(Plan.IN_STEP);
        Snapshot closed = TASK.with(Map.of("status", new FieldValue.Status(1, 5)));
        assertThat(plan(Base.of(closed), outlook(closed), crm(closed))).isSameAs(Plan.IN_STEP_CLOSED);
    }

    @Test
    void differentFieldsTravelBothWaysInOneRun() {
        Plan plan = plan(Base.of(TASK), outlook(text(TASK, "subject", "O")), crm(text(TASK, "description", "C")));
        assertThat(plan.actions())
                .containsExactly(
                        new Action.UpdateCrm(
                                value("subject", "O"), ReasonCode.CHANGED_IN_OUTLOOK, "Changed in Outlook: Subject."),
                        new Action.UpdateOutlook(
                                value("description", "C"), ReasonCode.CHANGED_IN_CRM, "Changed in CRM: Description."));
    }

    @Test
    void theSameChangeOnBothSidesIsNoConflict() {
        Snapshot both = text(TASK, "subject", "Same");
        assertThat(plan(Base.of(TASK), outlook(both), crm(both)).actions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Action.RefreshBase.class,
                        refresh -> assertThat(refresh.fields()).isEqualTo(value("subject", "Same")));
    }

    @Test
    void aConflictAsksAndKeepsBothValuesAndTheOtherFieldsGoOn() {
        Snapshot outlook = text(text(TASK, "subject", "O"), "description", "new");
        Plan plan = plan(Base.of(TASK), outlook(outlook), crm(text(TASK, "subject", "C")));
        assertThat(plan.actions()).hasSize(2);
        assertThat(plan.actions().get(0))
                .isInstanceOfSatisfying(
                        Action.Hold.class,
                        hold -> assertThat(hold.difference())
                                .isEqualTo(new Difference(
                                        "subject",
                                        TASK.value("subject"),
                                        words("O"),
                                        words("C"),
                                        ReasonCode.CONFLICT)));
        assertThat(plan.actions().get(1)).isInstanceOf(Action.UpdateCrm.class);
        Base after = plan.after(Base.of(TASK));
        assertThat(after.held())
                .hasEntrySatisfying("subject", held -> assertThat(held.asks()).isTrue());
        Snapshot crm = text(text(TASK, "subject", "C"), "description", "new");
        assertThat(plan(after, outlook(outlook), crm(crm)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"OUTLOOK_WINS,UpdateCrm,O,C", "CRM_WINS,UpdateOutlook,C,O"})
    void aWinnerDecidedBeforehandIsWrittenAndTheLoserIsKept(
            Policy.Conflicts conflicts, String write, String winner, String loser) {
        Policy policy = new Policy(Sample.ZONE, conflicts, Map.of(), Directions.STANDARD, true, true);
        Plan plan = testSubject.plan(
                Base.of(TASK), outlook(text(TASK, "subject", "O")), crm(text(TASK, "subject", "C")), policy, NOW);
        assertThat(plan.actions().get(0))
                .isInstanceOfSatisfying(
                        Action.KeepValue.class, keep -> assertThat(keep.lost()).isEqualTo(words(loser)));
        assertThat(plan.actions().get(1).getClass().getSimpleName()).isEqualTo(write);
        assertThat(plan.after(Base.of(TASK)).agreed().value("subject")).isEqualTo(words(winner));
    }

    @Test
    void whenOutlookWinsTheStatusItShowsBesideItsOwnPercentageGoesAlong() {
        Snapshot base =
                TASK.with(Map.of("status", new FieldValue.Status(0, 2), "percentcomplete", new FieldValue.Whole(100)));
        Snapshot outlook =
                TASK.with(Map.of("status", new FieldValue.Status(0, 3), "percentcomplete", new FieldValue.Whole(0)));
        Snapshot crm = base.with(Map.of("percentcomplete", new FieldValue.Whole(25)));
        Policy policy =
                new Policy(Sample.ZONE, Policy.Conflicts.OUTLOOK_WINS, Map.of(), Directions.STANDARD, true, true);

        Plan plan = testSubject.plan(Base.of(base), outlook(outlook), crm(crm), policy, NOW);

        assertThat(plan.after(Base.of(base)).agreed()).isEqualTo(outlook);
    }

    @Test
    void aConflictThatSettledItselfIsReleased() {
        Base base = new Base(TASK, Map.of("subject", conflict()), null, Base.Meeting.NONE);
        Snapshot both = text(TASK, "subject", "Same");
        Plan plan = plan(base, outlook(both), crm(both));
        assertThat(plan.actions()).hasAtLeastOneElementOfType(Action.Release.class);
        assertThat(plan.after(base).held()).isEmpty();
    }

    @Test
    void outlooksEditsNeverGoToAClosedRecordAndTheClosingShowsInOutlook() {
        Snapshot closed = TASK.with(Map.of("status", new FieldValue.Status(2, 6)));
        Plan plan = plan(Base.of(TASK), outlook(text(TASK, "subject", "O")), crm(closed));
        assertThat(plan.actions()).noneMatch(Action.UpdateCrm.class::isInstance);
        assertThat(plan.actions())
                .anySatisfy(action -> assertThat(action).isInstanceOfSatisfying(Action.Hold.class, hold -> {
                    assertThat(hold.code()).isEqualTo(ReasonCode.CLOSED_IN_CRM);
                    assertThat(hold.reason()).contains("closed in the CRM");
                }));
        assertThat(plan.actions())
                .anySatisfy(action -> assertThat(action)
                        .isInstanceOfSatisfying(
                                Action.UpdateOutlook.class,
                                update -> assertThat(update.fields()).containsOnlyKeys("status")));
    }

    @Test
    void completingInOutlookWaitsForAnOpenConflictBecauseAClosedRecordTakesNoChanges() {
        Snapshot outlook = text(TASK, "subject", "O").with(Map.of("status", new FieldValue.Status(1, 5)));
        Plan plan = plan(Base.of(TASK), outlook(outlook), crm(text(TASK, "subject", "C")));
        assertThat(plan.actions()).noneMatch(Action.UpdateCrm.class::isInstance);
        assertThat(plan.actions()).extracting(Action::code).contains(ReasonCode.CLOSING_WAITS, ReasonCode.CONFLICT);
    }

    @Test
    void theOriginalOfAShortenedFieldIsNeverOverwritten() {
        var outlook = new OutlookSide.Present(TASK, Set.of("description"));
        Plan plan = plan(Base.of(TASK), outlook, crm(text(TASK, "description", "C")));
        assertThat(plan.actions())
                .singleElement()
                .satisfies(action -> assertThat(action.code()).isEqualTo(ReasonCode.FIELD_SHORTENED));
        assertThat(plan(plan.after(Base.of(TASK)), outlook, crm(text(TASK, "description", "C")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aRecordTheUserMayNotChangeIsNotWritten() {
        var readOnly = new CrmSide.Present(TASK, new CrmSide.Rights(false, false, false));
        Plan plan = plan(Base.of(TASK), outlook(text(TASK, "subject", "O")), readOnly);
        assertThat(plan.actions())
                .singleElement()
                .satisfies(action -> assertThat(action.code()).isEqualTo(ReasonCode.NO_PRIVILEGE));
    }

    @Test
    void editOnOneSideBeatsDeleteOnTheOtherAndAsksOnce() {
        Snapshot edited = text(TASK, "subject", "O");
        Plan deletedInCrm = plan(Base.of(TASK), outlook(edited), GONE_RECORD);
        assertThat(deletedInCrm.actions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Action.Park.class, park -> assertThat(park.code()).isEqualTo(ReasonCode.EDIT_BEATS_DELETE));
        assertThat(plan(Base.of(TASK), GONE_ITEM, crm(edited)).actions())
                .singleElement()
                .isInstanceOf(Action.Park.class);
        Base parked = deletedInCrm.after(Base.of(TASK));
        assertThat(plan(parked, outlook(edited), GONE_RECORD).isEmpty()).isTrue();
        Plan back = plan(parked, outlook(edited), crm(TASK));
        assertThat(back.actions()).hasAtLeastOneElementOfType(Action.Unpark.class);
        assertThat(back.after(parked).parked()).isNull();
    }

    @Test
    void aDeletedTaskTakesItsHalfAlong() {
        assertThat(only(plan(Base.of(TASK), GONE_ITEM, crm(TASK)))).isInstanceOf(Action.DeleteRecord.class);
        assertThat(only(plan(Base.of(TASK), outlook(TASK), GONE_RECORD))).isInstanceOf(Action.MoveToDeletedItems.class);
    }

    @ParameterizedTest
    @CsvSource({
        // organizer, owner, may delete, time → result
        "true,true,true,ahead,deleted-in-outlook",
        "true,false,true,ahead,deleted-in-outlook",
        "false,true,true,ahead,deleted-in-outlook",
        "false,false,true,ahead,not-organizer",
        "true,true,false,ahead,no-privilege",
        "true,true,true,past,in-the-past",
        "true,true,true,all-day-today,deleted-in-outlook",
        "true,true,true,all-day-yesterday,in-the-past"
    })
    void anAppointmentDeletedInOutlookTakesItsRecordAlongOnlyIfAheadAndOnesOwn(
            boolean organizer, boolean owner, boolean mayDelete, String time, String code) {
        Snapshot agreed = APPOINTMENT.with(Map.of("time", time(time)));
        Base base = new Base(agreed, Map.of(), null, new Base.Meeting(organizer, false));
        var record = new CrmSide.Present(agreed, new CrmSide.Rights(true, mayDelete, owner));
        Action action = only(plan(base, GONE_ITEM, record));
        assertThat(action.code().word()).isEqualTo(code);
        assertThat(action instanceof Action.DeleteRecord).isEqualTo(code.equals("deleted-in-outlook"));
    }

    @ParameterizedTest
    @CsvSource({
        "true,false,ahead,deleted-in-crm",
        "true,true,ahead,meeting-has-attendees",
        "false,true,ahead,not-organizer",
        "true,false,past,in-the-past",
        "true,true,past,in-the-past"
    })
    void anAppointmentDeletedInTheCrmLeavesTheCalendarOnlyIfAheadOwnAndWithoutOthers(
            boolean organizer, boolean others, String time, String code) {
        Snapshot agreed = APPOINTMENT.with(Map.of("time", time(time)));
        Base base = new Base(agreed, Map.of(), null, new Base.Meeting(organizer, others));
        Action action = only(plan(base, outlook(agreed), GONE_RECORD));
        assertThat(action.code().word()).isEqualTo(code);
        assertThat(action instanceof Action.MoveToDeletedItems).isEqualTo(code.equals("deleted-in-crm"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anItemWhoseRecordTheBridgeItselfDeletedStays(boolean edited) {
        Base base = new Base(TASK, Map.of(), null, Base.Meeting.NONE, null, true);
        Snapshot now = edited ? TASK.with(Map.of("subject", FieldValue.text("Call again"))) : TASK;
        Action action = only(plan(base, outlook(now), GONE_RECORD));
        assertThat(action).isInstanceOf(Action.Unlink.class);
        assertThat(action.code()).isEqualTo(ReasonCode.RECORD_DELETED);
    }

    @Test
    void deletesThatAreSwitchedOffUnlink() {
        Policy off = new Policy(Sample.ZONE, Policy.Conflicts.ASK, Map.of(), Directions.STANDARD, false, false);
        assertThat(only(testSubject.plan(Base.of(TASK), GONE_ITEM, crm(TASK), off, NOW)))
                .isInstanceOf(Action.Unlink.class);
        assertThat(only(testSubject.plan(Base.of(TASK), outlook(TASK), GONE_RECORD, off, NOW)))
                .isInstanceOf(Action.Unlink.class);
    }

    @Test
    void aCompletedTaskAndAClosedRecordStayWhenTheirHalfIsDeleted() {
        Snapshot closed = TASK.with(Map.of("status", new FieldValue.Status(1, 5)));
        assertThat(only(plan(Base.of(closed), outlook(closed), GONE_RECORD)).code())
                .isEqualTo(ReasonCode.COMPLETED_ITEM_KEPT);
        assertThat(only(plan(Base.of(closed), GONE_ITEM, crm(closed))).code()).isEqualTo(ReasonCode.CLOSED_IN_CRM);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneSightingOfAbsenceOnlyWaits(boolean inOutlook) {
        Plan plan = inOutlook
                ? plan(Base.of(TASK), new OutlookSide.MissingOnce(), crm(TASK))
                : plan(Base.of(TASK), outlook(TASK), new CrmSide.MissingOnce());
        assertThat(only(plan)).isInstanceOf(Action.Wait.class);
        assertThat(plan.changesSomething()).isFalse();
    }

    @Test
    void losingSightOfEitherHalfUnlinksAndDeletesNothing() {
        assertThat(only(plan(Base.of(TASK), outlook(TASK), new CrmSide.NotVisible())))
                .isInstanceOf(Action.Unlink.class);
        assertThat(only(plan(Base.of(TASK), new OutlookSide.NotVisible(), crm(TASK))))
                .isInstanceOf(Action.Unlink.class);
        assertThat(only(plan(Base.of(TASK), GONE_ITEM, new CrmSide.NotVisible())))
                .isInstanceOf(Action.Unlink.class);
    }

    @Test
    void attendeesChangedOnBothSidesGoAsOutlookHasThemAndTheCrmsAreKept() {
        FieldValue outlooks = new FieldValue.People(List.of(new FieldValue.Person("a@b.example", "A")));
        FieldValue crms = new FieldValue.People(List.of(new FieldValue.Person("c@d.example", "C")));
        Plan plan = plan(
                Base.of(APPOINTMENT),
                outlook(APPOINTMENT.with(Map.of("requiredattendees", outlooks))),
                crm(APPOINTMENT.with(Map.of("requiredattendees", crms))));
        assertThat(plan.actions().get(0))
                .isInstanceOfSatisfying(
                        Action.KeepValue.class, keep -> assertThat(keep.lost()).isEqualTo(crms));
        assertThat(plan.actions().get(1))
                .isInstanceOfSatisfying(
                        Action.UpdateCrm.class,
                        update -> assertThat(update.fields()).isEqualTo(Map.of("requiredattendees", outlooks)));
    }

    private Plan plan(Base base, OutlookSide outlook, CrmSide crm) {
        return testSubject.plan(base, outlook, crm, POLICY, NOW);
    }

    private static Action only(Plan plan) {
        assertThat(plan.actions()).hasSize(1);
        return plan.actions().get(0);
    }

    private static Difference conflict() {
        return new Difference("subject", TASK.value("subject"), words("O"), words("C"), ReasonCode.CONFLICT);
    }

    private static OutlookSide outlook(Snapshot snapshot) {
        return new OutlookSide.Present(snapshot, Set.of());
    }

    private static CrmSide crm(Snapshot snapshot) {
        return new CrmSide.Present(snapshot, CrmSide.Rights.all());
    }

    private static Snapshot text(Snapshot snapshot, String field, String text) {
        return snapshot.with(value(field, text));
    }

    private static Map<String, FieldValue> value(String field, String text) {
        return Map.of(field, words(text));
    }

    private static FieldValue words(String text) {
        return new FieldValue.Text(text);
    }

    private static FieldValue time(String word) {
        LocalDate today = LocalDate.of(2026, 11, 25);
        return switch (word) {
            case "ahead" -> new FieldValue.Span(NOW.plusSeconds(60), NOW.plusSeconds(3_600));
            case "past" -> new FieldValue.Span(NOW.minusSeconds(60), NOW.plusSeconds(3_600));
            case "all-day-today" -> new FieldValue.Days(today, today.plusDays(1));
            default -> new FieldValue.Days(today.minusDays(1), today);
        };
    }
}

package dev.crmbridge.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.CreatePayload;
import dev.crmbridge.sync.field.Direction;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Sample;
import dev.crmbridge.sync.field.Snapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldDirectionTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Snapshot TASK = CreatePayload.of(
                    Sample.task(), "task", CreatePayload.Target.none(), Directions.STANDARD)
            .base();

    @Test
    void aFieldThatGoesNotAtAllStaysApartAndAsksNothing() {
        assertThat(plan(Direction.NONE, Base.of(TASK), notes("O"), notes("C")).actions())
                .isEmpty();
    }

    @Test
    void aQuestionAboutAFieldThatGoesNotAtAllAnyMoreIsTakenBack() {
        var difference = new Difference(
                "description",
                TASK.value("description"),
                new FieldValue.Text("O"),
                new FieldValue.Text("C"),
                ReasonCode.CONFLICT);
        Base asked = new Base(TASK, Map.of("description", difference), null, Base.Meeting.NONE);
        Plan plan = plan(Direction.NONE, asked, notes("O"), notes("C"));
        assertThat(plan.actions()).singleElement().isInstanceOf(Action.Release.class);
    }

    @Test
    void towardsTheCrmOutlooksChangeGoesAndTheCrmsStays() {
        assertThat(plan(Direction.TO_CRM, Base.of(TASK), TASK, notes("C")).actions())
                .isEmpty();
        assertThat(plan(Direction.TO_CRM, Base.of(TASK), notes("O"), TASK).actions())
                .singleElement()
                .isInstanceOf(Action.UpdateCrm.class);
    }

    @Test
    void towardsOutlookAnEditInOutlookStaysThereWithAReasonUntilTheCrmsNextChange() {
        Plan stays = plan(Direction.TO_OUTLOOK, Base.of(TASK), notes("O"), TASK);
        assertThat(stays.actions()).singleElement().isInstanceOfSatisfying(Action.Hold.class, hold -> {
            assertThat(hold.code()).isEqualTo(ReasonCode.ONE_WAY_FIELD);
            assertThat(hold.reason()).contains("CRM to Outlook");
        });
        Plan next = plan(Direction.TO_OUTLOOK, stays.after(Base.of(TASK)), notes("O"), notes("C"));
        assertThat(next.actions())
                .hasAtLeastOneElementOfType(Action.KeepValue.class)
                .hasAtLeastOneElementOfType(Action.UpdateOutlook.class)
                .noneMatch(Action.UpdateCrm.class::isInstance);
    }

    @Test
    void aFieldThatGoesAgainFillsTheEmptySideAndAsksWhereBothHaveSomething() {
        Snapshot agreed = notes(null);
        assertThat(plan(Direction.BOTH, Base.of(agreed), notes("O"), agreed).actions())
                .singleElement()
                .isInstanceOf(Action.UpdateCrm.class);
        assertThat(plan(Direction.BOTH, Base.of(agreed), notes("O"), notes("C")).actions())
                .singleElement()
                .isInstanceOf(Action.Hold.class);
    }

    @Test
    void aNewRecordGetsTheSubjectAndWhatGoesThere() {
        Directions directions = Directions.STANDARD
                .with("task", "subject", Direction.NONE)
                .with("task", "description", Direction.TO_OUTLOOK);
        Snapshot record = directions.towardsCrm(TASK);
        assertThat(record.value("subject")).isEqualTo(TASK.value("subject"));
        assertThat(record.value("description")).isEqualTo(FieldValue.NONE);
        assertThat(directions.towardsOutlook(TASK).value("description")).isEqualTo(TASK.value("description"));
    }

    @Test
    void aFixedDirectionCannotBeChosenAway() {
        Directions directions = Directions.STANDARD
                .with("task", "status", Direction.NONE)
                .with("task", "regardingobjectid", Direction.BOTH);
        Plan plan = new PairPlanner()
                .plan(
                        Base.of(TASK),
                        new OutlookSide.Present(TASK, Set.of()),
                        new CrmSide.Present(
                                TASK.with(Map.of("status", new FieldValue.Status(1, 5))), CrmSide.Rights.all()),
                        policy(directions),
                        NOW);
        assertThat(plan.actions()).singleElement().isInstanceOf(Action.UpdateOutlook.class);
    }

    private static Plan plan(Direction direction, Base base, Snapshot outlook, Snapshot crm) {
        return new PairPlanner()
                .plan(
                        base,
                        new OutlookSide.Present(outlook, Set.of()),
                        new CrmSide.Present(crm, CrmSide.Rights.all()),
                        policy(Directions.STANDARD.with("task", "description", direction)),
                        NOW);
    }

    private static Policy policy(Directions directions) {
        return new Policy(Sample.ZONE, Policy.Conflicts.ASK, Map.of(), directions, true, true);
    }

    private static Snapshot notes(@Nullable String text) {
        return TASK.with(Map.of("description", text == null ? FieldValue.NONE : new FieldValue.Text(text)));
    }
}

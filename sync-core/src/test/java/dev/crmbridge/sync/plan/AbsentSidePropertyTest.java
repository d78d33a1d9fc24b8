package dev.crmbridge.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Sample;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.plan.DeletionBrake.Where;
import dev.crmbridge.testkit.Property;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random worlds of which a side is missing, could not be read or is out of sight: what the decision table says, and no more. */
class AbsentSidePropertyTest {
    private final PairPlanner testSubject = new PairPlanner();

    /** A world, what is seen of its two sides, and what was decided before. */
    private record Scene(PairWorld world, OutlookSide outlook, CrmSide crm, Base base, Policy policy) {
        static Scene any(SplittableRandom random) {
            PairWorld world = new PairWorld(random);
            world.disturb(random);
            int absent = random.nextInt(3);
            OutlookSide outlook = absent != 1 ? anyOutlook(random) : world.outlook();
            CrmSide crm = absent != 0 ? anyCrm(random) : world.crm();
            return new Scene(
                    world,
                    outlook,
                    crm,
                    new Base(
                            world.base.agreed(),
                            Map.of(),
                            random.nextInt(3) == 0 ? anyQuestion(random) : null,
                            new Base.Meeting(random.nextBoolean(), random.nextBoolean()),
                            anyAsked(random, Remainder.of(outlook, crm), world.base.agreed()),
                            false),
                    new Policy(
                            Sample.ZONE,
                            world.policy.conflicts(),
                            Map.of(),
                            world.policy.directions(),
                            random.nextInt(4) > 0,
                            random.nextInt(4) > 0));
        }

        private static OutlookSide anyOutlook(SplittableRandom random) {
            return switch (random.nextInt(5)) {
                case 0 -> new OutlookSide.Unreadable();
                case 1 -> new OutlookSide.MissingOnce();
                case 2 -> new OutlookSide.NotVisible();
                default -> new OutlookSide.MissingConfirmed();
            };
        }

        private static CrmSide anyCrm(SplittableRandom random) {
            return switch (random.nextInt(5)) {
                case 0 -> new CrmSide.Unreadable();
                case 1 -> new CrmSide.MissingOnce();
                case 2 -> new CrmSide.NotVisible();
                default -> new CrmSide.MissingConfirmed();
            };
        }

        private static ReasonCode anyQuestion(SplittableRandom random) {
            List<ReasonCode> codes = new ArrayList<>(DepartureChoice.QUESTIONS);
            codes.sort(null);
            for (DepartureChoice choice : DepartureChoice.values()) {
                codes.add(choice.code());
            }
            return codes.get(random.nextInt(codes.size()));
        }

        /** What is left now or was agreed before, or the other side, or what an older version did not keep. */
        private static @Nullable Remainder anyAsked(
                SplittableRandom random, @Nullable Remainder left, Snapshot agreed) {
            if (left == null || random.nextInt(4) == 0) {
                return null;
            }
            Where other = left.where() == Where.CRM ? Where.OUTLOOK : Where.CRM;
            return new Remainder(
                    random.nextInt(4) == 0 ? other : left.where(), random.nextBoolean() ? left.content() : agreed);
        }

        /** Whether a person chose to delete what is left as it is now, or as it was agreed and still is. */
        boolean isChosenToGo() {
            Remainder asked = base.asked();
            Snapshot left = left();
            if (!isChosen(DepartureChoice.DELETE) || left == null) {
                return false;
            }
            boolean unchanged = left.equals(base.agreed());
            boolean sameSide = asked != null && (asked.where() == Where.CRM) == crm instanceof CrmSide.Present;
            return asked == null
                    ? unchanged
                    : sameSide && (unchanged || asked.content().equals(left));
        }

        @Nullable
        Snapshot left() {
            return outlook instanceof OutlookSide.Present item
                    ? item.snapshot()
                    : crm instanceof CrmSide.Present record ? record.snapshot() : null;
        }

        /** The state by itself, not as the planner computes it. */
        SideState outlookState() {
            return outlook instanceof OutlookSide.Present item
                    ? stateOf(item.snapshot())
                    : outlook instanceof OutlookSide.Unreadable
                            ? SideState.UNREADABLE
                            : outlook instanceof OutlookSide.MissingOnce
                                    ? SideState.MISSING_ONCE
                                    : outlook instanceof OutlookSide.NotVisible
                                            ? SideState.NOT_VISIBLE
                                            : SideState.MISSING_CONFIRMED;
        }

        SideState crmState() {
            return crm instanceof CrmSide.Present record
                    ? stateOf(record.snapshot())
                    : crm instanceof CrmSide.Unreadable
                            ? SideState.UNREADABLE
                            : crm instanceof CrmSide.MissingOnce
                                    ? SideState.MISSING_ONCE
                                    : crm instanceof CrmSide.NotVisible
                                            ? SideState.NOT_VISIBLE
                                            : SideState.MISSING_CONFIRMED;
        }

        private SideState stateOf(Snapshot side) {
            return world.registry.closed(side)
                    ? SideState.CLOSED
                    : side.equals(base.agreed()) ? SideState.UNCHANGED : SideState.CHANGED;
        }

        boolean isChosen(DepartureChoice choice) {
            return DepartureChoice.of(base.parked())
                    .filter(chosen -> chosen == choice)
                    .isPresent();
        }

        boolean isAhead() {
            Snapshot left = left();
            FieldValue time = left == null ? FieldValue.NONE : left.value("time");
            return world.registry.isTaskKin()
                    || time instanceof FieldValue.Span span && !span.start().isBefore(PairWorld.NOW)
                    || time instanceof FieldValue.Days days
                            && !days.first()
                                    .isBefore(PairWorld.NOW.atZone(Sample.ZONE).toLocalDate());
        }
    }

    @Test
    void whatIsDecidedStandsInTheDecisionTable() throws IOException {
        Map<String, String> table = new HashMap<>();
        DecisionTableTest.rows().forEach(row -> table.put(row.outlook() + " " + row.crm(), row.decision()));
        Map<Decision, Integer> met = new EnumMap<>(Decision.class);
        Property.holds("the table holds for every world", 30_000, random -> {
            Scene scene = Scene.any(random);
            Plan plan = plan(scene);
            assertThat(plan.decision().word())
                    .isEqualTo(table.get(
                            scene.outlookState().word() + " " + scene.crmState().word()));
            met.merge(plan.decision(), 1, Integer::sum);
        });
        if (Property.isWhole()) {
            assertThat(met)
                    .containsOnlyKeys(
                            Decision.WAIT,
                            Decision.LOOK_AGAIN,
                            Decision.UNLINK,
                            Decision.DELETE_RECORD,
                            Decision.DELETE_ITEM,
                            Decision.ASK);
        }
    }

    @Test
    void whatWasNotReadOrOnlyMissedOnceIsWaitedForAndNothingElseIsDone() {
        Property.holds("trouble of a moment concludes nothing", 30_000, random -> {
            Scene scene = Scene.any(random);
            if (isMomentary(scene.outlookState()) || isMomentary(scene.crmState())) {
                Plan plan = plan(scene);
                assertThat(plan.actions()).hasOnlyElementsOfType(Action.Wait.class);
                assertThat(plan.after(scene.base())).isEqualTo(scene.base());
            } else if (scene.outlookState() == SideState.NOT_VISIBLE || scene.crmState() == SideState.NOT_VISIBLE) {
                assertThat(plan(scene).actions()).allMatch(action -> action instanceof Action.Unlink);
            }
        });
    }

    @Test
    void nothingIsWrittenWhenOnlyOneSideIsThere() {
        Property.holds(
                "no value travels to or from an absent side",
                30_000,
                random -> assertThat(plan(Scene.any(random)).actions())
                        .hasSizeLessThanOrEqualTo(1)
                        .allMatch(action -> action instanceof Action.Wait
                                || action instanceof Action.Unlink
                                || action instanceof Action.Park
                                || action instanceof Action.DeleteRecord
                                || action instanceof Action.MoveToDeletedItems));
    }

    private static boolean isMomentary(SideState state) {
        return state == SideState.UNREADABLE || state == SideState.MISSING_ONCE;
    }

    /** Both ways: nothing else is deleted, and this is. */
    @Test
    void onlyWhatIsUneditedOpenAheadAndOnesOwnIsDeletedWithItsOtherHalf() {
        Map<Class<?>, Integer> planned = new HashMap<>();
        Property.holds("a deletion follows exactly by the delete rules", 30_000, random -> {
            Scene scene = Scene.any(random);
            List<Action> actions = plan(scene).actions();
            assertThat(actions.stream().anyMatch(Action.DeleteRecord.class::isInstance))
                    .as("the record is deleted: %s, plan %s", scene, actions)
                    .isEqualTo(scene.outlookState() == SideState.MISSING_CONFIRMED
                            && mayGo(scene, scene.crmState())
                            && isRecordDeletable(scene));
            assertThat(actions.stream().anyMatch(Action.MoveToDeletedItems.class::isInstance))
                    .as("the item is deleted: %s, plan %s", scene, actions)
                    .isEqualTo(scene.crmState() == SideState.MISSING_CONFIRMED
                            && mayGo(scene, scene.outlookState())
                            && (scene.isChosenToGo() || isItemDeletable(scene)));
            actions.forEach(action -> planned.merge(action.getClass(), 1, Integer::sum));
        });
        if (Property.isWhole()) {
            assertThat(planned)
                    .containsKeys(Action.DeleteRecord.class, Action.MoveToDeletedItems.class, Action.Park.class)
                    .allSatisfy((action, count) -> assertThat(count).isGreaterThan(100));
        }
    }

    /** An edit beats a delete, unless a person saw it and chose; what the brake stopped waits for a person too. */
    private static boolean mayGo(Scene scene, SideState left) {
        if (scene.world().registry.isContact() || left != SideState.UNCHANGED && left != SideState.CHANGED) {
            return false;
        }
        return DepartureChoice.of(scene.base().parked())
                .map(choice ->
                        choice == DepartureChoice.DELETE && (scene.isChosenToGo() || left == SideState.UNCHANGED))
                .orElse(left == SideState.UNCHANGED && scene.base().parked() != ReasonCode.DELETION_BRAKE);
    }

    private static boolean isRecordDeletable(Scene scene) {
        boolean own = scene.world().registry.isTaskKin()
                || scene.base().meeting().organizer()
                || scene.world().rights.owner();
        return !scene.world().registry.isOneWay()
                && scene.policy().deletesReachCrm()
                && scene.world().rights.delete()
                && scene.isAhead()
                && own;
    }

    private static boolean isItemDeletable(Scene scene) {
        Base.Meeting meeting = scene.base().meeting();
        boolean alone = meeting.organizer() && !meeting.others();
        return scene.policy().deletesReachOutlook()
                && scene.isAhead()
                && (scene.world().registry.isTaskKin() || alone);
    }

    /** Edited by one, deleted by the other, and nobody chose yet. */
    @Test
    void anEditBeatsADeleteAndAPersonIsAskedOnce() {
        Property.holds("what was edited stays, and is asked about once", 30_000, random -> {
            Scene scene = Scene.any(random);
            boolean edited = scene.outlookState() == SideState.CHANGED
                            && scene.crmState() == SideState.MISSING_CONFIRMED
                    || scene.crmState() == SideState.CHANGED && scene.outlookState() == SideState.MISSING_CONFIRMED;
            boolean chosen = DepartureChoice.of(scene.base().parked())
                    .filter(choice -> choice != DepartureChoice.DELETE || scene.isChosenToGo())
                    .isPresent();
            if (edited && !chosen && !scene.world().registry.isContact()) {
                Plan plan = plan(scene);
                Base asked = plan.after(scene.base());
                assertThat(asked.parked()).isEqualTo(ReasonCode.EDIT_BEATS_DELETE);
                if (scene.base().parked() != ReasonCode.EDIT_BEATS_DELETE) {
                    assertThat(asked.asked()).isEqualTo(Remainder.of(scene.outlook(), scene.crm()));
                }
                Scene again = new Scene(scene.world(), scene.outlook(), scene.crm(), asked, scene.policy());
                assertThat(plan(again).actions()).isEmpty();
            }
        });
    }

    /** What was missing is there again: the question answers itself, and the pair goes on as if nothing had been. */
    @Test
    void aSideThatIsBackEndsTheQuestion() {
        Property.holds("both sides there again leave no question", 30_000, random -> {
            Scene scene = Scene.any(random);
            PairWorld world = scene.world();
            world.base = new Base(world.base.agreed(), Map.of(), scene.base().parked(), world.base.meeting());
            world.apply(world.plan());
            assertThat(world.base.parked()).isNull();
            assertThat(world.plan().actions()).isEmpty();
        });
    }

    private Plan plan(Scene scene) {
        return testSubject.plan(scene.base(), scene.outlook(), scene.crm(), scene.policy(), PairWorld.NOW);
    }
}

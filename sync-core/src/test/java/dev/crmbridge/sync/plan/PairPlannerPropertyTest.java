package dev.crmbridge.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.field.Direction;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Sample;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.testkit.Property;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random edits on both sides of real items and rows, planned and done as the engine does them. */
class PairPlannerPropertyTest {
    /** Each is looked at three times, after edits on both sides: 51,000 triples of base, Outlook and CRM. */
    private static final int WORLDS = 17_000;

    @Test
    void doingThePlanAndPlanningAgainYieldsNothing() {
        Property.holds("a second run plans nothing", WORLDS, random -> {
            PairWorld world = new PairWorld(random);
            for (int round = 0; round < 3; round++) {
                world.disturb(random);
                Plan plan = world.plan();
                world.apply(plan);
                Plan again = world.plan();
                assertThat(again.actions())
                        .as("%s: after %s", world.registry.table(), plan.actions())
                        .isEmpty();
            }
        });
    }

    /** Agreement is the goal: what is left apart says why, and the reason is true. */
    @Test
    void onceNothingIsLeftToDoBothSidesAgreeWhereverTheyMay() {
        Map<Direction, Integer> settled = new EnumMap<>(Direction.class);
        Property.holds("random triples run to a fixpoint, then everything agrees", WORLDS, random -> {
            PairWorld world = new PairWorld(random);
            for (int round = 0; round < 3; round++) {
                world.disturb(random);
                var before = new Agreement.Before(
                        world.base.agreed(),
                        world.outlook().snapshot(),
                        world.crm().snapshot());
                Plan plan = world.plan();
                world.apply(plan);
                for (Field field : world.registry.fields()) {
                    new Agreement(world, field, before, plan).check();
                    settled.merge(world.direction(field), 1, Integer::sum);
                }
            }
        });
        if (Property.isWhole()) {
            assertThat(settled).as("fields that were settled, by direction").containsOnlyKeys(Direction.values());
        }
    }

    @Test
    void noValueVanishesWithoutBeingKept() {
        Property.holds("every edit survives on a side or is kept", WORLDS, random -> {
            PairWorld world = new PairWorld(random);
            for (int round = 0; round < 3; round++) {
                world.disturb(random);
                var outlook = world.outlook().snapshot();
                var crm = world.crm().snapshot();
                Snapshot agreed = world.base.agreed();
                Plan plan = world.plan();
                world.apply(plan);
                for (Field field : world.registry.fields()) {
                    boolean same = field.alike(outlook, crm, Sample.ZONE);
                    survives(world, plan, field, outlook.value(field.name()), agreed, same);
                    survives(world, plan, field, crm.value(field.name()), agreed, same);
                }
            }
        });
    }

    /** Linked before by somebody else: both sides drifted apart since, and nobody knows from where. */
    @Test
    void aPairOfWhichNobodyKnowsTheBaseLosesNoValueAndSettles() {
        Property.holds("neither side is written over", 20_000, random -> {
            PairWorld world = new PairWorld(random);
            world.disturb(random);
            world.base = Base.of(FirstBase.of(world.item, world.row));
            var outlook = world.outlook().snapshot();
            var crm = world.crm().snapshot();
            Snapshot agreed = world.base.agreed();
            Plan plan = world.plan();
            world.apply(plan);
            for (Field field : world.registry.fields()) {
                boolean same = field.alike(outlook, crm, Sample.ZONE);
                survives(world, plan, field, outlook.value(field.name()), agreed, same);
                survives(world, plan, field, crm.value(field.name()), agreed, same);
            }
            if (world.policy.conflicts() == Policy.Conflicts.ASK) {
                plan.actions().forEach(action -> fillsOnly(action, world, outlook, crm));
            }
            world.apply(world.plan()); // what one field of the progress came to may move another one
            assertThat(world.plan().actions())
                    .as("%s: after %s", world.registry.table(), plan.actions())
                    .isEmpty();
        });
    }

    /**
     * A value is written only where there was none; people and references have one side that counts, and a closed record closes its item.
     */
    private static void fillsOnly(Action action, PairWorld world, Snapshot outlook, Snapshot crm) {
        FieldRegistry registry = world.registry;
        Map<String, FieldValue> written = action instanceof Action.UpdateCrm update
                ? update.fields()
                : action instanceof Action.UpdateOutlook update ? update.fields() : Map.of();
        Snapshot before = action instanceof Action.UpdateCrm ? crm : outlook;
        written.keySet().forEach(name -> {
            Field field = registry.field(name).orElseThrow();
            boolean closes = field.isProgress() && registry.closed(crm);
            if (world.direction(field) == Direction.BOTH && !closes) {
                assertThat(before.value(name)).as("%s in %s", name, action).isEqualTo(FieldValue.NONE);
            }
        });
    }

    @Test
    void nothingIsEverWrittenToARecordThatGoesOneWay() {
        Property.holds("no plan writes to a service activity", 7_000, random -> {
            PairWorld world = new PairWorld(random, List.of("serviceappointment"), true);
            for (int round = 0; round < 3; round++) {
                world.disturb(random);
                Plan plan = world.plan();
                assertThat(plan.actions())
                        .noneMatch(
                                action -> action instanceof Action.UpdateCrm || action instanceof Action.DeleteRecord);
                world.apply(plan);
            }
        });
    }

    @Test
    void nothingChangedPlansNothing() {
        Property.holds("a tracked item is in step with its record", 2_000, random -> {
            PairWorld world = new PairWorld(random, PairWorld.TRACKED, false);
            assertThat(world.plan().actions()).isEmpty();
            assertThat(Directions.STANDARD.towardsCrm(world.outlook().snapshot()))
                    .isEqualTo(world.base.agreed());
            assertThat(world.crm().snapshot()).isEqualTo(world.base.agreed());
        });
    }

    @Test
    void aReadOnlyRecordIsNeverWrittenAndAClosedOneTakesNoEdits() {
        Property.holds("closed or read-only records are left alone", 3_000, random -> {
            PairWorld world = new PairWorld(random);
            world.disturb(random);
            boolean takesNone = world.registry.closed(world.crm().snapshot()) || !world.rights.write();
            if (takesNone) {
                assertThat(world.plan().actions()).noneMatch(Action.UpdateCrm.class::isInstance);
            }
        });
    }

    @Test
    void aFieldIsNeverWrittenToASideItDoesNotGoTo() {
        Map<Direction, Integer> edited = new EnumMap<>(Direction.class);
        Property.holds("directions are kept", 7_000, random -> {
            PairWorld world = new PairWorld(random);
            for (int round = 0; round < 3; round++) {
                world.disturb(random);
                world.turnedAndEdited().forEach(direction -> edited.merge(direction, 1, Integer::sum));
                Plan plan = world.plan();
                for (Action action : plan.actions()) {
                    if (action instanceof Action.UpdateCrm update) {
                        update.fields()
                                .keySet()
                                .forEach(name -> assertThat(
                                                direction(world, name).reachesCrm())
                                        .as("%s to the CRM", name)
                                        .isTrue());
                    } else if (action instanceof Action.UpdateOutlook update) {
                        update.fields()
                                .keySet()
                                .forEach(name -> assertThat(
                                                direction(world, name).reachesOutlook())
                                        .as("%s to Outlook", name)
                                        .isTrue());
                    }
                }
                world.apply(plan);
            }
        });
        if (Property.isWhole()) {
            assertThat(edited)
                    .as("edits of fields that go another way than the field map says")
                    .containsOnlyKeys(Direction.values())
                    .allSatisfy((direction, count) -> assertThat(count).isGreaterThan(100));
        }
    }

    private static Direction direction(PairWorld world, String name) {
        return world.direction(world.registry.field(name).orElseThrow());
    }

    @Test
    void peopleOfAMeetingAreNeverWrittenToOutlook() {
        Property.holds("organizer and attendees belong to Outlook", 2_000, random -> {
            PairWorld world = new PairWorld(random);
            world.disturb(random);
            for (Action action : world.plan().actions()) {
                if (action instanceof Action.UpdateOutlook update) {
                    assertThat(update.fields())
                            .doesNotContainKeys("organizer", "requiredattendees", "optionalattendees");
                }
            }
        });
    }

    private static void survives(
            PairWorld world, Plan plan, Field field, FieldValue edit, Snapshot agreed, boolean sameForPerson) {
        String name = field.name();
        if (edit.equals(agreed.value(name)) || sameForPerson) {
            return;
        }
        boolean there = world.outlook().snapshot().value(name).equals(edit)
                || world.crm().snapshot().value(name).equals(edit);
        boolean kept = plan.actions().stream()
                .anyMatch(action -> action instanceof Action.KeepValue keep
                        && keep.difference().field().equals(name)
                        && keep.lost().equals(edit));
        Difference held = world.base.held().get(name);
        boolean waits =
                held != null && (held.outlook().equals(edit) || held.crm().equals(edit));
        assertThat(there || kept || waits)
                .as("%s = %s, plan %s", name, edit, plan.actions())
                .isTrue();
    }
}

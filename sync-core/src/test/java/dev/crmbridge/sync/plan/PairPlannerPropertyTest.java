package dev.crmbridge.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.field.CreatePayload;
import dev.crmbridge.sync.field.Direction;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Sample;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.testkit.Property;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random edits on both sides of real items and rows, planned and done as the engine does them. */
class PairPlannerPropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final List<String> TABLES = List.copyOf(new TreeSet<>(FieldRegistry.tables()));
    private static final List<String> TRACKED =
            TABLES.stream().filter(table -> !FieldRegistry.of(table).isOneWay()).toList();
    private static final List<CrmSide.Rights> RIGHTS = List.of(
            CrmSide.Rights.all(), new CrmSide.Rights(true, false, false), new CrmSide.Rights(false, false, false));

    private final PairPlanner testSubject = new PairPlanner();

    /** A linked pair and the world around it. */
    private static final class World {
        final FieldRegistry registry;
        final Policy policy;
        final CrmSide.Rights rights;
        OutlookItem item;
        CrmRow row;
        Base base;

        World(SplittableRandom random) {
            this(random, TABLES, true);
        }

        /**
         * @param tables to choose from
         * @param turned whether some fields go another way than the field map says
         */
        World(SplittableRandom random, List<String> tables, boolean turned) {
            String table = tables.get(random.nextInt(tables.size()));
            registry = FieldRegistry.of(table);
            Directions directions = turned && random.nextBoolean() ? directions(random) : Directions.STANDARD;
            item = Sample.of(table);
            for (int i = random.nextInt(4); i > 0; i--) {
                item = edited(item, random);
            }
            CreatePayload payload = CreatePayload.of(item, table, CreatePayload.Target.none(), directions);
            row = Sample.row(table, payload.create(), payload.state());
            base = Base.of(payload.base());
            var conflicts = Policy.Conflicts.values();
            policy = new Policy(
                    Sample.ZONE, conflicts[random.nextInt(conflicts.length)], Map.of(), directions, true, true);
            rights = RIGHTS.get(Math.max(0, random.nextInt(6) - 3));
        }

        private Directions directions(SplittableRandom random) {
            Map<String, Direction> chosen = new HashMap<>();
            for (Field field : registry.fields()) {
                Direction any = Direction.values()[random.nextInt(Direction.values().length)];
                field.choice().ifPresent(choice -> chosen.put(choice.name(), any));
            }
            return new Directions(Map.of(registry.table(), chosen));
        }

        Direction direction(Field field) {
            return policy.directions().of(registry.table(), field);
        }

        /** @return the ways of the fields that were edited on a side and do not go as the field map says */
        List<Direction> turnedAndEdited() {
            Snapshot inOutlook = outlook().snapshot();
            Snapshot inCrm = crm().snapshot();
            return registry.fields().stream()
                    .filter(field -> direction(field) != field.direction())
                    .filter(field ->
                            !inOutlook.value(field.name()).equals(base.agreed().value(field.name()))
                                    || !inCrm.value(field.name())
                                            .equals(base.agreed().value(field.name())))
                    .map(this::direction)
                    .toList();
        }

        OutlookSide.Present outlook() {
            return OutlookSide.Present.of(registry.readOutlook(item, base.agreed()));
        }

        CrmSide.Present crm() {
            return new CrmSide.Present(registry.readCrm(row, Sample.ZONE, base.agreed()), rights);
        }

        void apply(Plan plan) {
            for (Action action : plan.actions()) {
                if (action instanceof Action.UpdateCrm update) {
                    row = Sample.written(row, registry.crmWrite(update.fields(), row, Sample.ZONE, Map.of()));
                } else if (action instanceof Action.UpdateOutlook update) {
                    item = Sample.saved(
                            item,
                            registry.outlookChange(
                                            update.fields(),
                                            base.agreed(),
                                            plan.after(base).agreed(),
                                            Sample.ZONE)
                                    .fields());
                }
            }
            base = plan.after(base);
        }
    }

    @Test
    void doingThePlanAndPlanningAgainYieldsNothing() {
        Property.holds("a second run plans nothing", 50_000, random -> {
            World world = new World(random);
            for (int round = 0; round < 3; round++) {
                disturb(world, random);
                Plan plan = plan(world);
                world.apply(plan);
                Plan again = plan(world);
                assertThat(again.actions())
                        .as("%s: after %s", world.registry.table(), plan.actions())
                        .isEmpty();
            }
        });
    }

    @Test
    void noValueVanishesWithoutBeingKept() {
        Property.holds("every edit survives on a side or is kept", 50_000, random -> {
            World world = new World(random);
            for (int round = 0; round < 3; round++) {
                disturb(world, random);
                var outlook = world.outlook().snapshot();
                var crm = world.crm().snapshot();
                Snapshot agreed = world.base.agreed();
                Plan plan = plan(world);
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
            World world = new World(random);
            disturb(world, random);
            world.base = Base.of(FirstBase.of(world.item, world.row));
            var outlook = world.outlook().snapshot();
            var crm = world.crm().snapshot();
            Snapshot agreed = world.base.agreed();
            Plan plan = plan(world);
            world.apply(plan);
            for (Field field : world.registry.fields()) {
                boolean same = field.alike(outlook, crm, Sample.ZONE);
                survives(world, plan, field, outlook.value(field.name()), agreed, same);
                survives(world, plan, field, crm.value(field.name()), agreed, same);
            }
            if (world.policy.conflicts() == Policy.Conflicts.ASK) {
                plan.actions().forEach(action -> fillsOnly(action, world, outlook, crm));
            }
            world.apply(plan(world)); // what one field of the progress came to may move another one
            assertThat(plan(world).actions())
                    .as("%s: after %s", world.registry.table(), plan.actions())
                    .isEmpty();
        });
    }

    /**
     * A value is written only where there was none; people and references have one side that counts, and a closed record closes its item.
     */
    private static void fillsOnly(Action action, World world, Snapshot outlook, Snapshot crm) {
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
        Property.holds("no plan writes to a service activity", 20_000, random -> {
            World world = new World(random, List.of("serviceappointment"), true);
            for (int round = 0; round < 3; round++) {
                disturb(world, random);
                Plan plan = plan(world);
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
            World world = new World(random, TRACKED, false);
            assertThat(plan(world).actions()).isEmpty();
            assertThat(Directions.STANDARD.towardsCrm(world.outlook().snapshot()))
                    .isEqualTo(world.base.agreed());
            assertThat(world.crm().snapshot()).isEqualTo(world.base.agreed());
        });
    }

    @Test
    void aReadOnlyRecordIsNeverWrittenAndAClosedOneTakesNoEdits() {
        Property.holds("closed or read-only records are left alone", 3_000, random -> {
            World world = new World(random);
            disturb(world, random);
            boolean takesNone = world.registry.closed(world.crm().snapshot()) || !world.rights.write();
            if (takesNone) {
                assertThat(plan(world).actions()).noneMatch(Action.UpdateCrm.class::isInstance);
            }
        });
    }

    @Test
    void aFieldIsNeverWrittenToASideItDoesNotGoTo() {
        Map<Direction, Integer> edited = new EnumMap<>(Direction.class);
        Property.holds("directions are kept", 20_000, random -> {
            World world = new World(random);
            for (int round = 0; round < 3; round++) {
                disturb(world, random);
                world.turnedAndEdited().forEach(direction -> edited.merge(direction, 1, Integer::sum));
                Plan plan = plan(world);
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
        if (System.getProperty("seed") == null) {
            assertThat(edited)
                    .as("edits of fields that go another way than the field map says")
                    .containsOnlyKeys(Direction.values())
                    .allSatisfy((direction, count) -> assertThat(count).isGreaterThan(100));
        }
    }

    private static Direction direction(World world, String name) {
        return world.direction(world.registry.field(name).orElseThrow());
    }

    @Test
    void peopleOfAMeetingAreNeverWrittenToOutlook() {
        Property.holds("organizer and attendees belong to Outlook", 2_000, random -> {
            World world = new World(random);
            disturb(world, random);
            for (Action action : plan(world).actions()) {
                if (action instanceof Action.UpdateOutlook update) {
                    assertThat(update.fields())
                            .doesNotContainKeys("organizer", "requiredattendees", "optionalattendees");
                }
            }
        });
    }

    private static void survives(
            World world, Plan plan, Field field, FieldValue edit, Snapshot agreed, boolean sameForPerson) {
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

    private Plan plan(World world) {
        return testSubject.plan(world.base, world.outlook(), world.crm(), world.policy, NOW);
    }

    private static void disturb(World world, SplittableRandom random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            world.item = edited(world.item, random);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            world.row = edited(world.row, world.registry, random);
        }
    }

    private static OutlookItem edited(OutlookItem item, SplittableRandom random) {
        if (item.kind() == ItemKind.APPOINTMENT && random.nextInt(5) == 0) {
            List<Attendee> people = new ArrayList<>(item.attendees());
            people.add(new Attendee(
                    "p" + random.nextInt(3) + "@fabrikam.example",
                    "P",
                    random.nextBoolean() ? Attendee.Type.REQUIRED : Attendee.Type.OPTIONAL));
            return Sample.inviting(item, people);
        }
        var fields = List.copyOf(new TreeSet<>(item.fields().keySet()));
        ItemField field = fields.get(random.nextInt(fields.size()));
        Map<ItemField, ItemValue> change = new HashMap<>();
        switch (field) {
            case START, END, ALL_DAY -> {
                boolean allDay = random.nextBoolean();
                LocalDate day = day(random);
                Instant start = allDay
                        ? day.atStartOfDay(Sample.ZONE).toInstant()
                        : day.atTime(random.nextInt(24), 30).atZone(Sample.ZONE).toInstant();
                Instant end = allDay
                        ? day.plusDays(1 + random.nextInt(3))
                                .atStartOfDay(Sample.ZONE)
                                .toInstant()
                        : start.plusSeconds(1800);
                change.put(ItemField.START, new ItemValue.Moment(start));
                change.put(ItemField.END, new ItemValue.Moment(end));
                change.put(ItemField.ALL_DAY, new ItemValue.Flag(allDay));
            }
            case START_DATE, DUE_DATE ->
                change.put(field, random.nextInt(3) == 0 ? ItemValue.NONE : new ItemValue.Day(day(random)));
            case DATE_COMPLETED -> {
                if (item.field(ItemField.STATUS).equals(new ItemValue.Whole(2))) {
                    change.put(field, new ItemValue.Day(day(random)));
                }
            }
            case PERCENT_COMPLETE -> change.put(field, new ItemValue.Whole(random.nextInt(5) * 25));
            case STATUS, BUSY_STATUS -> change.put(field, new ItemValue.Whole(random.nextInt(5)));
            case IMPORTANCE -> change.put(field, new ItemValue.Whole(random.nextInt(3)));
            default -> change.put(field, ItemValue.text(text(random, field == ItemField.BODY ? 2_100 : 210)));
        }
        return Sample.saved(item, change);
    }

    private static CrmRow edited(CrmRow row, FieldRegistry registry, SplittableRandom random) {
        var columns = List.copyOf(registry.columns());
        String column = columns.get(random.nextInt(columns.size()));
        Map<String, CrmValue> change = new HashMap<>();
        switch (column) {
            case "statecode", "statuscode" -> {
                FieldValue.Status status = anyStatus(registry, random);
                change.put("statecode", new CrmValue.Whole(status.state()));
                change.put("statuscode", new CrmValue.Whole(status.reason()));
            }
            case "scheduledstart", "scheduledend", "isalldayevent" -> {
                Instant start = day(random)
                        .atTime(random.nextInt(24), 15)
                        .atZone(Sample.ZONE)
                        .toInstant();
                change.put("scheduledstart", new CrmValue.Moment(start));
                change.put("scheduledend", new CrmValue.Moment(start.plusSeconds(3_600)));
                change.put("isalldayevent", new CrmValue.Flag(random.nextInt(3) == 0));
            }
            case "actualend" ->
                change.put(
                        column,
                        random.nextBoolean()
                                ? CrmValue.NONE
                                : new CrmValue.Moment(day(random)
                                        .atTime(23, 50)
                                        .atZone(Sample.ZONE)
                                        .toInstant()));
            case "percentcomplete" -> change.put(column, new CrmValue.Whole(random.nextInt(5) * 25));
            case "prioritycode" -> change.put(column, new CrmValue.Whole(random.nextInt(4)));
            case "regardingobjectid" ->
                change.put(
                        column,
                        random.nextBoolean()
                                ? CrmValue.NONE
                                : new CrmValue.Lookup(
                                        new dev.crmbridge.crm.RecordRef(
                                                "account", new java.util.UUID(3, random.nextInt(3))),
                                        "Fabrikam"));
            case "globalobjectid" -> change.put(column, CrmValue.text(text(random, 40)));
            default -> change.put(column, CrmValue.text(text(random, 150).strip()));
        }
        return Sample.written(row, RowWrite.columns(change));
    }

    private static FieldValue.Status anyStatus(FieldRegistry registry, SplittableRandom random) {
        int[][] numbers = switch (registry.table()) {
            case "task" -> new int[][] {{0, 2}, {0, 3}, {0, 4}, {0, 7}, {1, 5}, {2, 6}, {0, 100}, {1, 100}};
            case "phonecall" -> new int[][] {{0, 1}, {1, 2}, {1, 4}, {2, 3}, {0, 100}};
            case "letter" -> new int[][] {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}};
            case "fax" -> new int[][] {{0, 1}, {1, 2}, {1, 3}, {1, 4}, {2, 5}};
            default -> new int[][] {{0, 1}, {0, 2}, {1, 3}, {2, 4}, {3, 5}, {3, 6}, {3, 100}};
        };
        int[] one = numbers[random.nextInt(numbers.length)];
        return new FieldValue.Status(one[0], one[1]);
    }

    private static LocalDate day(SplittableRandom random) {
        return LocalDate.of(2026, 3, 27).plusDays(random.nextInt(300));
    }

    private static String text(SplittableRandom random, int longest) {
        int shape = random.nextInt(6);
        if (shape == 0) {
            return "";
        }
        int length = shape == 1 ? longest : 1 + random.nextInt(6);
        var text = new StringBuilder();
        String letters = "ab \n\uFFFC\uD83D\uDE00é\t";
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(letters.codePointCount(0, letters.length()));
            text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }
}

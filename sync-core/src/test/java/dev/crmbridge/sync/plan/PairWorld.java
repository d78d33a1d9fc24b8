package dev.crmbridge.sync.plan;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.field.CreatePayload;
import dev.crmbridge.sync.field.Direction;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Sample;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A linked pair and the world around it. */
final class PairWorld {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final List<String> TABLES = List.copyOf(new TreeSet<>(FieldRegistry.tables()));
    /** Tables whose records are made by tracking. */
    static final List<String> TRACKED =
            TABLES.stream().filter(table -> !FieldRegistry.of(table).isOneWay()).toList();

    private static final List<CrmSide.Rights> RIGHTS = List.of(
            CrmSide.Rights.all(), new CrmSide.Rights(true, false, false), new CrmSide.Rights(false, false, false));

    final FieldRegistry registry;
    final Policy policy;
    final CrmSide.Rights rights;
    OutlookItem item;
    CrmRow row;
    Base base;

    PairWorld(SplittableRandom random) {
        this(random, TABLES, true);
    }

    /**
     * @param tables to choose from
     * @param turned whether some fields go another way than the field map says
     */
    PairWorld(SplittableRandom random, List<String> tables, boolean turned) {
        String table = tables.get(random.nextInt(tables.size()));
        registry = FieldRegistry.of(table);
        Directions directions = turned && random.nextBoolean() ? directions(random) : Directions.STANDARD;
        item = Sample.of(table);
        for (int i = random.nextInt(4); i > 0; i--) {
            item = RandomEdits.ofItem(item, random);
        }
        CreatePayload payload = CreatePayload.of(item, table, CreatePayload.Target.none(), directions);
        row = Sample.row(table, payload.create(), payload.state());
        base = Base.of(payload.base());
        var conflicts = Policy.Conflicts.values();
        policy = new Policy(Sample.ZONE, conflicts[random.nextInt(conflicts.length)], Map.of(), directions, true, true);
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

    Plan plan() {
        return new PairPlanner().plan(base, outlook(), crm(), policy, NOW);
    }

    /** A few edits on either side, or none. */
    void disturb(SplittableRandom random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            item = RandomEdits.ofItem(item, random);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            row = RandomEdits.ofRow(row, registry, random);
        }
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

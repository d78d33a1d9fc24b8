package dev.crmbridge.sync.field;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which way the fields go, where somebody chose otherwise than the field map does. Immutable.
 *
 * <p>Only fields with a {@link Field#choice()} can go another way (Outlook tracking, field maps: “Cfg”); a choice for any other field has no
 * effect.
 *
 * @param chosen direction by the choice's name, by table
 */
public record Directions(Map<String, Map<String, Direction>> chosen) {
    /** Nothing chosen. */
    public static final Directions STANDARD = new Directions(Map.of());

    /** The one column a record cannot be made without; it is given once, whichever way it goes later. */
    private static final String NEEDED = "subject";

    public Directions {
        Map<String, Map<String, Direction>> copy = new HashMap<>();
        chosen.forEach((table, directions) -> copy.put(table, Map.copyOf(directions)));
        chosen = Map.copyOf(copy);
    }

    /** @return the same with another direction for a choice of a table */
    public Directions with(String table, String choice, Direction direction) {
        Map<String, Map<String, Direction>> next = new HashMap<>(chosen);
        Map<String, Direction> ofTable = new HashMap<>(chosen.getOrDefault(table, Map.of()));
        ofTable.put(choice, direction);
        next.put(table, ofTable);
        return new Directions(next);
    }

    /** @return the way the field goes in records of that table */
    public Direction of(String table, Field field) {
        Map<String, Direction> ofTable = chosen.get(table);
        if (ofTable == null) {
            return field.direction();
        }
        Optional<Field.Choice> choice = field.choice();
        Direction direction = choice.isPresent() ? ofTable.get(choice.get().name()) : null;
        return direction == null ? field.direction() : direction;
    }

    /** @return what of an item a new record gets */
    public Snapshot towardsCrm(Snapshot item) {
        return only(item, Direction::reachesCrm);
    }

    /** @return what of a record a new item gets */
    public Snapshot towardsOutlook(Snapshot record) {
        return only(record, Direction::reachesOutlook);
    }

    /** Fields that cannot be chosen about are left as they are: each of them knows what it writes where. */
    private Snapshot only(Snapshot from, Predicate<Direction> goes) {
        Map<String, FieldValue> left = new HashMap<>();
        for (Field field : FieldRegistry.of(from.table()).fields()) {
            boolean stays = field.choice().isPresent()
                    && !goes.test(of(from.table(), field))
                    && !field.name().equals(NEEDED);
            if (stays && !from.value(field.name()).equals(FieldValue.NONE)) {
                left.put(field.name(), FieldValue.NONE);
            }
        }
        return from.with(left);
    }
}

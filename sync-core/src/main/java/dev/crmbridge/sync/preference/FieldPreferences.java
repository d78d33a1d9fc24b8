package dev.crmbridge.sync.preference;

import dev.crmbridge.sync.field.Direction;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.plan.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be decided about single fields: which side wins a conflict, and which way the field goes. Pure. */
public final class FieldPreferences {
    private static final String CONFLICTS = "conflicts";
    private static final String DIRECTION = "direction";
    private static final List<String> DIRECTION_CODES =
            Stream.of(Direction.values()).map(Direction::code).toList();

    private FieldPreferences() {}

    /**
     * A field, or several that are one thing to people, with the way it goes.
     *
     * @param table logical name of the table
     * @param label name for people
     * @param direction in force
     * @param setting name of the preference that decides it, or empty when the direction is fixed
     */
    public record Going(String table, String label, Direction direction, Optional<Preference> setting) {}

    /** @return the name of the preference about conflicts in one field */
    public static String ofConflicts(String table, String field) {
        return CONFLICTS + "." + table + "." + field;
    }

    /** @return the name of the preference about the way a field goes */
    public static String ofDirection(String table, String choice) {
        return DIRECTION + "." + table + "." + choice;
    }

    static Preference conflicts(String name, String description) {
        return Preference.choice(name, "ask", description, "ask", "outlook", "crm");
    }

    static boolean isDirection(String name) {
        return name.startsWith(DIRECTION + ".");
    }

    static boolean isAboutAField(String name) {
        return name.startsWith(CONFLICTS + ".") || isDirection(name);
    }

    /** @return the table of a preference about a field */
    static String table(String name) {
        return name.split("\\.", -1)[1];
    }

    static Optional<Preference> named(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length != 3 || !FieldRegistry.tables().contains(parts[1])) {
            return Optional.empty();
        }
        FieldRegistry fields = FieldRegistry.of(parts[1]);
        return switch (parts[0]) {
            case CONFLICTS ->
                fields.field(parts[2])
                        .map(field -> conflicts(name, field.label() + " (" + parts[1] + "), changed on both sides."));
            case DIRECTION ->
                fields.fields().stream()
                        .filter(field -> field.choice()
                                .filter(choice -> choice.name().equals(parts[2]))
                                .isPresent())
                        .findFirst()
                        .map(field -> direction(name, parts[1], field));
            default -> Optional.empty();
        };
    }

    /** @return why the direction of a field cannot be decided under that name, as a sentence; empty when the name means no field */
    static Optional<String> refusal(String name) {
        String[] parts = name.split("\\.", -1);
        if (!isDirection(name) || parts.length != 3 || !FieldRegistry.tables().contains(parts[1])) {
            return Optional.empty();
        }
        return FieldRegistry.of(parts[1])
                .field(parts[2])
                .map(field -> field.choice()
                        .map(choice -> field.label() + " goes with " + choice.label() + "; decide “"
                                + ofDirection(parts[1], choice.name()) + "”.")
                        .orElse("The direction of " + field.label() + " (" + parts[1] + ") is fixed."));
    }

    private static Preference direction(String name, String table, Field field) {
        return new Preference(
                name,
                field.direction().code(),
                "Which way " + label(field) + " (" + table + ") goes.",
                DIRECTION_CODES,
                0,
                0);
    }

    private static String label(Field field) {
        return field.choice().map(Field.Choice::label).orElse(field.label());
    }

    static Map<String, Policy.Conflicts> conflictsByField(Map<String, String> decided) {
        Map<String, Policy.Conflicts> byField = new HashMap<>();
        decided.forEach((name, value) -> {
            if (name.startsWith(CONFLICTS + ".")) {
                byField.put(name.substring(CONFLICTS.length() + 1), Preferences.side(value));
            }
        });
        return byField;
    }

    static Directions directions(Map<String, String> decided) {
        Directions directions = Directions.STANDARD;
        for (Map.Entry<String, String> each : decided.entrySet()) {
            if (isDirection(each.getKey())) {
                String[] parts = each.getKey().split("\\.", -1);
                directions = directions.with(parts[1], parts[2], Direction.of(each.getValue()));
            }
        }
        return directions;
    }

    /** @return every mapped field of every table in the order of the field map, with the way it goes */
    static List<Going> all(Directions directions) {
        List<Going> all = new ArrayList<>();
        FieldRegistry.tables().stream().sorted().forEach(table -> all.addAll(of(table, directions)));
        return all;
    }

    private static List<Going> of(String table, Directions directions) {
        Map<String, Going> together = new LinkedHashMap<>();
        for (Field field : FieldRegistry.of(table).fields()) {
            together.putIfAbsent(
                    field.choice().map(Field.Choice::name).orElse(field.name()),
                    new Going(
                            table,
                            label(field),
                            directions.of(table, field),
                            field.choice().flatMap(choice -> named(ofDirection(table, choice.name())))));
        }
        return List.copyOf(together.values());
    }
}

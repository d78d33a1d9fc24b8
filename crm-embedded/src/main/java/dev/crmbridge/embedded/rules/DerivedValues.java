package dev.crmbridge.embedded.rules;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.row.Row;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values that follow from others, and rules between columns of one row. */
public final class DerivedValues {
    private static final Set<String> NAMED = Set.of("contact", "lead", "systemuser");
    private static final Set<String> SCHEDULED = Set.of("appointment", "serviceappointment");

    private DerivedValues() {}

    /**
     * What else changes when the row becomes {@code row}.
     *
     * @param row the row as it would be stored
     * @throws dev.crmbridge.embedded.error.CrmException 0x80040275 for an appointment without start or end
     */
    public static Map<String, @Nullable Object> of(Row row) {
        if (SCHEDULED.contains(row.table().name())) {
            checkSchedule(row);
        }
        return following(row);
    }

    /** The same for a row that is only asked about: rules between columns do not matter. */
    public static Map<String, @Nullable Object> following(Row row) {
        Map<String, @Nullable Object> derived = new LinkedHashMap<>();
        if (NAMED.contains(row.table().name())) {
            derived.put("fullname", fullName(row));
        }
        if (row.table().activity()) {
            derived.put(
                    "scheduleddurationminutes",
                    minutes(row).filter(minutes -> minutes >= 0).orElse(null));
        }
        return derived;
    }

    private static @Nullable String fullName(Row row) {
        String name = Stream.of("firstname", "lastname")
                .map(row::text)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static void checkSchedule(Row row) {
        long minutes = minutes(row)
                .orElseThrow(() -> CrmError.APPOINTMENT_SCHEDULE_NOT_SET.with(
                        "Scheduled end and scheduled start must be set for the "
                                + row.table().name() + "."));
        if (minutes < 0) {
            throw CrmError.INVALID_ARGUMENT.with(
                    "The scheduled end of the " + row.table().name() + " must not be before its scheduled start.");
        }
    }

    private static Optional<Long> minutes(Row row) {
        return row.instant("scheduledstart")
                .flatMap(start -> row.instant("scheduledend")
                        .map(end -> Duration.between(start, end).toMinutes()));
    }

    /** Only the derived values that differ from what the row has. */
    public static Map<String, @Nullable Object> changed(Row row) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        of(row).forEach((name, value) -> {
            if (!Objects.equals(row.get(name), value)) {
                changed.put(name, value);
            }
        });
        return changed;
    }
}

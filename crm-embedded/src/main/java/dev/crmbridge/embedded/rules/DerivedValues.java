package dev.crmbridge.embedded.rules;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.row.Row;
import java.time.Duration;
import java.time.Instant;
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
        Map<String, @Nullable Object> derived = new LinkedHashMap<>();
        if (NAMED.contains(row.table().name())) {
            derived.put("fullname", fullName(row));
        }
        if (row.table().activity()) {
            schedule(row)
                    .ifPresentOrElse(
                            minutes -> derived.put("scheduleddurationminutes", minutes),
                            () -> derived.put("scheduleddurationminutes", null));
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

    private static Optional<Long> schedule(Row row) {
        Optional<Instant> start = row.instant("scheduledstart");
        Optional<Instant> end = row.instant("scheduledend");
        boolean appointment = SCHEDULED.contains(row.table().name());
        if (start.isEmpty() || end.isEmpty()) {
            if (appointment) {
                throw CrmError.APPOINTMENT_SCHEDULE_NOT_SET.with(
                        "Scheduled end and scheduled start must be set for the "
                                + row.table().name() + ".");
            }
            return Optional.empty();
        }
        long minutes = Duration.between(start.get(), end.get()).toMinutes();
        if (minutes < 0 && appointment) {
            throw CrmError.INVALID_ARGUMENT.with(
                    "The scheduled end of the " + row.table().name() + " must not be before its scheduled start.");
        }
        return minutes < 0 ? Optional.empty() : Optional.of(minutes);
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

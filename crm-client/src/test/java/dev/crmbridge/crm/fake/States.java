package dev.crmbridge.crm.fake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States and their status values per table (Dataverse table reference; the first status is the default). */
final class States {
    private static final Map<String, Map<Long, List<Long>>> TABLE = Map.ofEntries(
            Map.entry("task", Map.of(0L, List.of(2L, 3L, 4L, 7L), 1L, List.of(5L), 2L, List.of(6L))),
            Map.entry(
                    "appointment", Map.of(0L, List.of(1L, 2L), 1L, List.of(3L), 2L, List.of(4L), 3L, List.of(5L, 6L))),
            Map.entry("phonecall", Map.of(0L, List.of(1L), 1L, List.of(2L, 4L), 2L, List.of(3L))),
            Map.entry("letter", Map.of(0L, List.of(2L, 1L), 1L, List.of(4L, 3L), 2L, List.of(5L))),
            Map.entry("fax", Map.of(0L, List.of(1L), 1L, List.of(2L, 3L, 4L), 2L, List.of(5L))),
            Map.entry("email", Map.of(0L, List.of(1L, 8L), 1L, List.of(2L, 3L, 4L, 6L, 7L), 2L, List.of(5L))),
            Map.entry(
                    "serviceappointment",
                    Map.of(0L, List.of(1L, 2L), 1L, List.of(8L), 2L, List.of(9L, 10L), 3L, List.of(3L, 4L, 6L, 7L))),
            Map.entry("lead", Map.of(0L, List.of(1L, 2L), 1L, List.of(3L), 2L, List.of(4L, 5L, 6L, 7L))),
            Map.entry("opportunity", Map.of(0L, List.of(1L, 2L), 1L, List.of(3L), 2L, List.of(4L, 5L))),
            Map.entry("incident", Map.of(0L, List.of(1L, 2L, 3L, 4L), 1L, List.of(5L, 1000L), 2L, List.of(6L, 2000L))));
    private static final Map<Long, List<Long>> ACTIVE_INACTIVE = Map.of(0L, List.of(1L), 1L, List.of(2L));
    private static final List<String> ACTIVITIES =
            List.of("task", "appointment", "phonecall", "letter", "fax", "email", "serviceappointment");

    private States() {}

    static boolean isActivity(String entity) {
        return ACTIVITIES.contains(entity);
    }

    /** @return the default status of {@code state}, or null when the table has no such state */
    static @Nullable Long defaultStatus(String entity, long state) {
        List<Long> statuses = TABLE.getOrDefault(entity, ACTIVE_INACTIVE).get(state);
        return statuses == null ? null : statuses.get(0);
    }

    static boolean isValid(String entity, long state, long status) {
        List<Long> statuses = TABLE.getOrDefault(entity, ACTIVE_INACTIVE).get(state);
        return statuses != null && statuses.contains(status);
    }

    /** Completed and canceled activities are read-only; scheduled ones (state 3) are open. */
    static boolean isClosed(String entity, long state) {
        return isActivity(entity) && (state == 1 || state == 2);
    }

    /** For duplicate rules that leave inactive records out. */
    static boolean isActive(long state) {
        return state == 0 || state == 3;
    }
}

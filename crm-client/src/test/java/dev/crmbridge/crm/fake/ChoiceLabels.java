package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.CrmValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the server calls the values of choices (Dataverse table reference: activities, lead). */
final class ChoiceLabels {
    private static final Map<String, Map<Long, String>> ACTIVITY =
            Map.of("prioritycode", Map.of(0L, "Low", 1L, "Normal", 2L, "High"));
    private static final Map<String, Map<Long, String>> LEAD =
            Map.of("leadqualitycode", Map.of(1L, "Hot", 2L, "Warm", 3L, "Cold"));

    private ChoiceLabels() {}

    /** @return labels by column, of those columns that have one */
    static Map<String, String> of(StoredRow row, Set<String> columns) {
        String table = row.ref().entity();
        Map<String, Map<Long, String>> known =
                States.isActivity(table) ? ACTIVITY : table.equals("lead") ? LEAD : Map.of();
        Map<String, String> labels = new HashMap<>();
        for (String column : columns) {
            Map<Long, String> choices = known.getOrDefault(column, Map.of());
            if (row.value(column) instanceof CrmValue.Whole choice && choices.containsKey(choice.value())) {
                labels.put(column, choices.get(choice.value()));
            }
        }
        return labels;
    }
}

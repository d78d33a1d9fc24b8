package dev.crmbridge.crm;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published duplicate detection rule with its conditions, as the CRM stores it (duplicaterule,
 * duplicaterulecondition).
 */
public record DuplicateRuleRow(
        UUID id,
        String name,
        String baseEntity,
        String matchingEntity,
        boolean caseSensitive,
        boolean excludeInactive,
        List<Condition> conditions) {
    public DuplicateRuleRow {
        conditions = List.copyOf(conditions);
    }

    /**
     * One criterion.
     *
     * @param operatorCode 0 exact, 1 first characters, 2 last characters, 3 date, 4 date and time, 5 label, 6 value
     * @param operatorParam number of characters for 1 and 2, otherwise null
     */
    public record Condition(
            String baseAttribute,
            String matchingAttribute,
            int operatorCode,
            @Nullable Integer operatorParam,
            boolean ignoreBlank) {}
}

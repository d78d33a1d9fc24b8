package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.DuplicateRuleRow.Condition;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two rows by a rule, value by value; enough of the semantics for tests, no accents. */
final class SimpleRules {
    static final ZoneId ZONE = ZoneOffset.UTC;
    private static final int SAME_DATE = 3;

    private SimpleRules() {}

    static boolean matches(DuplicateRuleRow rule, Map<String, CrmValue> base, StoredRow other) {
        if (rule.excludeInactive() && !States.isActive(other.state())) {
            return false;
        }
        boolean anyFilled = false;
        for (Condition condition : rule.conditions()) {
            Object one = comparable(rule, condition, base.get(condition.baseAttribute()));
            Object two = comparable(rule, condition, other.value(condition.matchingAttribute()));
            if (one == null && two == null) {
                if (condition.ignoreBlank() || rule.conditions().size() == 1) {
                    return false;
                }
            } else if (one == null || !one.equals(two)) {
                return false;
            } else {
                anyFilled = true;
            }
        }
        return anyFilled;
    }

    /** @return whether a change of these columns of a base record can change what the rule says of it */
    static boolean reads(DuplicateRuleRow rule, Set<String> columns) {
        return rule.conditions().stream().anyMatch(condition -> columns.contains(condition.baseAttribute()));
    }

    /** @return what a rule compares of a row of its matching table, for comparing it with another such list */
    static List<@Nullable Object> compared(DuplicateRuleRow rule, StoredRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        rule.conditions()
                .forEach(
                        condition -> values.add(comparable(rule, condition, row.value(condition.matchingAttribute()))));
        return values;
    }

    private static @Nullable Object comparable(DuplicateRuleRow rule, Condition condition, @Nullable CrmValue value) {
        if (value instanceof CrmValue.Text text) {
            String trimmed = text.value().strip();
            String cased = rule.caseSensitive() ? trimmed : trimmed.toLowerCase(Locale.ROOT);
            Integer wanted = condition.operatorParam();
            int length = Math.min(cased.length(), wanted == null ? Integer.MAX_VALUE : wanted);
            String part = condition.operatorCode() == 2
                    ? cased.substring(cased.length() - length)
                    : cased.substring(0, length);
            return part.isEmpty() ? null : part;
        }
        if (value instanceof CrmValue.Moment moment && condition.operatorCode() == SAME_DATE) {
            return LocalDate.ofInstant(moment.value(), ZONE);
        }
        if (value instanceof CrmValue.Lookup lookup) {
            return lookup.target();
        }
        return value == null || value instanceof CrmValue.None ? null : value;
    }
}

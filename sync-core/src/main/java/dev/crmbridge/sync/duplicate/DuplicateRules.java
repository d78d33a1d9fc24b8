package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The CRM's published rules in the form the dedupe engine takes. */
record DuplicateRules(List<PublishedRule> rules) {
    static final DuplicateRules NONE = new DuplicateRules(List.of());

    DuplicateRules {
        rules = List.copyOf(rules);
    }

    static DuplicateRules of(List<DuplicateRuleRow> rows, ZoneId zone) {
        List<DuplicateRule> rules = new ArrayList<>();
        for (DuplicateRuleRow row : rows) {
            if (!row.conditions().isEmpty()) {
                rules.add(rule(row));
            }
        }
        return new DuplicateRules(PublishedRule.all(rules, MatchcodeSettings.standard(zone)));
    }

    /** @return tables in which records of {@code base} may have duplicates */
    Set<String> matchingTables(String base) {
        Set<String> tables = new TreeSet<>();
        for (PublishedRule published : rules) {
            if (published.rule().baseType().equals(base)) {
                tables.add(published.rule().matchingType());
            }
        }
        return tables;
    }

    /** @return the rules that matter for the tables we create records in */
    DuplicateRules forTables(Set<String> bases) {
        return new DuplicateRules(rules.stream()
                .filter(published -> bases.contains(published.rule().baseType()))
                .toList());
    }

    /** @return the rules that meet a condition */
    DuplicateRules where(Predicate<DuplicateRule> condition) {
        return new DuplicateRules(rules.stream()
                .filter(published -> condition.test(published.rule()))
                .toList());
    }

    /** @return tables whose records are looked up */
    Set<String> matchingTypes() {
        Set<String> types = new TreeSet<>();
        rules.forEach(published -> types.add(published.rule().matchingType()));
        return types;
    }

    private static DuplicateRule rule(DuplicateRuleRow row) {
        return new DuplicateRule(
                row.id().toString(),
                row.name(),
                row.baseEntity(),
                row.matchingEntity(),
                row.caseSensitive(),
                row.excludeInactive(),
                row.conditions().stream().map(DuplicateRules::criterion).toList());
    }

    private static Criterion criterion(DuplicateRuleRow.Condition condition) {
        Criterion.Operator operator = operator(condition.operatorCode());
        boolean counted = operator == Criterion.Operator.FIRST || operator == Criterion.Operator.LAST;
        Integer param = condition.operatorParam();
        return new Criterion(
                condition.baseAttribute(),
                condition.matchingAttribute(),
                operator,
                counted ? Math.max(1, param == null ? 1 : param) : 0,
                condition.ignoreBlank());
    }

    private static Criterion.Operator operator(int code) {
        for (Criterion.Operator operator : Criterion.Operator.values()) {
            if (operator.code() == code) {
                return operator;
            }
        }
        return Criterion.Operator.EXACT;
    }
}

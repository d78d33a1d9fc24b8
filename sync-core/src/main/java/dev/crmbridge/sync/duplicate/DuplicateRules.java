package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.sync.field.FieldRegistry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CRM's published rules in the form the dedupe engine takes.
 *
 * @param left rules that have no such form, left to the CRM
 */
record DuplicateRules(List<PublishedRule> rules, List<Left> left) {
    private static final Logger log = LoggerFactory.getLogger(DuplicateRules.class);
    static final DuplicateRules NONE = new DuplicateRules(List.of(), List.of());

    DuplicateRules {
        rules = List.copyOf(rules);
        left = List.copyOf(left);
    }

    /** A rule the engine cannot check, and why. */
    record Left(DuplicateRuleRow row, DuplicateCoverage.State why) {}

    /** @param zone in which the CRM's rules turn a point in time into a day */
    static DuplicateRules of(List<DuplicateRuleRow> rows, ZoneId zone) {
        List<DuplicateRule> rules = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (DuplicateRuleRow row : rows) {
            List<Criterion> criteria = new ArrayList<>();
            row.conditions().forEach(condition -> criterion(condition).ifPresent(criteria::add));
            DuplicateCoverage.State why = why(row, criteria);
            if (why == null) {
                rules.add(rule(row, criteria));
            } else {
                left.add(new Left(row, why));
            }
        }
        return new DuplicateRules(PublishedRule.all(rules, MatchcodeSettings.standard(zone)), left);
    }

    /** @return why a rule is left to the CRM, or null when it can be checked here */
    private static DuplicateCoverage.@Nullable State why(DuplicateRuleRow row, List<Criterion> criteria) {
        if (row.conditions().isEmpty()) {
            return DuplicateCoverage.State.EMPTY;
        } else if (criteria.size() < row.conditions().size()) {
            log.atWarn().addKeyValue("rule", row.name()).log("a duplicate rule of the CRM compares in an unknown way");
            return DuplicateCoverage.State.UNKNOWN;
        } else if (criteria.stream().anyMatch(criterion -> criterion.operator() == Criterion.Operator.SAME_LABEL)) {
            return DuplicateCoverage.State.LABELS;
        }
        boolean filled = !FieldRegistry.tables().contains(row.baseEntity())
                || criteria.stream()
                        .map(Criterion::baseAttribute)
                        .allMatch(ComparedRecord.filledColumns(row.baseEntity())::contains);
        return filled ? null : DuplicateCoverage.State.UNFILLED;
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

    /** @return the same by all rules, also those left to the CRM */
    Set<String> askedTables(String base) {
        Set<String> tables = matchingTables(base);
        left.stream()
                .filter(rule -> rule.row().baseEntity().equals(base))
                .forEach(rule -> tables.add(rule.row().matchingEntity()));
        return tables;
    }

    /** @return columns of {@code base} that rules compare, also those left to the CRM */
    Set<String> baseAttributes(String base) {
        Set<String> columns = new TreeSet<>();
        rules.stream()
                .filter(published -> published.rule().baseType().equals(base))
                .flatMap(published -> published.rule().criteria().stream())
                .forEach(criterion -> columns.add(criterion.baseAttribute()));
        left.stream()
                .filter(rule -> rule.row().baseEntity().equals(base))
                .flatMap(rule -> rule.row().conditions().stream())
                .forEach(condition -> columns.add(condition.baseAttribute()));
        return columns;
    }

    /** @return the rules that matter for the tables we create records in */
    DuplicateRules forTables(Set<String> bases) {
        return new DuplicateRules(
                rules.stream()
                        .filter(published -> bases.contains(published.rule().baseType()))
                        .toList(),
                left.stream()
                        .filter(rule -> bases.contains(rule.row().baseEntity()))
                        .toList());
    }

    /** @return the rules that meet a condition */
    DuplicateRules where(Predicate<DuplicateRule> condition) {
        return new DuplicateRules(
                rules.stream()
                        .filter(published -> condition.test(published.rule()))
                        .toList(),
                left);
    }

    /** @return ids of the rules */
    Set<UUID> ids() {
        return rules.stream()
                .map(published -> UUID.fromString(published.rule().id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return tables whose records are looked up */
    Set<String> matchingTypes() {
        Set<String> types = new TreeSet<>();
        rules.forEach(published -> types.add(published.rule().matchingType()));
        return types;
    }

    private static DuplicateRule rule(DuplicateRuleRow row, List<Criterion> criteria) {
        return new DuplicateRule(
                row.id().toString(),
                row.name(),
                row.baseEntity(),
                row.matchingEntity(),
                row.caseSensitive(),
                row.excludeInactive(),
                criteria);
    }

    /** @return the condition in the engine's terms; empty when the engine has nothing like it */
    private static Optional<Criterion> criterion(DuplicateRuleRow.Condition condition) {
        Integer param = condition.operatorParam();
        int length = param == null ? 0 : param;
        return Criterion.Operator.ofCode(condition.operatorCode())
                .filter(operator -> !operator.isCounted() || length > 0)
                .map(operator -> new Criterion(
                        condition.baseAttribute(),
                        condition.matchingAttribute(),
                        operator,
                        operator.isCounted() ? length : 0,
                        condition.ignoreBlank()));
    }
}

package dev.crmbridge.sync.duplicate;

import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.sync.DuplicateCoverage.Rule;
import dev.crmbridge.sync.DuplicateCoverage.State;
import dev.crmbridge.sync.DuplicateCoverage.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what the local check covers. Pure functions. */
final class Coverage {
    private Coverage() {}

    /**
     * @param published rules in force at the CRM, also those that wait for their records
     * @param kept how far each table is read
     * @param local rules and records in use
     * @param notLooked why nothing is compared now, or null
     */
    static DuplicateCoverage of(
            DuplicateRules published, Map<String, KeptTable> kept, LocalDuplicates local, @Nullable String notLooked) {
        List<Table> tables = published.matchingTypes().stream()
                .map(table -> table(table, local.size(table), kept.get(table)))
                .toList();
        Set<PublishedRule> used = new HashSet<>(local.rules().rules());
        List<Rule> rules = new ArrayList<>();
        for (PublishedRule each : published.rules()) {
            DuplicateRule rule = each.rule();
            KeptTable table = kept.get(rule.matchingType());
            rules.add(new Rule(
                    rule.id(), rule.name(), rule.baseType(), rule.matchingType(), state(used.contains(each), table)));
        }
        for (DuplicateRules.Left left : published.left()) {
            rules.add(new Rule(
                    left.row().id().toString(),
                    left.row().name(),
                    left.row().baseEntity(),
                    left.row().matchingEntity(),
                    left.why()));
        }
        rules.sort(Comparator.comparing(Rule::name).thenComparing(Rule::id));
        return new DuplicateCoverage(tables, rules, notLooked);
    }

    private static Table table(String table, int records, @Nullable KeptTable kept) {
        return kept == null
                ? new Table(table, records, false, null)
                : new Table(table, records, kept.complete(), kept.readAt());
    }

    /** A rule may be in use before its table was ever read, over nothing. */
    private static State state(boolean used, @Nullable KeptTable table) {
        if (!used || table == null) {
            return State.UNREAD;
        }
        return table.complete() ? State.HERE : State.PARTLY;
    }
}

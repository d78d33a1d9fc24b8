package dev.crmbridge.dedupe.bulk;

import dev.crmbridge.dedupe.bulk.BulkControl.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns collected keys into groups, several partitions at a time. */
public final class Grouping {
    private Grouping() {}

    /**
     * Uses the keys up.
     *
     * @param population what the rows are
     * @param workers threads to use
     * @return for each rule its groups, in the order of the rules
     */
    public static List<RuleGroups> of(BulkKeys keys, Population population, Workers workers, BulkControl control) {
        PairFilter filter = new PairFilter(population);
        List<PairKind> rules = keys.rules();
        int tasks = rules.size() * keys.partitions();
        AtomicInteger started = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<List<GroupCollector>> ofWorkers = workers.each(() -> {
            List<GroupCollector> collectors = new ArrayList<>();
            rules.forEach(kind -> collectors.add(new GroupCollector(kind, filter)));
            PartitionGrouper grouper = new PartitionGrouper();
            for (int task = started.getAndIncrement(); task < tasks; task = started.getAndIncrement()) {
                int rule = task / keys.partitions();
                grouper.group(keys.partition(rule, task % keys.partitions()), keys.spill(), collectors.get(rule));
                control.step(Stage.GROUPING, done.incrementAndGet(), tasks);
            }
            return collectors;
        });
        List<RuleGroups> groups = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            List<GroupCollector> ofRule = new ArrayList<>();
            for (List<GroupCollector> ofWorker : ofWorkers) {
                ofRule.add(ofWorker.get(rule));
            }
            groups.add(GroupCollector.joined(rules.get(rule), ofRule));
        }
        return groups;
    }
}

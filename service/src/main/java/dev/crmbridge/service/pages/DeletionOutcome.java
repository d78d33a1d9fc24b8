package dev.crmbridge.service.pages;

import dev.crmbridge.sync.DepartureReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a choice for pairs that fared alike.
 *
 * @param count how many pairs
 */
public record DeletionOutcome(boolean done, String reason, int count) {
    static List<DeletionOutcome> of(DepartureReport report) {
        Map<DeletionOutcome, Integer> alike = new LinkedHashMap<>();
        report.lines()
                .forEach(line -> alike.merge(new DeletionOutcome(line.done(), line.reason(), 1), 1, Integer::sum));
        List<DeletionOutcome> outcomes = new ArrayList<>();
        alike.forEach((one, count) -> outcomes.add(new DeletionOutcome(one.done(), one.reason(), count)));
        return outcomes;
    }
}

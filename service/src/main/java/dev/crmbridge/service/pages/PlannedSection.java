package dev.crmbridge.service.pages;

import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.SyncReport.Planned;
import dev.crmbridge.web.text.Display;
import java.util.ArrayList;
import java.util.List;

/**
 * The decisions of one kind in a preview.
 *
 * @param count how many there are
 * @param lines the first of them
 * @param more how many are not listed, 0 for none
 */
public record PlannedSection(PlannedGroup kind, int count, List<PlannedLine> lines, int more) {
    /** Decisions of one kind that are listed; the others are counted. */
    static final int SHOWN = 100;

    /** @return one for each kind, also for those of which there is nothing */
    static List<PlannedSection> of(SyncReport report, Display display) {
        List<PlannedSection> sections = new ArrayList<>();
        for (PlannedGroup kind : PlannedGroup.values()) {
            List<Planned> all = report.planned().stream()
                    .filter(plan -> PlannedGroup.of(plan) == kind)
                    .toList();
            List<PlannedLine> lines = all.stream()
                    .limit(SHOWN)
                    .map(plan -> PlannedLine.of(plan, display))
                    .toList();
            sections.add(new PlannedSection(kind, all.size(), lines, all.size() - lines.size()));
        }
        return sections;
    }
}

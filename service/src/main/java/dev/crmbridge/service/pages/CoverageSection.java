package dev.crmbridge.service.pages;

import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.web.text.Display;
import dev.crmbridge.web.text.TimeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the local duplicate check covers, as people read it. Pure.
 *
 * @param sentence the whole in one sentence
 */
public record CoverageSection(String sentence, List<Table> tables, List<Rule> rules) {
    /**
     * @param name of the table
     * @param records number of records kept, and whether there are more
     * @param readAt null = never
     */
    public record Table(
            String name, String records, @Nullable TimeText readAt) {}

    /**
     * @param compares whose records are compared with whose
     * @param checked who checks it and why
     */
    public record Rule(String name, String compares, String checked) {}

    static CoverageSection of(DuplicateCoverage coverage, Display display) {
        return new CoverageSection(
                sentence(coverage, display),
                coverage.tables().stream()
                        .map(table -> new Table(
                                many(table.table()),
                                display.number(table.records()) + (table.complete() ? "" : ", not all"),
                                table.readAt() == null ? null : display.inTable(table.readAt())))
                        .toList(),
                coverage.rules().stream()
                        .map(rule -> new Rule(
                                rule.name(),
                                rule.base().equals(rule.matching())
                                        ? many(rule.base())
                                        : many(rule.base()) + " with " + many(rule.matching()),
                                rule.state().sentence()))
                        .toList());
    }

    private static String sentence(DuplicateCoverage coverage, Display display) {
        String known = known(coverage, display);
        return coverage.notLooked() == null ? known : coverage.notLooked() + " " + known;
    }

    private static String known(DuplicateCoverage coverage, Display display) {
        if (coverage.rules().isEmpty()) {
            return "No published duplicate rule of the CRM is known that is about tracked records.";
        }
        int left = coverage.rules().size() - coverage.checkedHere();
        return display.plural(coverage.checkedHere(), "rule is", "rules are") + " checked here, also offline, among "
                + display.plural(coverage.records(), "record", "records") + "."
                + (left == 0 ? "" : " " + display.plural(left, "rule is", "rules are") + " left to the CRM.");
    }

    /** A table we have no word for keeps its own name, so that two of them are told apart. */
    private static String many(String table) {
        TableWord word = TableWord.of(table);
        return word == TableWord.OTHER ? table : word.many();
    }
}

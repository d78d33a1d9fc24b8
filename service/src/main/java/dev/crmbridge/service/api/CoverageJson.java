package dev.crmbridge.service.api;

import dev.crmbridge.sync.DuplicateCoverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the local duplicate check knows.
 *
 * @param records number of records kept
 * @param notLooked why new records are not compared now, as a sentence, or null
 */
record CoverageJson(
        int records,
        List<TableJson> tables,
        List<RuleJson> rules,
        @Nullable String notLooked) {
    /** @param readAt when the CRM was asked for changes last, ISO-8601 UTC, or null for never */
    record TableJson(
            String table,
            int records,
            boolean complete,
            @Nullable String readAt) {}

    /**
     * @param state see {@link DuplicateCoverage.State#word()}
     * @param reason who checks it and why, as a sentence
     */
    record RuleJson(String id, String name, String base, String matching, String state, String reason) {}

    static CoverageJson of(DuplicateCoverage coverage) {
        return new CoverageJson(
                coverage.records(),
                coverage.tables().stream()
                        .map(table -> new TableJson(
                                table.table(),
                                table.records(),
                                table.complete(),
                                table.readAt() == null ? null : table.readAt().toString()))
                        .toList(),
                coverage.rules().stream()
                        .map(rule -> new RuleJson(
                                rule.id(),
                                rule.name(),
                                rule.base(),
                                rule.matching(),
                                rule.state().word(),
                                rule.state().sentence()))
                        .toList(),
                coverage.notLooked());
    }
}

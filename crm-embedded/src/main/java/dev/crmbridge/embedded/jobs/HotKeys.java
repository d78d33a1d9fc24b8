package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes.Shared;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keys that so many rows share that a search does not list all of their pairs: n rows make n × (n − 1) of them.
 *
 * @param rules the rules as rows
 */
record HotKeys(StoredRules rules) {
    private static final int NAMED = 3;

    private record Hot(String rule, Shared shared) {}

    /** The most common of those keys under the published rules of a table, for the message of a job; empty when there is none. */
    String described(Tx tx, String baseTable) {
        List<Hot> all = new ArrayList<>();
        for (Row rule : rules.rows(tx)) {
            if (rule.number("statuscode").orElse(0L) == StoredRules.PUBLISHED
                    && rule.text("baseentityname").orElse("").equals(baseTable)) {
                String name = rule.text("name").orElse("");
                new SqliteMatchcodes(tx)
                        .mostShared(rule.id().toString(), MatchcodeDetection.MOST_LISTED + 1, NAMED)
                        .forEach(shared -> all.add(new Hot(name, shared)));
            }
        }
        return all.stream()
                .sorted(Comparator.comparingLong((Hot hot) -> hot.shared().size())
                        .reversed())
                .limit(NAMED)
                .map(hot -> hot.shared().size() + " rows under rule '" + hot.rule() + "', such as "
                        + hot.shared().type() + " " + hot.shared().id())
                .collect(Collectors.joining("; "));
    }
}

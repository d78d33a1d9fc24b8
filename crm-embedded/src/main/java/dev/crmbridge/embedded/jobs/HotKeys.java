package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.sqlite.SqliteCommonKeys;
import dev.crmbridge.embedded.sqlite.SqliteCommonKeys.CommonKey;
import dev.crmbridge.embedded.sqlite.SqliteCommonKeys.Total;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keys that so many rows share that a search does not list all of their pairs: n rows make n × (n − 1) of them.
 *
 * @param rules the rules as rows
 */
record HotKeys(StoredRules rules) {
    private static final int NAMED = 20;

    /** The keys a search has listed for one row only, most common first, for the message of its job; empty when there is none. */
    String described(Tx tx, UUID job) {
        List<CommonKey> keys = SqliteCommonKeys.listed(tx, job, NAMED);
        if (keys.isEmpty()) {
            return "";
        }
        Map<String, String> names = rules.rows(tx).stream()
                .collect(Collectors.toMap(
                        rule -> rule.id().toString(), rule -> rule.text("name").orElse(""), (one, other) -> one));
        return keys.stream().map(key -> described(key, names)).collect(Collectors.joining("; "))
                + more(SqliteCommonKeys.total(tx, job), keys);
    }

    private static String described(CommonKey key, Map<String, String> names) {
        return key.size() + " rows under rule '" + names.getOrDefault(key.ruleId(), "") + "', such as " + key.type()
                + " " + key.id();
    }

    private static String more(Total total, List<CommonKey> named) {
        long keys = total.keys() - named.size();
        long rows = total.rows() - named.stream().mapToLong(CommonKey::size).sum();
        return keys == 0 ? "" : "; and " + keys + " more with " + rows + " rows altogether";
    }
}

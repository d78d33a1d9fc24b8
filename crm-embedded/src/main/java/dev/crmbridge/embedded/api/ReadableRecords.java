package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of many existing records a caller may read. A record is looked at only where its owner matters, and once. For one
 * transaction.
 */
final class ReadableRecords {
    private final Records records;
    private final Tx tx;
    private final Caller caller;
    private final Map<Reference, Boolean> known = new HashMap<>();

    ReadableRecords(Records records, Tx tx, Caller caller) {
        this.records = records;
        this.tx = tx;
        this.caller = caller;
    }

    boolean has(Reference reference) {
        Table table = records.schema().get(reference.table());
        Depth depth = AccessRules.depth(caller, Access.READ, table);
        if (depth == Depth.NONE || depth == Depth.GLOBAL || table.ownership() != Table.Ownership.USER) {
            return depth != Depth.NONE;
        }
        return known.computeIfAbsent(
                reference,
                each -> records.find(tx, table, each.id())
                        .filter(row -> AccessRules.allows(caller, Access.READ, row))
                        .isPresent());
    }
}

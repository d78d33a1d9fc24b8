package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Has the next run look at links of which neither side changed, because something else did. */
final class LinksAgain {
    /** Name of the setting in the store with the mapped fields of each table, as they were when links were looked at. */
    private static final String MAPPED_FIELDS = "mapped-fields";

    private LinksAgain() {}

    /** What waits for a person may be decided now. */
    static void atConflicts(Transaction tx) {
        tx.conflicts()
                .all()
                .forEach(stored -> tx.links()
                        .ofRecord(stored.record())
                        .filter(Link::isLinked)
                        .ifPresent(link -> tx.links()
                                .put(link.withSeen(new Link.Seen(
                                        "",
                                        "",
                                        link.seen().outlookMissing(),
                                        link.seen().crmMissing())))));
    }

    /**
     * Fields of these tables go another way, so they may have drifted apart while both sides stayed as they are; also with an organization
     * that the data folder comes back to.
     */
    static void at(Transaction tx, Set<String> tables) {
        tx.links().unsee(tables);
    }

    /** A newer version of this program may map fields that the links it finds do not know. */
    static void atNewFields(Transaction tx) {
        Map<String, String> before = tx.settings()
                .get(MAPPED_FIELDS)
                .orElse("")
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[line.length - 1]));
        Set<String> other = FieldRegistry.tables().stream()
                .filter(table -> !fields(table).equals(before.get(table)))
                .collect(Collectors.toSet());
        if (!other.isEmpty()) {
            at(tx, other);
            tx.settings()
                    .put(
                            MAPPED_FIELDS,
                            FieldRegistry.tables().stream()
                                    .map(table -> table + " " + fields(table))
                                    .collect(Collectors.joining("\n")));
        }
    }

    private static String fields(String table) {
        return FieldRegistry.of(table).fields().stream().map(Field::name).collect(Collectors.joining(" "));
    }
}

package dev.crmbridge.sync.store.sqlite;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The outlines of all links as committed, from one reading to the next change of any link. About 500 bytes per link.
 *
 * <p>One thread at a time, as the store.
 */
final class OutlineCache {
    private static final String SELECT = """
            SELECT entry_id, store_id, global_id, entity, record_id, organization, state,
              outlook_version, crm_etag, outlook_missing, crm_missing, parked, mark_due
            FROM links
            """;

    private @Nullable List<LinkOutline> known;

    /** To be called before a link is changed and when a transaction was taken back. */
    void forget() {
        known = null;
    }

    List<LinkOutline> of(Handle handle) {
        List<LinkOutline> all = known;
        if (all == null) {
            all = read(handle.createQuery(SELECT + "ORDER BY seq"));
            known = all;
        }
        return all;
    }

    /** Linked pairs of other organizations; read anew each time, by an index in which there are none as a rule. */
    static List<LinkOutline> outside(Handle handle, UUID organization) {
        return read(handle.createQuery(
                        SELECT + "WHERE (organization < :own OR organization > :own) AND state = :linked ORDER BY seq")
                .bind("own", organization.toString())
                .bind("linked", Link.State.LINKED.name()));
    }

    private static List<LinkOutline> read(Query query) {
        Reader reader = new Reader();
        return List.copyOf(query.map((row, context) -> reader.read(row)).list());
    }

    /** Texts that are the same in most links are kept once. */
    private static final class Reader {
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, UUID> ids = new HashMap<>();

        private LinkOutline read(ResultSet row) throws SQLException {
            return new LinkOutline(
                    new ItemRef(row.getString(1), once(row.getString(2))),
                    row.getString(3),
                    new RecordRef(once(row.getString(4)), UUID.fromString(row.getString(5))),
                    ids.computeIfAbsent(row.getString(6), UUID::fromString),
                    Link.State.valueOf(row.getString(7)),
                    new Link.Seen(row.getString(8), row.getString(9), row.getInt(10), row.getInt(11)),
                    asks(row.getString(12)),
                    row.getInt(13) == 1);
        }

        private static boolean asks(@Nullable String parked) {
            return parked != null
                    && DepartureChoice.of(ReasonCode.valueOf(parked)).isEmpty();
        }

        private String once(String text) {
            return texts.computeIfAbsent(text, same -> same);
        }
    }
}

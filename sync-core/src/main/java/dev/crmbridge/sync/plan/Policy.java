package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.field.Directions;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the user decided once for all pairs.
 *
 * @param zone the mailbox's zone, to know when an all-day event is over
 * @param conflicts what happens when one field was changed on both sides
 * @param byField the same for single fields, by table and field with a point between
 * @param directions which way the fields go
 * @param deletesReachCrm whether deleting in Outlook may delete in the CRM
 * @param deletesReachOutlook whether deleting in the CRM may move the item to Deleted Items
 */
public record Policy(
        ZoneId zone,
        Conflicts conflicts,
        Map<String, Conflicts> byField,
        Directions directions,
        boolean deletesReachCrm,
        boolean deletesReachOutlook) {
    public Policy {
        byField = Map.copyOf(byField);
    }

    /** One field, two new values. */
    public enum Conflicts {
        /** A person chooses; until then both sides keep their value. */
        ASK,
        /** Outlook's value goes to the CRM; the CRM's is kept in the journal. */
        OUTLOOK_WINS,
        /** The CRM's value goes to Outlook; Outlook's is kept in the journal. */
        CRM_WINS
    }

    /** @return the default: ask about conflicts, let deletes through by the delete rules */
    public static Policy standard(ZoneId zone) {
        return new Policy(zone, Conflicts.ASK, Map.of(), Directions.STANDARD, true, true);
    }

    /** @return what happens when that field was changed on both sides */
    public Conflicts conflictsOf(String table, String field) {
        return byField.getOrDefault(table + "." + field, conflicts);
    }
}

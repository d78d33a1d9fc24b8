package dev.crmbridge.sync.run;

import dev.crmbridge.crm.Privileges;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.store.LinkOutline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tracked items whose records nobody with the user's role may read, because it lacks the privilege for the whole table. Nothing is
 * concluded about them: they are left alone until the privilege is there again. Pure.
 *
 * @param privilege name of the missing privilege, e.g. {@code prvReadActivity}
 * @param items how many, at least 1
 */
public record PausedPairs(String privilege, int items) {
    private static final String READ = "Read";

    /**
     * @param links linked pairs
     * @param held the user's privileges
     * @return one for each missing privilege, in the order of their names
     */
    public static List<PausedPairs> of(List<LinkOutline> links, Privileges held) {
        Map<String, Integer> byTable = new HashMap<>();
        links.forEach(link -> byTable.merge(link.record().entity(), 1, Integer::sum));
        Map<String, Integer> counts = new TreeMap<>();
        byTable.forEach((table, items) -> {
            if (isPaused(table, held)) {
                counts.merge(Standing.privilege(READ, table), items, Integer::sum);
            }
        });
        return counts.entrySet().stream()
                .map(each -> new PausedPairs(each.getKey(), each.getValue()))
                .toList();
    }

    /** @return whether tracked items with records of that table are left alone */
    public static boolean isPaused(String table, Privileges held) {
        return !Standing.may(held, READ, table);
    }

    /** @return what is said about one item with a record of that table, which {@link #isPaused} */
    public static String sentence(String table) {
        return "The item and its record are not kept in step now. "
                + Privileges.lacking(Standing.privilege(READ, table))
                + " Nothing is unlinked, and both go on by themselves when you have it again.";
    }

    /** @return what happens with them, as a sentence for people */
    public String sentence() {
        return (items == 1 ? "1 tracked item is" : items + " tracked items are") + " paused. "
                + Privileges.lacking(privilege)
                + " Nothing is unlinked, and " + (items == 1 ? "it goes on by itself" : "they go on by themselves")
                + " when you have it again.";
    }
}

package dev.crmbridge.sync.adopt;

import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.store.LinkOutline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the foreign marks of a listing, and remembers which of them need no second look while their item stays as it is. What it
 * remembers is lost with the process; each mark is then looked at once more. For the engine's thread.
 */
final class MarkedItems {
    private final Map<String, Look> looks = new HashMap<>();

    /** How long a look is good for. */
    enum Good {
        /** The next pass looks again. */
        ONCE,
        /** The next pass that looks for deleted records looks again. */
        UNTIL_SWEEP,
        /** As long as the item is not changed. */
        WHILE_UNCHANGED
    }

    private record Look(String version, Good good, long number) {}

    private long number;

    /**
     * Items to look at.
     *
     * @param groups items whose marks name the same record stay together: all but one of them are copies
     * @param left items that have to wait for another pass because of the limit
     */
    record Due(List<List<ItemListing>> groups, int left) {}

    /**
     * @param links all links in any state
     * @param most items at most, unless the first group is larger
     */
    Due due(List<ItemListing> listed, List<LinkOutline> links, boolean sweep, int most) {
        List<List<ItemListing>> all = new ArrayList<>(foreign(listed, links).values());
        all.removeIf(group -> group.stream().allMatch(item -> isKnown(item, sweep)));
        all.sort(Comparator.comparingLong(this::lastLook));
        List<List<ItemListing>> due = new ArrayList<>();
        int count = 0;
        int left = 0;
        for (List<ItemListing> group : all) {
            if (count > 0 && count + group.size() > most) {
                left += lastLook(group) == 0 ? group.size() : 0;
            } else {
                due.add(group);
                count += group.size();
            }
        }
        return new Due(due, left);
    }

    /** Remembers what a look at an item is good for. */
    void looked(ItemListing item, Good good) {
        looks.put(item.ref().entryId(), new Look(item.version(), good, ++number));
    }

    private static Map<UUID, List<ItemListing>> foreign(List<ItemListing> listed, List<LinkOutline> links) {
        Map<UUID, List<ItemListing>> groups = new LinkedHashMap<>();
        for (ItemListing item : listed) {
            UUID record = item.marked();
            if (record != null && item.saysLinked() && !item.inDeletedItems()) {
                groups.computeIfAbsent(record, id -> new ArrayList<>()).add(item);
            }
        }
        if (groups.isEmpty()) {
            return groups;
        }
        Set<String> linkedItems = new HashSet<>();
        for (LinkOutline link : links) {
            groups.remove(link.record().id());
            if (link.isLinked()) {
                linkedItems.add(link.item().entryId());
                if (link.globalId() != null) {
                    linkedItems.add(link.globalId());
                }
            }
        }
        groups.values()
                .forEach(group -> group.removeIf(item -> linkedItems.contains(
                                item.ref().entryId())
                        || item.globalAppointmentId() != null && linkedItems.contains(item.globalAppointmentId())));
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private boolean isKnown(ItemListing item, boolean sweep) {
        Look look = looks.get(item.ref().entryId());
        return look != null
                && look.version().equals(item.version())
                && (look.good() == Good.WHILE_UNCHANGED || look.good() == Good.UNTIL_SWEEP && !sweep);
    }

    /** Those never looked at come first, then those whose look was longest ago. */
    private long lastLook(List<ItemListing> group) {
        return group.stream()
                .map(item -> looks.get(item.ref().entryId()))
                .mapToLong(look -> look == null ? 0 : look.number())
                .max()
                .orElse(0);
    }
}

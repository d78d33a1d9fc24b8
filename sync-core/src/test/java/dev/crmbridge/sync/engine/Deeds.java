package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What people did in a simulated life, as far as it decides what has to be true at its end. Items are named as they are called now: one
 * that accepting replaced keeps its past, and a meeting request stands for its calendar item.
 */
final class Deeds {
    /** What the user may do something with; what other people's mailboxes hold is theirs. */
    final List<ItemRef> items = new ArrayList<>();

    final List<String> steps = new ArrayList<>();
    final EditHistory edits = new EditHistory();

    /** By record; several people can have an item of one meeting. */
    final Map<RecordRef, Set<ItemRef>> everLinked = new HashMap<>();

    /** Records of which somebody changed in the CRM whom they name. */
    final Set<RecordRef> peopleChanged = new HashSet<>();

    final Set<RecordRef> removedByPeople = new HashSet<>();
    final Set<ItemRef> deletedByPeople = new HashSet<>();
    /** Items whose record a person let go. */
    final Set<ItemRef> recordGivenUp = new HashSet<>();
    /** Items of changes that a person took back. */
    final Set<ItemRef> takenBack = new HashSet<>();
    /** Items of which a person wanted, or may have wanted, that they are not linked any more. */
    final Set<ItemRef> letGo = new HashSet<>();
    /** What was left of pairs, as it was when a person was asked about it and chose to delete it. */
    final Map<Object, List<Snapshot>> chosenToGo = new HashMap<>();

    /** Records of other people under the key of one of our meetings. */
    final Set<RecordRef> foreign = new HashSet<>();

    final Set<RecordRef> agreedTo = new HashSet<>();

    /** Copies nobody tracked. */
    final Set<ItemRef> copies = new HashSet<>();

    /** Records made for filters to bring, each with a day that no other item has. */
    final Map<RecordRef, Instant> offered = new LinkedHashMap<>();

    /** Items a person gave any command for. */
    final Set<ItemRef> commanded = new HashSet<>();

    /** Items of another attendee's mailbox. */
    final List<ItemRef> ofAttendee = new ArrayList<>();

    /** What no program may touch. */
    final LeftAlone alone = new LeftAlone();

    /** How often what was done. */
    final Map<String, Integer> done = new TreeMap<>();

    private final Map<ItemRef, ItemRef> standIns = new HashMap<>();

    void step(String what, Object to) {
        count(what);
        steps.add(what + ": " + to);
    }

    void count(String what) {
        done.merge(what, 1, Integer::sum);
    }

    /** @return the item as it is called now, or the calendar item a message stands for */
    ItemRef now(ItemRef item) {
        ItemRef now = item;
        while (standIns.containsKey(now)) {
            now = standIns.get(now);
        }
        return now;
    }

    /** @return every name the item ever had, with those of messages that stand for it */
    Set<ItemRef> names(ItemRef item) {
        Set<ItemRef> names = new HashSet<>(Set.of(item));
        standIns.keySet().stream().filter(each -> now(each).equals(item)).forEach(names::add);
        return names;
    }

    /** From now on what is said of {@code message} is said of the calendar item. */
    void standsFor(ItemRef message, ItemRef calendarItem) {
        standIns.put(message, calendarItem);
    }

    /** The item has another EntryID now. */
    void replaced(ItemRef before, ItemRef now) {
        standIns.put(before, now);
        items.replaceAll(item -> item.equals(before) ? now : item);
        ofAttendee.replaceAll(item -> item.equals(before) ? now : item);
        alone.replaced(before, now);
        everLinked.values().forEach(all -> replace(all, before, now));
        List.of(deletedByPeople, recordGivenUp, takenBack, letGo, copies, commanded)
                .forEach(all -> replace(all, before, now));
        List<Snapshot> chosen = chosenToGo.remove(before);
        if (chosen != null) {
            chosenToGo.put(now, chosen);
        }
        edits.replaced(before, now);
    }

    private static <T> void replace(Collection<T> all, T before, T now) {
        if (all.remove(before)) {
            all.add(now);
        }
    }

    /** @return items that were ever linked to the record */
    Set<ItemRef> itemsOf(RecordRef record) {
        return everLinked.getOrDefault(record, Set.of());
    }
}

package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What people did in a simulated life, as far as it decides what has to be true at its end. */
final class Deeds {
    final List<ItemRef> items = new ArrayList<>();
    final List<String> steps = new ArrayList<>();
    final EditHistory edits = new EditHistory();

    final Map<RecordRef, ItemRef> everLinked = new HashMap<>();
    final Set<RecordRef> removedByPeople = new HashSet<>();
    final Set<ItemRef> deletedByPeople = new HashSet<>();
    /** Items whose record a person let go. */
    final Set<ItemRef> recordGivenUp = new HashSet<>();
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

    /** How often what was done. */
    final Map<String, Integer> done = new TreeMap<>();

    void step(String what, Object to) {
        done.merge(what, 1, Integer::sum);
        steps.add(what + ": " + to);
    }
}

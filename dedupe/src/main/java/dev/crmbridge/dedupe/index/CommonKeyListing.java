package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.index.CommonKeys.Worth;
import java.util.ArrayList;
import java.util.List;

/** What the first record that is searched for lists of a key that very many have. Lives within one look-up. */
final class CommonKeyListing {
    private final Probe probe;
    private final CommonKeys keys;
    private final int most;
    private final List<Entry> duplicates = new ArrayList<>();
    private String last = "";
    private String place = "";
    private boolean begun;
    private boolean isOneOfThem;
    private int open;

    /**
     * @param probe the look-up
     * @param keys what the search remembers
     * @param most how many duplicates are enough, at least 1
     */
    CommonKeyListing(Probe probe, CommonKeys keys, int most) {
        this.probe = probe;
        this.keys = keys;
        this.most = most;
    }

    /**
     * Goes through the key until enough is found that counts, and notes what it came to. Nothing is noted when only this record has
     * nothing to list: because it is the only duplicate itself, or because its pairs were answered. Then the next record tries.
     *
     * @param first the first entries of the key
     */
    List<Entry> of(List<Entry> first) {
        List<Entry> page = first;
        while (!page.isEmpty()) {
            page.forEach(this::look);
            page = open < most ? probe.page(last) : List.of();
        }
        String rule = probe.rule().id();
        if (open > 0) {
            Entry other = duplicates.get(0);
            boolean both = probe.rule().comparesAlike();
            keys.listed(
                    rule,
                    probe.coded().code(),
                    place,
                    both ? probe.type() : other.type(),
                    both ? probe.id() : other.id());
        } else if (duplicates.isEmpty() && !isOneOfThem) {
            keys.nothingToList(rule, probe.coded().code(), last);
        }
        return duplicates;
    }

    private void look(Entry entry) {
        if (open == most) {
            return;
        }
        if (probe.counts(entry)) {
            if (probe.isItself(entry)) {
                isOneOfThem = true;
                begin();
            } else {
                add(entry);
            }
        }
        last = entry.id();
    }

    private void add(Entry entry) {
        Worth worth = keys.worth(new FoundPair(probe.type(), probe.id(), entry));
        if (worth != Worth.PASSED_OVER) {
            duplicates.add(entry);
            open += worth == Worth.OPEN ? 1 : 0;
            begin();
        }
    }

    private void begin() {
        place = begun ? place : last;
        begun = true;
    }
}

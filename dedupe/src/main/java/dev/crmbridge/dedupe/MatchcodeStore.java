package dev.crmbridge.dedupe;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where matchcodes are kept. One record has at most one matchcode per rule and side, unless the rule's transforms give it
 * several.
 *
 * <p>Implementations join the caller's transaction where they have one; they say so themselves. Threads: as the
 * implementation says.
 */
public interface MatchcodeStore {
    /** Which side of a rule a record stands on. */
    enum Side {
        BASE,
        MATCHING
    }

    /**
     * A stored matchcode.
     *
     * @param canonical the canonical values the code was made of, for the exact comparison
     */
    record Entry(String ruleId, Side side, String type, String id, boolean active, Matchcode code, byte[] canonical) {}

    /**
     * What a record has under one rule and side.
     *
     * @param entries all of that record, with different values and, but for chance, different codes; empty when it has none
     */
    record Codes(String type, String id, List<Entry> entries) {
        public Codes {
            entries = List.copyOf(entries);
        }
    }

    /** Stores an entry, replacing the record's earlier one under the same rule and side. */
    void put(Entry entry);

    /**
     * Stores all entries of one record under one rule and side, replacing its earlier ones.
     *
     * @param entries at least one, with different values and, but for chance, different codes
     * @throws UnsupportedOperationException when there are several and the store keeps one only
     */
    default void putAll(List<Entry> entries) {
        if (entries.size() != 1) {
            throw new UnsupportedOperationException(
                    "this store keeps one matchcode per record, rule and side, not " + entries.size());
        }
        put(entries.get(0));
    }

    /**
     * Stores what many records have under one rule and side, one after the other, replacing what they had; faster than one by one where
     * the store has a way of its own.
     *
     * @throws UnsupportedOperationException as {@link #putAll}
     */
    default void replace(String ruleId, Side side, List<Codes> records) {
        for (Codes record : records) {
            if (record.entries().isEmpty()) {
                remove(ruleId, side, record.type(), record.id());
            } else {
                putAll(record.entries());
            }
        }
    }

    /** Removes a record's entry under one rule and side; nothing happens when there is none. */
    void remove(String ruleId, Side side, String type, String id);

    /** Removes everything of a record. */
    void removeRecord(String type, String id);

    /** Removes everything of a rule. */
    void removeRule(String ruleId);

    /** @return entries with exactly this code, in the order of their ids; all of them, so for codes that few records have */
    default List<Entry> find(String ruleId, Side side, Matchcode code) {
        return find(ruleId, side, code, "", Integer.MAX_VALUE);
    }

    /**
     * Some of the entries with exactly this code, in the order of their ids. Reads no more than it returns, however many records have
     * the code.
     *
     * @param after only entries with a greater id; "" for the first ones
     * @param most how many at most, at least 1
     */
    List<Entry> find(String ruleId, Side side, Matchcode code, String after, int most);

    /**
     * The first entries of several codes at once, each as {@link #find(String, Side, Matchcode, String, int)} reads them.
     *
     * @param most how many of one code at most, at least 1
     * @return by code; a code without entries may be missing
     */
    default Map<Matchcode, List<Entry>> first(String ruleId, Side side, Collection<Matchcode> codes, int most) {
        Map<Matchcode, List<Entry>> entries = new HashMap<>();
        codes.forEach(code -> entries.computeIfAbsent(code, each -> find(ruleId, side, each, "", most)));
        return entries;
    }

    /** @return number of records with an entry on a rule's matching side; one with several entries counts once */
    long count(String ruleId);
}

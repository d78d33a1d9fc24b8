package dev.crmbridge.dedupe.index;

import java.util.Arrays;

/**
 * Numbers for the matchcodes of one rule: a record has one per matchcode, and numbers given back are given again. 16 to 24 bytes
 * each beside the names, which are the caller's own strings. Not thread-safe; looking up from several threads is safe while nothing
 * changes.
 */
final class RecordSlots {
    /** No slot. */
    static final int NONE = -1;

    private String[] ids = new String[16];
    private String[] types = new String[16];
    /** The next slot of the same bucket, or of those given back. */
    private int[] next = new int[16];

    private int[] buckets = emptyBuckets(16);
    private int free = NONE;
    private int used;
    private int limit;

    private static int[] emptyBuckets(int number) {
        int[] buckets = new int[number];
        Arrays.fill(buckets, NONE);
        return buckets;
    }

    /** @return a slot of the record that was not in use */
    int add(String type, String id) {
        if (used == buckets.length && used < 1 << 30) {
            rehash();
        }
        int slot = free == NONE ? limit : free;
        if (slot == ids.length) {
            int room = slot + (slot >> 2);
            ids = Arrays.copyOf(ids, room);
            types = Arrays.copyOf(types, room);
            next = Arrays.copyOf(next, room);
        }
        if (slot == limit) {
            limit++;
        } else {
            free = next[slot];
        }
        ids[slot] = id;
        types[slot] = type;
        link(slot);
        used++;
        return slot;
    }

    /** @return some slot of the record, {@link #NONE} when it has none */
    int any(String type, String id) {
        int slot = buckets[bucket(type, id)];
        while (slot != NONE && !(ids[slot].equals(id) && types[slot].equals(type))) {
            slot = next[slot];
        }
        return slot;
    }

    /** Takes back a slot in use. */
    void giveBack(int slot) {
        int bucket = bucket(types[slot], ids[slot]);
        if (buckets[bucket] == slot) {
            buckets[bucket] = next[slot];
        } else {
            int before = buckets[bucket];
            while (next[before] != slot) {
                before = next[before];
            }
            next[before] = next[slot];
        }
        ids[slot] = "";
        types[slot] = "";
        next[slot] = free;
        free = slot;
        used--;
    }

    String id(int slot) {
        return ids[slot];
    }

    String type(int slot) {
        return types[slot];
    }

    /** @return a number greater than every slot in use */
    int limit() {
        return limit;
    }

    /** @return bytes taken, a reference counted as four as Java does on heaps below 32 GB */
    long memoryBytes() {
        return 4L * (ids.length + types.length + next.length + buckets.length);
    }

    private int bucket(String type, String id) {
        int hash = (id.hashCode() ^ type.hashCode()) * 0x9E3779B9;
        return (hash ^ hash >>> 15) & buckets.length - 1;
    }

    private void link(int slot) {
        int bucket = bucket(types[slot], ids[slot]);
        next[slot] = buckets[bucket];
        buckets[bucket] = slot;
    }

    /** There never were more slots than buckets, so now that there are as many in use none lies free. */
    private void rehash() {
        buckets = emptyBuckets(2 * buckets.length);
        for (int slot = 0; slot < limit; slot++) {
            link(slot);
        }
    }
}

package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.MatchcodeStore.Codes;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers for the matchcodes of one rule: a record has one per matchcode, and numbers given back are given again. 17 to 25 bytes
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
    /** Some bits of the hash of a name, so that few names are read that turn out to be others. */
    private byte[] tags = new byte[16];

    private int[] buckets = emptyBuckets(16);
    private int free = NONE;
    private int used;
    private int limit;
    /** Means nothing; without it the processor would be spared from reading ahead. */
    private int readAhead;

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
            tags = Arrays.copyOf(tags, room);
        }
        if (slot == limit) {
            limit++;
        } else {
            free = next[slot];
        }
        int hash = hash(type, id);
        ids[slot] = id;
        types[slot] = type;
        tags[slot] = tag(hash);
        link(slot, hash);
        used++;
        return slot;
    }

    /** @return some slot of the record, {@link #NONE} when it has none */
    int any(String type, String id) {
        int hash = hash(type, id);
        byte tag = tag(hash);
        int slot = buckets[bucket(hash)];
        while (slot != NONE && !(tags[slot] == tag && ids[slot].equals(id) && types[slot].equals(type))) {
            slot = next[slot];
        }
        return slot;
    }

    /**
     * Reads what {@link #any} and {@link #add} will need for these records, which changes nothing. The processor waits for memory for many
     * of them at once here, because none depends on another; there it would wait for each.
     */
    void readAhead(List<Codes> records) {
        int[] at = new int[records.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = hash(records.get(i).type(), records.get(i).id());
        }
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(0, buckets[bucket(at[i])]);
        }
        for (int step = 0; step < 2; step++) {
            for (int i = 0; i < at.length; i++) {
                readAhead ^= tags[at[i]];
                at[i] = Math.max(0, next[at[i]]);
            }
        }
    }

    /** Takes back a slot in use. */
    void giveBack(int slot) {
        int bucket = bucket(hash(types[slot], ids[slot]));
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
        return 4L * (ids.length + types.length + next.length + buckets.length) + tags.length;
    }

    private static int hash(String type, String id) {
        int hash = (id.hashCode() ^ type.hashCode()) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    /** The bits that the bucket does not tell. */
    private static byte tag(int hash) {
        return (byte) (hash >>> 24);
    }

    private int bucket(int hash) {
        return hash & buckets.length - 1;
    }

    private void link(int slot, int hash) {
        int bucket = bucket(hash);
        next[slot] = buckets[bucket];
        buckets[bucket] = slot;
    }

    /** There never were more slots than buckets, so now that there are as many in use none lies free. */
    private void rehash() {
        buckets = emptyBuckets(2 * buckets.length);
        for (int slot = 0; slot < limit; slot++) {
            link(slot, hash(types[slot], ids[slot]));
        }
    }
}

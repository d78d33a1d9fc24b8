package dev.crmbridge.dedupe.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Codes of many records in little memory: 16 to 24 bytes per record, no object for any of them.
 *
 * <p>Records are numbers from 0, given by the caller and best without gaps. Only the upper 64 bits of a matchcode are kept,
 * so what {@link #find} names are candidates: the caller compares their canonical values. A look-up reads the few records
 * whose codes share a bucket. Not thread-safe; looking up from several threads is safe while nothing changes.
 */
public final class CompactCodes {
    private static final int NONE = -1;
    private static final int NO_CODE = -2;
    private static final int ASIDE = -3;

    private long[] codes;
    private int[] next;
    private int[] buckets;
    private int size;
    /** Means nothing; without it the processor would be spared from reading ahead. */
    private long readAhead;

    /** @param expected number of records to make room for; more are taken too */
    public CompactCodes(int expected) {
        int room = Math.max(16, expected);
        codes = new long[room];
        next = new int[room];
        Arrays.fill(next, NO_CODE);
        buckets = emptyBuckets(room);
    }

    private static int[] emptyBuckets(int records) {
        int[] buckets = new int[Math.max(16, Integer.highestOneBit(Math.min(records, 1 << 30)))];
        Arrays.fill(buckets, NONE);
        return buckets;
    }

    /** @return number of records with a code, those set aside included */
    public int size() {
        return size;
    }

    /** @return bytes taken */
    public long memoryBytes() {
        return 8L * codes.length + 4L * next.length + 4L * buckets.length;
    }

    /** Sets the code of a record, instead of the one it had. */
    public void put(int record, long code) {
        setAside(record, code);
        if (size > buckets.length && buckets.length < 1 << 30) {
            rehash();
        }
        link(record);
    }

    /**
     * Sets the code of a record without making it found, so that a code which very many records have makes no look-up long: the
     * caller lists those elsewhere.
     */
    public void setAside(int record, long code) {
        remove(record);
        if (record >= codes.length) {
            growTo(record + 1);
        }
        codes[record] = code;
        next[record] = ASIDE;
        size++;
    }

    /** Forgets a record; nothing happens when it has no code. */
    public void remove(int record) {
        if (!holds(record)) {
            return;
        }
        if (next[record] != ASIDE) {
            unlink(record);
        }
        next[record] = NO_CODE;
        size--;
    }

    private void unlink(int record) {
        int bucket = bucket(codes[record]);
        int before = NONE;
        int each = buckets[bucket];
        while (each != record) {
            before = each;
            each = next[each];
        }
        if (before == NONE) {
            buckets[bucket] = next[record];
        } else {
            next[before] = next[record];
        }
    }

    /** @return whether the record has a code, set aside or not */
    public boolean holds(int record) {
        return record < next.length && next[record] != NO_CODE;
    }

    /** @return whether the record's code was set aside */
    public boolean isAside(int record) {
        return record < next.length && next[record] == ASIDE;
    }

    /** @return the code of a record that {@link #holds} one */
    public long code(int record) {
        return codes[record];
    }

    /** Names the records with this code to {@code found}, in no order and without those set aside. */
    public void find(long code, IntConsumer found) {
        for (int record = buckets[bucket(code)]; record != NONE; record = next[record]) {
            if (codes[record] == code) {
                found.accept(record);
            }
        }
    }

    /** @return how many records {@link #find} names, if that is at most {@code most}; otherwise {@code most + 1} */
    int count(long code, int most) {
        int count = 0;
        for (int record = buckets[bucket(code)]; record != NONE && count <= most; record = next[record]) {
            count += codes[record] == code ? 1 : 0;
        }
        return count;
    }

    /** Reads what {@link #put} and {@link #count} will need for these codes, which changes nothing; see {@link RecordSlots#readAhead}. */
    void readAhead(long[] wanted) {
        int[] at = new int[wanted.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(0, buckets[bucket(wanted[i])]);
        }
        for (int step = 0; step < 2; step++) {
            for (int i = 0; i < at.length; i++) {
                readAhead ^= codes[at[i]];
                at[i] = Math.max(0, next[at[i]]);
            }
        }
    }

    private int bucket(long code) {
        return (int) (code ^ code >>> 32) & buckets.length - 1;
    }

    private void link(int record) {
        int bucket = bucket(codes[record]);
        next[record] = buckets[bucket];
        buckets[bucket] = record;
    }

    private void growTo(int records) {
        int before = codes.length;
        int room = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(records, before + (before >>> 2)));
        codes = Arrays.copyOf(codes, room);
        next = Arrays.copyOf(next, room);
        Arrays.fill(next, before, room, NO_CODE);
    }

    private void rehash() {
        buckets = new int[buckets.length * 2];
        Arrays.fill(buckets, NONE);
        for (int record = 0; record < next.length; record++) {
            if (next[record] >= NONE) {
                link(record);
            }
        }
    }
}

package dev.crmbridge.dedupe.bulk;

import java.util.Arrays;

/**
 * Which hashes of a partition may be there more than once. Most keys are unique, so that only the few that may be repeated need a place in a
 * table. Two bits for each of 8 to 16 times as many places as hashes stay in the processor's cache, where a table would not.
 *
 * <p>A hash that is there twice is always told; up to one in eight of those that are there once are told too. Used for one partition after the
 * other. Not thread-safe.
 */
final class RepeatedHashes {
    private static final int PLACES_PER_HASH = 16;
    private static final int MOST_WORDS = 1 << 24;

    private long[] once = new long[0];
    private long[] again = new long[0];
    private int mask;

    /** Looks at the hashes of a partition; those of the one before are forgotten. */
    void of(KeyBlock[] blocks, int count) {
        makeRoom(count);
        for (KeyBlock block : blocks) {
            look(block);
        }
    }

    /** @return 1 when the hash may be there more than once, otherwise 0 */
    int mayRepeat(long hash) {
        return (int) (again[word(hash)] >>> hash) & 1;
    }

    private void makeRoom(int count) {
        long wanted = Integer.highestOneBit(count) * (long) PLACES_PER_HASH / Long.SIZE;
        int words = (int) Math.max(1, Math.min(MOST_WORDS, wanted));
        mask = words - 1;
        if (once.length < words) {
            once = new long[words];
            again = new long[words];
        } else {
            Arrays.fill(once, 0, words, 0);
            Arrays.fill(again, 0, words, 0);
        }
    }

    private void look(KeyBlock block) {
        for (int entry = 0; entry < block.entries(); entry++) {
            long hash = block.hash(entry);
            int word = word(hash);
            long place = 1L << hash;
            again[word] |= once[word] & place;
            once[word] |= place;
        }
    }

    private int word(long hash) {
        return (int) (hash >>> 6) & mask;
    }
}

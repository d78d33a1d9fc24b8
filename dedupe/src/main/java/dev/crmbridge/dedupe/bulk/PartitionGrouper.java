package dev.crmbridge.dedupe.bulk;

import java.util.Arrays;

/**
 * Groups the keys of one partition after the other; keeps its working arrays for the next. Not thread-safe.
 *
 * <p>Open addressing over the hash, for those entries only whose hash may be there more than once; entries with an equal key are chained
 * behind the first of them.
 */
final class PartitionGrouper {
    private static final int MOST_BLOCKS = 1 << 31 - KeyStream.ENTRY_BITS;
    private static final int IN_BLOCK = (1 << KeyStream.ENTRY_BITS) - 1;

    private final RepeatedHashes repeated = new RepeatedHashes();
    private long[] hashes = new long[0];
    private int[] rows = new int[0];
    private int[] places = new int[0];
    private int[] next = new int[0];
    private int[] last = new int[0];
    private int[] sizes = new int[0];
    private int[] slots = new int[0];
    private int[] heads = new int[0];
    private int groups;
    private int[] members = new int[16];

    /** Adds the groups of {@code partition} to {@code into}. */
    void group(KeyPartition partition, KeySpill spill, GroupCollector into) {
        int all = partition.entries();
        KeyBlock[] blocks = partition.take(spill);
        if (all < 2) {
            return;
        }
        repeated.of(blocks, all);
        int count = readHeads(blocks);
        int mask = Integer.highestOneBit(count | 1) * 4 - 1;
        if (slots.length <= mask) {
            slots = new int[mask + 1];
        } else {
            Arrays.fill(slots, 0, mask + 1, 0);
        }
        makeRoom(count);
        groups = 0;
        for (int entry = 0; entry < count; entry++) {
            place(entry, mask, blocks);
        }
        emit(into);
    }

    private void makeRoom(int count) {
        if (next.length < count) {
            int size = hashes.length;
            next = new int[size];
            last = new int[size];
            sizes = new int[size];
            heads = new int[size];
        }
    }

    /** @return how many entries may be in a group; the others have no entry with an equal hash */
    private int readHeads(KeyBlock[] blocks) {
        if (blocks.length > MOST_BLOCKS) {
            throw new KeySpillFailure(
                    "there are too many keys for one run; compare fewer rows or rules at a time", null);
        }
        int read = 0;
        for (int b = 0; b < blocks.length; b++) {
            KeyBlock block = blocks[b];
            makeRoomForHeads(read + block.entries());
            for (int i = 0; i < block.entries(); i++) {
                long hash = block.hash(i);
                hashes[read] = hash;
                rows[read] = block.row(i);
                places[read] = b << KeyStream.ENTRY_BITS | i;
                read += repeated.mayRepeat(hash); // otherwise the next one takes its place: quicker than a branch
            }
        }
        return read;
    }

    private void makeRoomForHeads(int count) {
        if (hashes.length < count) {
            int size = (int) Math.min(Integer.MAX_VALUE - 8L, count + (count >>> 1) + 1024L);
            hashes = Arrays.copyOf(hashes, size);
            rows = Arrays.copyOf(rows, size);
            places = Arrays.copyOf(places, size);
        }
    }

    private void place(int entry, int mask, KeyBlock[] blocks) {
        long hash = hashes[entry];
        int slot = (int) hash & mask;
        for (int head = slots[slot]; head != 0; head = slots[slot]) {
            int first = head - 1;
            if (hashes[first] == hash && sameKey(first, entry, blocks)) {
                next[last[first]] = entry;
                last[first] = entry;
                if (++sizes[first] == 2) {
                    heads[groups++] = first;
                }
                return;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = entry + 1;
        last[entry] = entry;
        sizes[entry] = 1;
    }

    private boolean sameKey(int one, int other, KeyBlock[] blocks) {
        KeyBlock first = blocks[places[one] >>> KeyStream.ENTRY_BITS];
        KeyBlock second = blocks[places[other] >>> KeyStream.ENTRY_BITS];
        return first.sameKey(places[one] & IN_BLOCK, second, places[other] & IN_BLOCK);
    }

    private void emit(GroupCollector into) {
        for (int group = 0; group < groups; group++) {
            int head = heads[group];
            int size = sizes[head];
            if (members.length < size) {
                members = new int[size * 2];
            }
            int entry = head;
            for (int i = 0; i < size; i++) {
                members[i] = rows[entry];
                entry = next[entry];
            }
            Arrays.sort(members, 0, size);
            into.add(members, size);
        }
    }
}

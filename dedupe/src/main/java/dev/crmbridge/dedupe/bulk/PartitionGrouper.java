package dev.crmbridge.dedupe.bulk;

import java.util.Arrays;

/**
 * Groups the keys of one partition after the other; keeps its working arrays for the next. Not thread-safe.
 *
 * <p>Open addressing over the hash; entries with an equal key are chained behind the first of them.
 */
final class PartitionGrouper {
    private static final int MOST_BLOCKS = 1 << 31 - KeyStream.ENTRY_BITS;
    private static final int IN_BLOCK = (1 << KeyStream.ENTRY_BITS) - 1;

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
        int count = partition.entries();
        KeyBlock[] blocks = partition.take(spill);
        if (count < 2) {
            return;
        }
        makeRoom(count);
        readHeads(blocks);
        int mask = Integer.highestOneBit(count) * 4 - 1;
        if (slots.length <= mask) {
            slots = new int[mask + 1];
        } else {
            Arrays.fill(slots, 0, mask + 1, 0);
        }
        groups = 0;
        for (int entry = 0; entry < count; entry++) {
            place(entry, mask, blocks);
        }
        emit(into);
    }

    private void makeRoom(int count) {
        if (hashes.length < count) {
            int size = count + (count >>> 2);
            hashes = new long[size];
            rows = new int[size];
            places = new int[size];
            next = new int[size];
            last = new int[size];
            sizes = new int[size];
            heads = new int[size];
        }
    }

    private void readHeads(KeyBlock[] blocks) {
        if (blocks.length > MOST_BLOCKS) {
            throw new KeySpillFailure(
                    "there are too many keys for one run; compare fewer rows or rules at a time", null);
        }
        int entry = 0;
        for (int b = 0; b < blocks.length; b++) {
            KeyBlock block = blocks[b];
            for (int i = 0; i < block.entries(); i++) {
                hashes[entry] = block.hash(i);
                rows[entry] = block.row(i);
                places[entry] = b << KeyStream.ENTRY_BITS | i;
                entry++;
            }
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

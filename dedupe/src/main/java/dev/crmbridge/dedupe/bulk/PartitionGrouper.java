package dev.crmbridge.dedupe.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups the keys of one partition after the other; keeps its working arrays for the next. Not thread-safe.
 *
 * <p>Open addressing over the hash; entries with an equal key are chained behind the first of them.
 */
final class PartitionGrouper {
    private long[] hashes = new long[0];
    private int[] rows = new int[0];
    private int[] blockOf = new int[0];
    private int[] offsets = new int[0];
    private int[] next = new int[0];
    private int[] last = new int[0];
    private int[] sizes = new int[0];
    private int[] slots = new int[0];
    private int[] members = new int[16];

    /** Adds the groups of {@code partition} to {@code into}. */
    void group(KeyPartition partition, KeySpill spill, GroupCollector into) {
        int count = partition.entries();
        List<Integer> lengths = new ArrayList<>();
        List<byte[]> taken = partition.take(spill, lengths);
        if (count < 2) {
            return;
        }
        byte[][] blocks = taken.toArray(new byte[0][]);
        makeRoom(count);
        readHeads(blocks, lengths);
        int mask = Integer.highestOneBit(count) * 4 - 1;
        if (slots.length <= mask) {
            slots = new int[mask + 1];
        } else {
            Arrays.fill(slots, 0, mask + 1, 0);
        }
        boolean any = false;
        for (int entry = 0; entry < count; entry++) {
            any |= place(entry, mask, blocks);
        }
        if (any) {
            emit(count, into);
        }
    }

    private void makeRoom(int count) {
        if (hashes.length < count) {
            int size = count + (count >>> 2);
            hashes = new long[size];
            rows = new int[size];
            blockOf = new int[size];
            offsets = new int[size];
            next = new int[size];
            last = new int[size];
            sizes = new int[size];
        }
    }

    private void readHeads(byte[][] blocks, List<Integer> lengths) {
        int entry = 0;
        for (int b = 0; b < blocks.length; b++) {
            byte[] block = blocks[b];
            int end = lengths.get(b);
            for (int at = 0; at < end; entry++) {
                hashes[entry] = (long) KeyStream.LONGS.get(block, at);
                rows[entry] = (int) KeyStream.INTS.get(block, at + 8);
                blockOf[entry] = b;
                offsets[entry] = at + 12;
                at += KeyPartition.HEAD + (int) KeyStream.INTS.get(block, at + 12);
            }
        }
    }

    /** @return whether the entry joined an earlier one */
    private boolean place(int entry, int mask, byte[][] blocks) {
        long hash = hashes[entry];
        int slot = (int) hash & mask;
        for (int head = slots[slot]; head != 0; head = slots[slot]) {
            int first = head - 1;
            if (hashes[first] == hash && sameKey(first, entry, blocks)) {
                next[last[first]] = entry;
                last[first] = entry;
                sizes[first]++;
                return true;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = entry + 1;
        last[entry] = entry;
        sizes[entry] = 1;
        return false;
    }

    private boolean sameKey(int one, int other, byte[][] blocks) {
        byte[] first = blocks[blockOf[one]];
        byte[] second = blocks[blockOf[other]];
        int firstAt = offsets[one];
        int secondAt = offsets[other];
        int length = (int) KeyStream.INTS.get(first, firstAt);
        return length == (int) KeyStream.INTS.get(second, secondAt)
                && Arrays.equals(first, firstAt + 4, firstAt + 4 + length, second, secondAt + 4, secondAt + 4 + length);
    }

    private void emit(int count, GroupCollector into) {
        // An entry that joined another has no size of its own: it is reached through the chain only.
        for (int slot = 0, end = Integer.highestOneBit(count) * 4; slot < end; slot++) {
            int head = slots[slot] - 1;
            if (head >= 0 && sizes[head] > 1) {
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
}

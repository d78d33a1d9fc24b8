package dev.crmbridge.dedupe.bulk;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one thread adds to one partition. Not thread-safe.
 *
 * <p>Blocks start small, because many partitions stay small, and stay small enough for the blocks of all partitions to be in the
 * processor's cache while they are filled.
 */
final class KeyStream {
    private static final int FIRST_BLOCK = 512;
    private static final int LARGEST_BLOCK = 8192;

    /** Number of bits that number the entries of any block; a larger one has a single entry. */
    static final int ENTRY_BITS = Integer.numberOfTrailingZeros(LARGEST_BLOCK / KeyBlock.HEAD);

    private final KeyPartition partition;
    private final AtomicLong room;
    private final KeySpill spill;
    private byte[] block = new byte[0];
    private int lowest;
    private int entries;

    KeyStream(KeyPartition partition, AtomicLong room, KeySpill spill) {
        this.partition = partition;
        this.room = room;
        this.spill = spill;
    }

    void append(long hash, int row, byte[] key, int from, int length) {
        int size = KeyBlock.HEAD + length;
        if (lowest - entries * KeyBlock.HEAD < size) {
            makeRoom(size);
        }
        lowest -= length;
        KeyBlock.put(block, entries, hash, row, lowest);
        System.arraycopy(key, from, block, lowest, length);
        entries++;
    }

    void flush() {
        if (entries > 0) {
            partition.add(new KeyBlock(block, entries), room, spill);
        }
        use(new byte[0]);
    }

    private void makeRoom(int size) {
        int next = Math.min(LARGEST_BLOCK, Math.max(FIRST_BLOCK, block.length * 4));
        boolean again = entries > 0 && partition.add(new KeyBlock(block, entries), room, spill);
        boolean other =
                !again || block.length < size || block.length > LARGEST_BLOCK; // one of its own is not used again
        use(other ? new byte[Math.max(next, size)] : block);
    }

    private void use(byte[] next) {
        block = next;
        lowest = next.length;
        entries = 0;
    }
}

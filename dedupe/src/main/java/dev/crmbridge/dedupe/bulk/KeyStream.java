package dev.crmbridge.dedupe.bulk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;

/** What one thread adds to one partition. Blocks start small, because many partitions stay small. Not thread-safe. */
final class KeyStream {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_BLOCK = 512;
    static final int LARGEST_BLOCK_BITS = 14;
    private static final int LARGEST_BLOCK = 1 << LARGEST_BLOCK_BITS;

    private final KeyPartition partition;
    private final AtomicLong room;
    private final KeySpill spill;
    private byte[] block = new byte[0];
    private int used;
    private int entries;

    KeyStream(KeyPartition partition, AtomicLong room, KeySpill spill) {
        this.partition = partition;
        this.room = room;
        this.spill = spill;
    }

    void append(long hash, int row, byte[] key, int from, int length) {
        int size = KeyPartition.HEAD + length;
        if (block.length - used < size) {
            makeRoom(size);
        }
        int at = used;
        LONGS.set(block, at, hash);
        INTS.set(block, at + 8, row);
        INTS.set(block, at + 12, length);
        System.arraycopy(key, from, block, at + KeyPartition.HEAD, length);
        used = at + size;
        entries++;
    }

    void flush() {
        if (entries > 0) {
            partition.add(block, used, entries, room, spill);
        }
        block = new byte[0];
        used = 0;
        entries = 0;
    }

    private void makeRoom(int size) {
        int next = Math.min(LARGEST_BLOCK, Math.max(FIRST_BLOCK, block.length * 4));
        boolean again = entries > 0 && partition.add(block, used, entries, room, spill);
        if (!again || block.length < size || block.length > LARGEST_BLOCK) { // a block of its own is not used again
            block = new byte[Math.max(next, size)];
        }
        used = 0;
        entries = 0;
    }
}

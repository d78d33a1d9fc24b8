package dev.crmbridge.dedupe.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one rule that share the upper bits of their hash, as blocks of entries, in memory or spilled.
 *
 * <p>An entry is the hash (8 bytes), the row (4), the length of the key (4) and the key. Thread-safe while filled.
 */
final class KeyPartition {
    static final int HEAD = 16;

    private final List<Block> blocks = new ArrayList<>();
    private int entries;

    /**
     * Entries, one after the other.
     *
     * @param bytes null when the block was spilled
     * @param position where it was spilled, otherwise 0
     */
    private record Block(byte @Nullable [] bytes, int length, long position) {}

    /**
     * Takes a block over.
     *
     * @param room what is left of the memory budget in bytes
     * @return whether the block was spilled, hence can be used again
     */
    synchronized boolean add(byte[] block, int length, int entriesInIt, AtomicLong room, KeySpill spill) {
        entries += entriesInIt;
        if (room.addAndGet(-block.length) >= 0) {
            blocks.add(new Block(block, length, 0));
            return false;
        }
        room.addAndGet(block.length);
        blocks.add(new Block(null, length, spill.write(block, length)));
        return true;
    }

    int entries() {
        return entries;
    }

    /** @return all blocks, those that were spilled read back; the partition is empty afterwards */
    List<byte[]> take(KeySpill spill, List<Integer> lengths) {
        List<byte[]> taken = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            byte[] bytes = block.bytes();
            taken.add(bytes == null ? spill.read(block.position(), block.length()) : bytes);
            lengths.add(block.length());
        }
        blocks.clear();
        return taken;
    }
}

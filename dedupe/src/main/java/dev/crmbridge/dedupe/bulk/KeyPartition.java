package dev.crmbridge.dedupe.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The keys of one rule that share the upper bits of their hash, in memory or spilled. Thread-safe while filled. */
final class KeyPartition {
    private final List<KeyBlock> inMemory = new ArrayList<>();
    private final List<Spilled> spilled = new ArrayList<>();
    private int entries;

    /**
     * A block that rests outside memory.
     *
     * @param position where it is
     * @param length in bytes
     */
    private record Spilled(long position, int length, int entries) {}

    /**
     * Takes a block over.
     *
     * @param room what is left of the memory budget in bytes
     * @return whether the block was spilled, hence can be used again
     */
    synchronized boolean add(KeyBlock block, AtomicLong room, KeySpill spill) {
        entries += block.entries();
        byte[] bytes = block.bytes();
        if (room.addAndGet(-bytes.length) >= 0) {
            inMemory.add(block);
            return false;
        }
        room.addAndGet(bytes.length);
        spilled.add(new Spilled(spill.write(bytes), bytes.length, block.entries()));
        return true;
    }

    int entries() {
        return entries;
    }

    /** @return all blocks, those that were spilled read back; the partition is empty afterwards */
    KeyBlock[] take(KeySpill spill) {
        KeyBlock[] taken = inMemory.toArray(new KeyBlock[inMemory.size() + spilled.size()]);
        int at = inMemory.size();
        for (Spilled each : spilled) {
            taken[at++] = new KeyBlock(spill.read(each.position(), each.length()), each.entries());
        }
        inMemory.clear();
        spilled.clear();
        return taken;
    }
}

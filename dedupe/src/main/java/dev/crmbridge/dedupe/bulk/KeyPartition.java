package dev.crmbridge.dedupe.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The keys of one rule that share the upper bits of their hash, in memory or spilled. Thread-safe while filled. */
final class KeyPartition {
    private final List<Kept> blocks = new ArrayList<>();
    private int entries;

    /**
     * A block.
     *
     * @param bytes null when it was spilled
     * @param position where it was spilled, otherwise 0
     */
    private record Kept(byte @Nullable [] bytes, int length, int entries, long position) {
        private KeyBlock block(KeySpill spill) {
            return new KeyBlock(bytes == null ? spill.read(position, length) : bytes, entries);
        }
    }

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
            blocks.add(new Kept(bytes, bytes.length, block.entries(), 0));
            return false;
        }
        room.addAndGet(bytes.length);
        blocks.add(new Kept(null, bytes.length, block.entries(), spill.write(bytes)));
        return true;
    }

    int entries() {
        return entries;
    }

    /** @return all blocks, those that were spilled read back; the partition is empty afterwards */
    KeyBlock[] take(KeySpill spill) {
        KeyBlock[] taken = blocks.stream().map(kept -> kept.block(spill)).toArray(KeyBlock[]::new);
        blocks.clear();
        return taken;
    }
}

package dev.crmbridge.dedupe.bulk;

import java.util.ArrayList;
import java.util.List;

/** A spill that keeps the blocks in memory, for tests. */
final class HeapSpill implements KeySpill {
    private final List<byte[]> blocks = new ArrayList<>();

    @Override
    public synchronized long write(byte[] block) {
        blocks.add(block.clone());
        return blocks.size() - 1L;
    }

    @Override
    public synchronized byte[] read(long position, int length) {
        byte[] block = blocks.get((int) position);
        if (block.length != length) {
            throw new KeySpillFailure("another block was expected", null);
        }
        return block.clone();
    }

    synchronized int writes() {
        return blocks.size();
    }
}

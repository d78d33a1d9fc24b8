package dev.crmbridge.dedupe.bulk;

/** A place for keys that do not fit into memory. Thread-safe. Failures are thrown as {@link KeySpillFailure}. */
public interface KeySpill {
    /**
     * Keeps a block.
     *
     * @param block the caller reuses it
     * @return where it is, for {@link #read}
     */
    long write(byte[] block);

    /** @return the block that was kept at {@code position} */
    byte[] read(long position, int length);

    /** @return a place for callers with memory enough: there is none */
    static KeySpill none() {
        return new KeySpill() {
            @Override
            public long write(byte[] block) {
                throw new KeySpillFailure("the keys do not fit into memory and there is no place for them", null);
            }

            @Override
            public byte[] read(long position, int length) {
                throw new KeySpillFailure("nothing was kept", null);
            }
        };
    }
}

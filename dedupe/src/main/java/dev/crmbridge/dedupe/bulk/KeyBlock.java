package dev.crmbridge.dedupe.bulk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Entries of one partition in one array: heads from its front on, keys from its back on, so that heads can be read one after the other
 * without touching a key.
 *
 * <p>A head is the hash (8 bytes), the row (4) and where the key begins (4). A key ends where that of the entry before begins.
 *
 * @param entries number of entries in it
 */
record KeyBlock(byte[] bytes, int entries) {
    static final int HEAD = 16;
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Writes an entry; {@code begin} is where its key begins. */
    static void put(byte[] bytes, int entry, long hash, int row, int begin) {
        int head = entry * HEAD;
        LONGS.set(bytes, head, hash);
        INTS.set(bytes, head + 8, row);
        INTS.set(bytes, head + 12, begin);
    }

    long hash(int entry) {
        return (long) LONGS.get(bytes, entry * HEAD);
    }

    int row(int entry) {
        return (int) INTS.get(bytes, entry * HEAD + 8);
    }

    boolean sameKey(int entry, KeyBlock other, int otherEntry) {
        return Arrays.equals(
                bytes, begin(entry), end(entry), other.bytes, other.begin(otherEntry), other.end(otherEntry));
    }

    private int begin(int entry) {
        return (int) INTS.get(bytes, entry * HEAD + 12);
    }

    private int end(int entry) {
        return entry == 0 ? bytes.length : begin(entry - 1);
    }
}

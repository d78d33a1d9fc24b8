package dev.crmbridge.dedupe.matchcode;

import dev.crmbridge.dedupe.Matchcode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * MurmurHash3, the 128-bit variant for 64-bit machines (Austin Appleby, public domain). Not a cryptographic digest: who
 * can choose values can build collisions, therefore hits are compared value by value.
 */
final class Murmur3 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private Murmur3() {}

    /** @return the digest of all of {@code data} */
    static Matchcode hash128(byte[] data, long seed) {
        long h1 = seed;
        long h2 = seed;
        int blocksEnd = data.length & ~15;
        for (int i = 0; i < blocksEnd; i += 16) {
            h1 ^= mix1((long) LONGS.get(data, i));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= mix2((long) LONGS.get(data, i + 8));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        h1 ^= mix1(tail(data, blocksEnd));
        h2 ^= mix2(tail(data, blocksEnd + 8));
        h1 ^= data.length;
        h2 ^= data.length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        h2 += h1;
        return new Matchcode(h1, h2);
    }

    private static long mix1(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long mix2(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    /** @return up to 8 bytes from {@code start}, zeros behind the end */
    private static long tail(byte[] data, int start) {
        long k = 0;
        for (int i = Math.min(data.length, start + 8) - 1; i >= start; i--) {
            k = k << 8 | data[i] & 0xff;
        }
        return k;
    }

    private static long finish(long h) {
        long k = h;
        k = (k ^ k >>> 33) * 0xff51afd7ed558ccdL;
        k = (k ^ k >>> 33) * 0xc4ceb9fe1a85ec53L;
        return k ^ k >>> 33;
    }
}

package dev.crmbridge.dedupe.bulk;

/**
 * Multiplies 16 bytes of a key at a time, and folds the 128-bit product into the hash so far. Not cryptographic: who can choose keys can make
 * a run slow, never wrong.
 */
final class ProductHash implements KeyHash {
    // fractions of the golden ratio, of pi and of e: without a pattern, and nobody's choice
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long PI = 0x243F6A8885A308D3L;
    private static final long E = 0xB7E151628AED2A6BL;

    @Override
    public long of(byte[] bytes, int from, int length) {
        int end = from + length;
        long hash = length * E;
        if (length >= 16) {
            for (int at = from; at < end - 16; at += 16) {
                hash = folded(number(bytes, at) ^ GOLDEN ^ hash, number(bytes, at + 8) ^ PI);
            }
            hash = folded(
                    number(bytes, end - 16) ^ E ^ hash, number(bytes, end - 8) ^ PI); // may overlap the one before
        } else if (length >= 8) {
            hash = folded(number(bytes, from) ^ GOLDEN ^ hash, number(bytes, end - 8) ^ PI);
        } else {
            long few = 0;
            for (int at = from; at < end; at++) {
                few = few << 8 | bytes[at] & 0xff;
            }
            hash = folded(few ^ GOLDEN ^ hash, PI);
        }
        long mixed = (hash ^ hash >>> 32) * GOLDEN;
        return mixed ^ mixed >>> 29;
    }

    private static long number(byte[] bytes, int at) {
        return (long) KeyBlock.LONGS.get(bytes, at);
    }

    private static long folded(long one, long other) {
        return one * other ^ Math.multiplyHigh(one, other);
    }
}

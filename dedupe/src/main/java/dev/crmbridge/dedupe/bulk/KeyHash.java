package dev.crmbridge.dedupe.bulk;

/** Where a key belongs. Any function gives right answers; a bad one only makes them slow. */
@FunctionalInterface
public interface KeyHash {
    /** @return the hash of {@code length} bytes from {@code from}; its upper bits choose the partition */
    long of(byte[] bytes, int from, int length);

    /** @return a hash for any keys */
    static KeyHash standard() {
        return new ProductHash();
    }

    /** @return the hash for keys that are digests themselves, of at least 8 bytes: their first bytes */
    static KeyHash ofDigests() {
        return (bytes, from, length) -> (long) KeyBlock.LONGS.get(bytes, from);
    }
}

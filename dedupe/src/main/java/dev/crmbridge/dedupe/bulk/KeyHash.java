package dev.crmbridge.dedupe.bulk;

/** Where a key belongs. Any function gives right answers; a bad one only makes them slow. */
@FunctionalInterface
public interface KeyHash {
    /** @return the hash of {@code length} bytes from {@code from}; its upper bits choose the partition */
    long of(byte[] bytes, int from, int length);
}

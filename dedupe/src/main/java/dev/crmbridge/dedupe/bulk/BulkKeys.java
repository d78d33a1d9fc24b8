package dev.crmbridge.dedupe.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The keys of many rows under several rules, collected by several threads, then grouped once.
 *
 * <p>Memory: per key 16 bytes and the key itself, up to the budget; the rest goes to the spill. Each thread uses a
 * {@link Writer} of its own and closes it before {@link Grouping} starts.
 */
public final class BulkKeys {
    private static final int MOST_BITS = 8;
    private static final int MOST_PARTITIONS_BITS = 14;

    private final List<PairKind> rules;
    private final KeyHash hash;
    private final KeySpill spill;
    private final AtomicLong room;
    private final int bits;
    private final KeyPartition[][] partitions;

    /**
     * @param rules for each rule which pairs count
     * @param memoryBytes how much may be kept in memory
     * @param spill takes what is more
     */
    public BulkKeys(List<PairKind> rules, KeyHash hash, long memoryBytes, KeySpill spill) {
        this.rules = List.copyOf(rules);
        this.hash = hash;
        this.spill = spill;
        this.room = new AtomicLong(memoryBytes);
        this.bits = bits(rules.size());
        this.partitions = new KeyPartition[rules.size()][1 << bits];
        for (KeyPartition[] ofRule : partitions) {
            for (int i = 0; i < ofRule.length; i++) {
                ofRule[i] = new KeyPartition();
            }
        }
    }

    /** Fewer partitions for each of very many rules, so that all together stay few; at least two. */
    private static int bits(int rules) {
        int ofRules = 32 - Integer.numberOfLeadingZeros(Math.max(0, rules - 1));
        return Math.max(1, Math.min(MOST_BITS, MOST_PARTITIONS_BITS - ofRules));
    }

    /** @return a writer for one thread */
    public Writer writer() {
        return new Writer();
    }

    List<PairKind> rules() {
        return rules;
    }

    KeySpill spill() {
        return spill;
    }

    int partitions() {
        return 1 << bits;
    }

    KeyPartition partition(int rule, int partition) {
        return partitions[rule][partition];
    }

    /** Adds keys. Not thread-safe. */
    public final class Writer implements AutoCloseable {
        private final KeyStream[][] streams = new KeyStream[partitions.length][1 << bits];

        private Writer() {
            for (int rule = 0; rule < streams.length; rule++) {
                for (int i = 0; i < streams[rule].length; i++) {
                    streams[rule][i] = new KeyStream(partitions[rule][i], room, spill);
                }
            }
        }

        /**
         * Adds a key; the same key of the same row and rule is to be added once only.
         *
         * @param row at least 0
         * @param length number of bytes from {@code from}
         */
        public void add(int rule, int row, byte[] key, int from, int length) {
            long hashed = hash.of(key, from, length);
            streams[rule][(int) (hashed >>> 64 - bits)].append(hashed, row, key, from, length);
        }

        /** Hands over what is still held. */
        @Override
        public void close() {
            List<KeyStream> all = new ArrayList<>();
            for (KeyStream[] ofRule : streams) {
                all.addAll(List.of(ofRule));
            }
            all.forEach(KeyStream::flush);
        }
    }
}

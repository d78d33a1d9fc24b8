package dev.crmbridge.bench.bulk;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.index.CompactCodes;
import dev.crmbridge.dedupe.index.InMemoryMatchcodeStore;
import dev.crmbridge.dedupe.index.StoreMemory;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Time of one probe of the compact index alone, and of the store that holds what it compares exactly, at some sizes; half of the
 * probes find something. Arguments: numbers of codes,
 * those for the store as store=NUMBER.
 */
public final class ProbeBench {
    private static final int PROBES = 1_000_000;
    private static final String STORE = "store=";
    private static final int VALUE_BYTES = 25;

    private ProbeBench() {}

    public static void main(String[] args) {
        for (String arg : args) {
            if (arg.startsWith(STORE)) {
                measureStore(Integer.parseInt(arg.substring(STORE.length())));
            } else {
                measureIndex(Integer.parseInt(arg));
            }
        }
    }

    private static Matchcode code(int record) {
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(record).array();
        return Matchcoder.digest(key);
    }

    private static void measureIndex(int records) {
        CompactCodes codes = new CompactCodes(records);
        long start = System.nanoTime();
        for (int record = 0; record < records; record++) {
            codes.put(record, code(record).high());
        }
        double filled = (System.nanoTime() - start) / 1e9;
        report("index", records, filled, codes.memoryBytes(), code -> {
            int[] found = new int[1];
            codes.find(code.high(), record -> found[0]++);
            return found[0];
        });
    }

    private static void measureStore(int records) {
        String[] ids = new String[records]; // the caller's, as in the product
        for (int record = 0; record < records; record++) {
            ids[record] = new UUID(0, record).toString();
        }
        InMemoryMatchcodeStore store = new InMemoryMatchcodeStore();
        long start = System.nanoTime();
        for (int record = 0; record < records; record++) {
            store.put(new MatchcodeStore.Entry(
                    "mail", Side.MATCHING, "contact", ids[record], true, code(record), new byte[VALUE_BYTES]));
        }
        double filled = (System.nanoTime() - start) / 1e9;
        StoreMemory memory = store.memory();
        report(
                String.format(
                        Locale.ROOT,
                        "store (%.1f index, %.1f records, %.1f values of %d bytes)",
                        memory.index() / (double) records,
                        memory.records() / (double) records,
                        memory.values() / (double) records,
                        VALUE_BYTES),
                records,
                filled,
                memory.total(),
                code -> store.find("mail", Side.MATCHING, code).size());
    }

    private static void report(String what, int records, double filled, long bytes, ToIntFunction<Matchcode> probe) {
        long[] nanos = new long[PROBES];
        long found = 0;
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 3; round++) { // the last round counts, the others warm up
            for (int i = 0; i < PROBES; i++) {
                Matchcode code = code(random.nextInt(2 * records));
                long before = System.nanoTime();
                found += probe.applyAsInt(code);
                nanos[i] = System.nanoTime() - before;
            }
        }
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "%s, %,d codes: filled in %.2f s (%.1f M/s), %.1f bytes per record; probe p50 %d ns, p99 %d ns, p99.9 %d ns,"
                        + " longest %d ns (the clock itself included), %d found in three rounds",
                what,
                records,
                filled,
                records / filled / 1e6,
                bytes / (double) records,
                nanos[PROBES / 2],
                nanos[PROBES / 100 * 99],
                nanos[PROBES / 1000 * 999],
                nanos[PROBES - 1],
                found));
    }
}

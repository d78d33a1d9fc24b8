package dev.crmbridge.bench.bulk;

import dev.crmbridge.dedupe.index.CompactCodes;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** Time of one probe of the compact index at some sizes, half of them finding something. Arguments: numbers of codes. */
public final class ProbeBench {
    private static final int PROBES = 1_000_000;

    private ProbeBench() {}

    public static void main(String[] args) {
        for (String arg : args) {
            measure(Integer.parseInt(arg));
        }
    }

    private static long code(int record) {
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(record).array();
        return Matchcoder.digest(key).high();
    }

    private static void measure(int records) {
        CompactCodes codes = new CompactCodes(records);
        long start = System.nanoTime();
        for (int record = 0; record < records; record++) {
            codes.put(record, code(record));
        }
        double filled = (System.nanoTime() - start) / 1e9;
        long[] nanos = new long[PROBES];
        long[] found = new long[1];
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 3; round++) { // the last round counts, the others warm up
            for (int i = 0; i < PROBES; i++) {
                long code = code(random.nextInt(2 * records));
                long before = System.nanoTime();
                codes.find(code, record -> found[0]++);
                nanos[i] = System.nanoTime() - before;
            }
        }
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "%,d codes: filled in %.2f s (%.1f M/s), %.1f bytes per record; probe p50 %d ns, p99 %d ns, p99.9 %d ns,"
                        + " longest %d ns (the clock itself included), %d found in three rounds",
                records,
                filled,
                records / filled / 1e6,
                codes.memoryBytes() / (double) records,
                nanos[PROBES / 2],
                nanos[PROBES / 100 * 99],
                nanos[PROBES / 1000 * 999],
                nanos[PROBES - 1],
                found[0]));
    }
}

package dev.crmbridge.bench.bulk;

import dev.crmbridge.bench.bulk.BulkBench.Found;
import dev.crmbridge.dedupe.bulk.BulkControl;
import dev.crmbridge.dedupe.bulk.BulkKeys;
import dev.crmbridge.dedupe.bulk.Grouping;
import dev.crmbridge.dedupe.bulk.KeyHash;
import dev.crmbridge.dedupe.bulk.KeySpill;
import dev.crmbridge.dedupe.bulk.PairKind;
import dev.crmbridge.dedupe.bulk.Population;
import dev.crmbridge.dedupe.bulk.RuleGroups;
import dev.crmbridge.dedupe.bulk.Workers;
import dev.crmbridge.dedupe.file.CsvFormat;
import dev.crmbridge.dedupe.file.FileDetection;
import dev.crmbridge.dedupe.file.FilePlan;
import dev.crmbridge.dedupe.spec.RuleSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** This engine, from a file and from keys that are in memory already. */
final class OurBulk {
    static final String RULE = "exact(firstname)+exact(lastname)+exact(email)+exact(postcode)";

    private final KeyHash hash;
    private byte[] bytes = new byte[1 << 28];
    private int[] starts = new int[1 << 20];
    private int count;

    private OurBulk(KeyHash hash) {
        this.hash = hash;
    }

    static Found file(Path file) throws Exception {
        var plan = new FilePlan(
                List.of(file),
                List.of(RuleSpec.parse(RULE)),
                FilePlan.Blanks.IGNORE,
                CsvFormat.detected(),
                ZoneOffset.UTC,
                new FilePlan.Resources(
                        BulkBench.THREADS,
                        Runtime.getRuntime().maxMemory() / 2,
                        Path.of(System.getProperty("java.io.tmpdir"))));
        return found(FileDetection.run(plan, BulkControl.none()).rules().get(0).groups());
    }

    /** The keys of all rows as text in lower case, joined by a bar; the same that DuckDB gets. */
    static OurBulk keys(Path file) throws Exception {
        return read(file, new OurBulk(KeyHash.standard()), key -> key);
    }

    /** The keys of all rows as 128-bit digests. */
    static OurBulk codes(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        return read(file, new OurBulk(KeyHash.ofDigests()), digest::digest);
    }

    private static OurBulk read(Path file, OurBulk keys, UnaryOperator<byte[]> form) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                keys.add(form.apply(key(line).getBytes(StandardCharsets.US_ASCII)));
            }
        }
        return keys;
    }

    private static String key(String line) {
        String[] fields = line.split(",");
        return fields[1].trim().toLowerCase(Locale.ROOT) + "|"
                + fields[2].trim().toLowerCase(Locale.ROOT) + "|"
                + fields[3].trim().toLowerCase(Locale.ROOT) + "|" + fields[4].trim();
    }

    private void add(byte[] key) {
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        int start = starts[count];
        if (start + key.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(key, 0, bytes, start, key.length);
        starts[++count] = start + key.length;
    }

    Found group() {
        var keys = new BulkKeys(List.of(PairKind.within()), hash, Long.MAX_VALUE / 2, KeySpill.none());
        try (var workers = new Workers(BulkBench.THREADS)) {
            AtomicInteger next = new AtomicInteger();
            int slice = 1 << 16;
            workers.each(() -> {
                try (BulkKeys.Writer writer = keys.writer()) {
                    for (int from = next.getAndAdd(slice); from < count; from = next.getAndAdd(slice)) {
                        int to = Math.min(count, from + slice);
                        for (int row = from; row < to; row++) {
                            writer.add(0, row, bytes, starts[row], starts[row + 1] - starts[row]);
                        }
                    }
                }
                return true;
            });
            return found(Grouping.of(keys, Population.ofOneType(), workers, BulkControl.none())
                    .get(0));
        }
    }

    private static Found found(RuleGroups groups) {
        return new Found(groups.count(), groups.places());
    }
}

package dev.crmbridge.bench.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * One measurement per process, so that memory can be compared. Arguments:
 * {@code make FILE ROWS} · {@code ours-file FILE} · {@code duckdb-file FILE} · {@code ours-keys FILE} ·
 * {@code duckdb-keys FILE} · {@code ours-codes FILE} · {@code duckdb-codes FILE}. Every measurement runs five times in
 * its process; each time is printed.
 */
public final class BulkBench {
    static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final int RUNS = 5;

    private BulkBench() {}

    /** What a run found, to be compared between engines. */
    record Found(long groups, long members) {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        switch (args[0]) {
            case "make" -> PeopleFile.write(file, Integer.parseInt(args[2]), 1);
            case "ours-file" -> measure(args[0], () -> OurBulk.file(file));
            case "ours-keys" -> {
                OurBulk keys = OurBulk.keys(file);
                measure(args[0], keys::group);
            }
            case "ours-codes" -> {
                OurBulk codes = OurBulk.codes(file);
                measure(args[0], codes::group);
            }
            case "duckdb-file", "duckdb-keys", "duckdb-codes" -> {
                try (DuckBulk duck = new DuckBulk(file, args[0])) {
                    measure(args[0] + " counted", duck::count);
                    measure(args[0] + " with members", duck::members);
                }
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void measure(String what, Callable<Found> run) throws Exception {
        double[] seconds = new double[RUNS];
        Found found = new Found(0, 0);
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            found = run.call();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-28s", what));
        for (double each : seconds) {
            line.append(String.format(Locale.ROOT, " %6.2f", each));
        }
        java.util.Arrays.sort(seconds);
        System.out.println(line.append(String.format(
                Locale.ROOT,
                "  median %.2f s, best %.2f s, %d groups, %d members, peak RSS %d MB",
                seconds[RUNS / 2],
                seconds[0],
                found.groups(),
                found.members(),
                peakMegabytes())));
    }

    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}

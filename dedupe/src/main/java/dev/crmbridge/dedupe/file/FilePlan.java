package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.spec.RuleSpec;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * What to look for in which files.
 *
 * @param files one: pairs within it; two: pairs of a row of each
 * @param rules at least one
 * @param blanks what a blank equals
 * @param zone of times without offset, and in which a time becomes a day
 * @param resources what the run may use
 */
public record FilePlan(
        List<Path> files, List<RuleSpec> rules, Blanks blanks, CsvFormat format, ZoneId zone, Resources resources) {
    public FilePlan {
        files = List.copyOf(files);
        rules = List.copyOf(rules);
        if (files.isEmpty() || files.size() > 2 || rules.isEmpty()) {
            throw new IllegalArgumentException("one or two files and at least one rule are needed");
        }
    }

    /** What a blank value equals. */
    public enum Blanks {
        /** A row that is blank in any column of a rule has no key under it. */
        IGNORE,
        /** Two blanks are equal, but a row that is blank in all columns of a rule matches nothing. */
        EQUAL,
        /** Two blanks are equal, also when everything is blank. A rule with one column ignores blanks all the same. */
        EQUAL_THROUGHOUT
    }

    /**
     * @param threads at least 1
     * @param memoryBytes how much of the keys is kept in memory
     * @param folder where the rest goes, in a file that is gone afterwards
     */
    public record Resources(int threads, long memoryBytes, Path folder) {
        /** @return all processors, half of the memory Java may use, the system's folder for temporary files */
        public static Resources ofThisMachine() {
            Runtime runtime = Runtime.getRuntime();
            return new Resources(
                    runtime.availableProcessors(),
                    runtime.maxMemory() / 2,
                    Path.of(System.getProperty("java.io.tmpdir")));
        }
    }
}

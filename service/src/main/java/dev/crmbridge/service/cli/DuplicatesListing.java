package dev.crmbridge.service.cli;

import dev.crmbridge.dedupe.bulk.RuleGroups;
import dev.crmbridge.dedupe.file.FileResult;
import dev.crmbridge.dedupe.file.FileResult.RuleResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Groups or pairs as CSV: rows by file (1 or 2) and line. Groups: one line per row, {@code rule,group,file,line}. Pairs:
 * one line per pair and rule, {@code rule,file1,line1,file2,line2}.
 */
final class DuplicatesListing {
    private final FileResult result;
    private final boolean across;
    private final int maxGroup;

    DuplicatesListing(FileResult result, boolean across, int maxGroup) {
        this.result = result;
        this.across = across;
        this.maxGroup = maxGroup;
    }

    /** Writes a file that is either complete or not there. */
    boolean write(Path file, boolean groups) throws IOException {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("."));
        Path unfinished = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
        try {
            boolean all;
            try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
                all = write(writer, groups);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return all;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** @return whether all pairs were written */
    boolean write(PrintWriter writer, boolean groups) throws IOException {
        var buffered = new BufferedWriter(writer);
        boolean all = write(buffered, groups);
        buffered.flush();
        return all;
    }

    private boolean write(BufferedWriter writer, boolean groups) throws IOException {
        writer.write(groups ? "rule,group,file,line\n" : "rule,file1,line1,file2,line2\n");
        boolean all = true;
        for (int rule = 0; rule < result.rules().size(); rule++) {
            RuleResult found = result.rules().get(rule);
            int number = 0;
            for (int group : found.groups().inOrder()) {
                number++;
                if (groups) {
                    group(writer, rule + 1, number, found.groups(), group);
                } else if (found.groups().size(group) > maxGroup) {
                    all = false;
                } else {
                    pairs(writer, rule + 1, found.groups(), group);
                }
            }
        }
        return all;
    }

    private void group(Writer writer, int rule, int number, RuleGroups groups, int group) throws IOException {
        for (int i = 0; i < groups.size(group); i++) {
            writer.write(rule + "," + number + "," + place(groups.row(group, i)) + "\n");
        }
    }

    private void pairs(Writer writer, int rule, RuleGroups groups, int group) throws IOException {
        for (int i = 0; i < groups.size(group); i++) {
            int one = groups.row(group, i);
            for (int j = i + 1; j < groups.size(group); j++) {
                int other = groups.row(group, j);
                if (!across || result.file(one) != result.file(other)) {
                    writer.write(rule + "," + place(one) + "," + place(other) + "\n");
                }
            }
        }
    }

    private String place(int row) {
        return (result.file(row) + 1) + "," + result.line(row);
    }
}

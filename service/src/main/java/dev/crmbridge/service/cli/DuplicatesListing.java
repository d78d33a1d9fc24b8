package dev.crmbridge.service.cli;

import dev.crmbridge.dedupe.bulk.PairOwners;
import dev.crmbridge.dedupe.bulk.RuleGroups;
import dev.crmbridge.dedupe.file.FileResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Groups or pairs as CSV: rows by file (1 or 2) and line. Groups: one line per row, {@code rule,group,file,line}. Pairs:
 * one line per pair and rule, {@code rule,file1,line1,file2,line2}; a pair that is in several groups of a rule is written with the first.
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
        Path unfinished = ResultFile.beside(file);
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
            RuleGroups found = result.rules().get(rule).groups();
            if (groups) {
                groups(writer, rule + 1, found);
            } else {
                all &= pairs(writer, rule + 1, found);
            }
        }
        return all;
    }

    private void groups(Writer writer, int rule, RuleGroups groups) throws IOException {
        int number = 0;
        for (int group : groups.inOrder()) {
            number++;
            group(writer, rule, number, groups, group);
        }
    }

    private boolean pairs(Writer writer, int rule, RuleGroups groups) throws IOException {
        boolean all = true;
        PairOwners owners = PairOwners.of(groups, maxGroup);
        for (int group : groups.inOrder()) {
            if (groups.size(group) > maxGroup) {
                all = false;
            } else {
                pairs(writer, rule, groups, group, owners);
            }
        }
        return all;
    }

    private void group(Writer writer, int rule, int number, RuleGroups groups, int group) throws IOException {
        for (int i = 0; i < groups.size(group); i++) {
            writer.write(rule + "," + number + "," + place(groups.row(group, i)) + "\n");
        }
    }

    private void pairs(Writer writer, int rule, RuleGroups groups, int group, PairOwners owners) throws IOException {
        for (int i = 0; i < groups.size(group); i++) {
            int one = groups.row(group, i);
            for (int j = i + 1; j < groups.size(group); j++) {
                int other = groups.row(group, j);
                if ((!across || result.file(one) != result.file(other)) && owners.owns(group, one, other)) {
                    writer.write(rule + "," + place(one) + "," + place(other) + "\n");
                }
            }
        }
    }

    private String place(int row) {
        return (result.file(row) + 1) + "," + result.line(row);
    }
}

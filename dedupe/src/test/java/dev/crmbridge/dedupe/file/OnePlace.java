package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.bulk.BulkControl;
import dev.crmbridge.dedupe.bulk.RuleGroups;
import dev.crmbridge.dedupe.spec.RuleSpec;
import dev.crmbridge.dedupe.spec.RuleSpecProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What this engine finds in files, in one process, in the form in which others are compared with it.
 *
 * @param result all of it
 * @param ids for each file the id of each line from 1
 */
public record OnePlace(FileResult result, List<List<String>> ids) {
    /** @param id column that names a row within its file; without quotes, commas and line breaks */
    public static OnePlace of(
            List<Path> files, String id, List<OracleRule> rules, FilePlan.Blanks blanks, FilePlan.Resources resources)
            throws IOException, RuleSpecProblem {
        List<RuleSpec> specs = new ArrayList<>();
        for (OracleRule rule : rules) {
            specs.add(RuleSpec.parse(rule.text()));
        }
        List<List<String>> ids = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            int column = Arrays.stream(lines.get(0).split(","))
                    .map(String::strip)
                    .toList()
                    .indexOf(id);
            ids.add(lines.stream().map(line -> line.split(",")[column].strip()).toList());
        }
        FilePlan plan = new FilePlan(files, specs, blanks, CsvFormat.detected(), ZoneOffset.UTC, resources);
        return new OnePlace(FileDetection.run(plan, BulkControl.none()), ids);
    }

    /** @return the groups of a rule, each with its rows as file from 1 and id */
    public Set<Set<String>> groups(int rule) {
        RuleGroups found = result.rules().get(rule).groups();
        Set<Set<String>> groups = new HashSet<>();
        for (int group = 0; group < found.count(); group++) {
            Set<String> members = new TreeSet<>();
            for (int i = 0; i < found.size(group); i++) {
                int row = found.row(group, i);
                members.add(
                        result.file(row) + 1 + ":" + ids.get(result.file(row)).get(result.line(row) - 1));
            }
            groups.add(members);
        }
        return groups;
    }
}

package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.bulk.BulkControl;
import dev.crmbridge.dedupe.bulk.BulkControl.Stage;
import dev.crmbridge.dedupe.bulk.BulkKeys;
import dev.crmbridge.dedupe.bulk.Grouping;
import dev.crmbridge.dedupe.bulk.KeyHash;
import dev.crmbridge.dedupe.bulk.PairCount;
import dev.crmbridge.dedupe.bulk.PairKind;
import dev.crmbridge.dedupe.bulk.Population;
import dev.crmbridge.dedupe.bulk.RuleGroups;
import dev.crmbridge.dedupe.bulk.Workers;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Finds the duplicates in one file or between two, in one pass over each for all rules. Files may be larger than
 * memory: rows are not kept, keys beyond the budget rest on disk.
 */
public final class FileDetection {
    private final FilePlan plan;
    private final BulkControl control;
    private final KeyHash hash;
    private final List<PublishedRule> rules;

    private FileDetection(FilePlan plan, BulkControl control, KeyHash hash) {
        this.plan = plan;
        this.control = control;
        this.hash = hash;
        try {
            rules = CellRules.of(plan.rules(), plan.files().size() == 2, plan.blanks(), plan.zone());
        } catch (IllegalArgumentException problem) {
            throw FileProblem.ofRule(plan.files().get(0), String.valueOf(problem.getMessage()));
        }
    }

    /**
     * @throws FileProblem when a file cannot be read or a rule does not fit it
     * @throws java.util.concurrent.CancellationException when {@code control} stops the run
     * @throws dev.crmbridge.dedupe.bulk.KeySpillFailure when keys do not fit into memory and the disk fails
     */
    public static FileResult run(FilePlan plan, BulkControl control) {
        return run(plan, control, KeyHash.standard());
    }

    /** As above, with a hash of the caller's choice. */
    static FileResult run(FilePlan plan, BulkControl control, KeyHash hash) {
        return new FileDetection(plan, control, hash).run();
    }

    private FileResult run() {
        List<CsvFile> files = new ArrayList<>();
        try (var workers = new Workers(plan.resources().threads());
                var spill = new FileKeySpill(plan.resources().folder())) {
            plan.files().forEach(path -> files.add(CsvFile.open(path, plan.format())));
            boolean two = files.size() == 2;
            PairKind kind = two ? PairKind.acrossSides() : PairKind.within();
            BulkKeys keys = new BulkKeys(
                    Collections.nCopies(rules.size(), kind),
                    hash,
                    plan.resources().memoryBytes(),
                    spill);
            RowProblems problems = new RowProblems(
                    rules.size(), files.stream().mapToInt(CsvFile::columns).toArray());
            for (int i = 0; i < files.size(); i++) { // find unknown columns before hours of reading
                RowKeys.slots(rules, files.get(i), i == 0 ? Side.BASE : Side.MATCHING);
            }
            long[] rows = new long[files.size()];
            rows[0] = read(files, 0, 0, keys, problems, workers);
            int boundary = files.get(0).nextLine() + 1; // the last line may have no end
            if (two) { // the rows of the second file are numbered on behind those of the first
                rows[1] = read(files, 1, boundary, keys, problems, workers);
            }
            Population population = two ? Population.ofTwoSides(boundary) : Population.ofOneType();
            List<RuleGroups> groups = Grouping.of(keys, population, workers, control);
            return result(rows, groups, population, problems, two ? boundary : Integer.MAX_VALUE);
        } finally {
            files.forEach(CsvFile::close);
        }
    }

    private long read(
            List<CsvFile> files, int index, int firstRow, BulkKeys keys, RowProblems problems, Workers workers) {
        CsvFile file = files.get(index);
        Side side = index == 0 ? Side.BASE : Side.MATCHING;
        long all = files.stream().mapToLong(CsvFile::size).sum();
        long before = index == 0 ? 0 : files.get(0).size();
        int[] slots = new int[file.columns()];
        Arrays.fill(slots, -1);
        RowKeys.slots(rules, file, side).forEach((column, slot) -> slots[column] = slot);
        List<Long> rows = workers.each(() -> {
            try (BulkKeys.Writer writer = keys.writer()) {
                RowKeys sink = RowKeys.of(
                        rules, file, side, writer, problems, new RowKeys.FileRows(index, firstRow, file.transcoded()));
                RowScanner scanner = new RowScanner(file.delimiter(), file.columns(), slots);
                byte[] buffer = new byte[0];
                for (Chunk chunk = file.next(buffer); chunk != null; chunk = file.next(buffer)) {
                    if (firstRow > Integer.MAX_VALUE - chunk.firstLine() - chunk.length()) {
                        throw FileProblem.of(plan.files().get(index), "has too many lines beside the other file");
                    }
                    scanner.scan(chunk, sink);
                    buffer = chunk.bytes();
                    control.step(Stage.READING, Math.min(all, before + file.consumed()), all);
                }
                return (long) sink.rows();
            }
        });
        return rows.stream().mapToLong(Long::longValue).sum();
    }

    /** Groups overlap only when transforms give a row several keys. */
    private long pairs(int rule, RuleGroups groups, Population population) {
        boolean severalKeys = plan.rules().get(rule).comparisons().stream()
                .anyMatch(each -> !each.transforms().isEmpty());
        return severalKeys ? PairCount.of(groups, population, control) : groups.pairs(population);
    }

    private FileResult result(
            long[] rows, List<RuleGroups> groups, Population population, RowProblems problems, int secondFileFrom) {
        List<FileResult.RuleResult> results = new ArrayList<>();
        for (int rule = 0; rule < groups.size(); rule++) {
            results.add(new FileResult.RuleResult(
                    plan.rules().get(rule).text(),
                    groups.get(rule),
                    pairs(rule, groups.get(rule), population),
                    problems.dates(rule)));
        }
        long pairs = results.size() == 1 ? results.get(0).pairs() : PairCount.ofAll(groups, population, control);
        return new FileResult(
                LongStream.of(rows).boxed().toList(),
                results,
                pairs,
                LongStream.of(problems.broken()).boxed().toList(),
                problems.first(),
                secondFileFrom);
    }
}

package dev.crmbridge.service.cli;

import dev.crmbridge.dedupe.file.BrokenRow;
import dev.crmbridge.dedupe.file.FileResult;
import dev.crmbridge.dedupe.file.FileResult.RuleResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the result of {@code duplicates} is told. */
final class DuplicatesReport {
    private static final int SHOWN = 20;
    private static final int HOT = 1000;

    private final Terminal terminal;
    private final List<Path> files;
    private final FileResult result;

    DuplicatesReport(Terminal terminal, List<Path> files, FileResult result) {
        this.terminal = terminal;
        this.files = files;
        this.result = result;
    }

    /** Tells on the error stream which rows were left out. */
    void problems() {
        long broken = total(result.brokenRows());
        if (broken > 0) {
            terminal.err().println("crmbridge: " + broken + (broken == 1 ? " row was" : " rows were") + " left out:");
            result.firstBroken().stream()
                    .limit(SHOWN)
                    .forEach(row -> terminal.err().println(line(row)));
            if (broken > SHOWN) {
                terminal.err().println("  and " + (broken - SHOWN) + " more");
            }
        }
        for (RuleResult rule : result.rules()) {
            var dates = rule.unreadableDates();
            if (dates.rows() > 0) {
                terminal.err()
                        .println("crmbridge: " + rule.rule() + ": " + dates.rows()
                                + " values are no date and match nothing, the first in " + files.get(dates.file())
                                + ", line "
                                + dates.line());
            }
        }
    }

    private String line(BrokenRow row) {
        return "  " + files.get(row.file()) + ", line " + row.line() + ": " + row.reason();
    }

    /** @return counts, as documented */
    Map<String, Object> json() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rows", result.rows());
        List<Map<String, Object>> rules = new ArrayList<>();
        for (RuleResult rule : result.rules()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("rule", rule.rule());
            each.put("pairs", rule.pairs());
            each.put("groups", rule.groups().count());
            rules.add(each);
        }
        answer.put("rules", rules);
        answer.put("pairs", result.pairs());
        if (total(result.brokenRows()) > 0) {
            answer.put("broken", result.brokenRows());
        }
        return answer;
    }

    /** Tells the counts. */
    void summary(@Nullable Path out, boolean groups) {
        var table = new TextTable("Pairs", "Groups", "Largest", "Rule");
        boolean hot = false;
        for (RuleResult rule : result.rules()) {
            int largest = 0;
            for (int group = 0; group < rule.groups().count(); group++) {
                largest = Math.max(largest, rule.groups().size(group));
            }
            hot |= largest > HOT;
            table.row(
                    Long.toString(rule.pairs()),
                    Integer.toString(rule.groups().count()),
                    Integer.toString(largest),
                    rule.rule());
        }
        for (int i = 0; i < files.size(); i++) {
            terminal.out().println(files.get(i) + ": " + result.rows().get(i) + " rows");
        }
        table.lines().forEach(terminal.out()::println);
        if (result.rules().size() > 1) {
            terminal.out().println("Distinct pairs over all rules: " + result.pairs());
        }
        if (hot) {
            terminal.out()
                    .println("A group of more than " + HOT
                            + " rows is rarely a duplicate; look at its value (--groups).");
        }
        if (out != null) {
            terminal.out().println((groups ? "Groups" : "Pairs") + " written to " + out);
        }
    }

    private static long total(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}

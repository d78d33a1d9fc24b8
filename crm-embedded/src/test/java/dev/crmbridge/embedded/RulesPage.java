package dev.crmbridge.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of the reference page about duplicate rules, for tests that hold the product to what the page says. */
final class RulesPage {
    private static final Path PAGE = Path.of("..", "docs", "reference", "duplicate-rules.md");

    private RulesPage() {}

    /** @return the lines of the one table that has such a column, each by column */
    static List<Map<String, String>> tableWith(String column) {
        List<Map<String, String>> lines = new ArrayList<>();
        List<String> heading = List.of();
        for (String line : page()) {
            if (!line.startsWith("|")) {
                heading = List.of();
            } else if (heading.isEmpty()) {
                heading = cells(line);
            } else if (heading.contains(column) && !line.startsWith("|---")) {
                lines.add(line(heading, cells(line)));
            }
        }
        return lines;
    }

    private static Map<String, String> line(List<String> heading, List<String> cells) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < heading.size(); i++) {
            byColumn.put(heading.get(i), cells.get(i));
        }
        return byColumn;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

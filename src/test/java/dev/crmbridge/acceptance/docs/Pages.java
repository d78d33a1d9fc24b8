package dev.crmbridge.acceptance.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the documentation from the module's folder. */
final class Pages {
    private static final Pattern CODE_ROW = Pattern.compile("^\\| `([A-Za-z0-9-]+)` \\| (.+) \\|$");

    private Pages() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside the repository");
            }
        }
        return folder;
    }

    static String read(String page) throws IOException {
        return Files.readString(root().resolve(page));
    }

    /** @return the lines of a page below the heading {@code ## section}, up to the next of its kind */
    static List<String> section(String page, String section) throws IOException {
        List<String> lines = read(page).lines().toList();
        int start = lines.indexOf("## " + section);
        if (start < 0) {
            throw new IllegalStateException(page + " has no section " + section);
        }
        List<String> rest = lines.subList(start + 1, lines.size());
        return rest.stream().takeWhile(line -> !line.startsWith("## ")).toList();
    }

    /** Rows of a section whose first cell is a code, code → rest of the row. */
    static Map<String, String> codeRows(String page, String section) throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : section(page, section)) {
            Matcher row = CODE_ROW.matcher(line);
            if (row.matches() && rows.put(row.group(1), row.group(2)) != null) {
                throw new IllegalStateException(row.group(1) + " has two rows in " + page + ", " + section);
            }
        }
        return rows;
    }
}

package dev.crmbridge.acceptance.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the documentation from the module's folder. */
final class Pages {
    private static final Pattern CODE_ROW = Pattern.compile("^\\| `([a-z0-9-]+)` \\| (.+) \\|$");

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

    /** Rows whose first cell is a code, code → rest of the row. */
    static Map<String, String> codeRows(String page) throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : read(page).lines().toList()) {
            Matcher row = CODE_ROW.matcher(line);
            if (row.matches() && rows.put(row.group(1), row.group(2)) != null) {
                throw new IllegalStateException(row.group(1) + " has two rows in " + page);
            }
        }
        return rows;
    }
}

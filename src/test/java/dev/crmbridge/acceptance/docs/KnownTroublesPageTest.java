package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownTroublesPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)\\.([A-Za-z0-9]+)`");
    /** As many as are known of the retired client, its successor and comparable tools. */
    private static final int TROUBLES = 26;

    private static final String PAGE = "docs/explanation/known-troubles.md";

    @Test
    void everyTroubleIsAnsweredByATestOrSaysWhyNoneIsNeeded() throws Exception {
        List<String> rows = Pages.read(PAGE)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Trouble"))
                .toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(TROUBLES).allSatisfy(row -> {
            String[] cells = row.split("\\|");
            assertThat(cells).hasSize(4);
            assertThat(cells[2].strip()).as(row).endsWith(".");
            assertThat(cells[3].strip().equals("—") || NAMED.matcher(cells[3]).find())
                    .as(row)
                    .isTrue();
        });
    }

    @Test
    void everyTestThePageNamesExists() throws Exception {
        List<String> tests = testFiles();
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(Pages.read(PAGE));
        int count = 0;
        while (named.find()) {
            count++;
            String file = "/" + named.group(1) + ".java";
            Pattern method = Pattern.compile(
                    "@(Test|ParameterizedTest|RepeatedTest|AfterEach)\\b[^;]*?void " + named.group(2) + "\\(");
            if (tests.stream()
                    .noneMatch(test ->
                            test.endsWith(file) && method.matcher(text(test)).find())) {
                missing.add(named.group());
            }
        }
        assertThat(count).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    private static List<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Pages.root(), 14)) {
            return files.map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.contains("/src/test/java/") && file.endsWith(".java"))
                    .toList();
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

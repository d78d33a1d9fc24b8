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

    @Test
    void everyTestThePageNamesExists() throws Exception {
        List<String> tests = testFiles();
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(Pages.read("docs/explanation/known-troubles.md"));
        int count = 0;
        while (named.find()) {
            count++;
            String file = "/" + named.group(1) + ".java";
            String method = "void " + named.group(2) + "(";
            if (tests.stream()
                    .noneMatch(test -> test.endsWith(file) && text(test).contains(method))) {
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

package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeadingThatExist() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> pages = pages();
        int links = 0;
        for (Path page : pages) {
            Matcher link = LINK.matcher(withoutCode(Files.readString(page)));
            while (link.find()) {
                if (!link.group(1).contains("://")) {
                    links++;
                    if (!resolves(page, link.group(1))) {
                        broken.add(Pages.root().relativize(page) + " → " + link.group(1));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).as("links that were looked at").isGreaterThan(pages.size());
    }

    @Test
    void everyPageIsReachableFromTheReadme() throws IOException {
        Set<Path> reached = new java.util.HashSet<>();
        List<Path> next = new ArrayList<>(List.of(Pages.root().resolve("README.md")));
        while (!next.isEmpty()) {
            Path page = next.remove(next.size() - 1);
            if (!page.toString().endsWith(".md") || !Files.isRegularFile(page) || !reached.add(page)) {
                continue;
            }
            Matcher link = LINK.matcher(withoutCode(Files.readString(page)));
            while (link.find()) {
                next.add(target(page, link.group(1).replaceAll("#.*", "")));
            }
        }
        assertThat(reached).containsAll(pages());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Pages.root().resolve("docs"));
                Stream<Path> top = Files.list(Pages.root())) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static boolean resolves(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        Path file = hash == 0 ? page : target(page, hash < 0 ? link : link.substring(0, hash));
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0 || anchors(file).contains(link.substring(hash + 1));
    }

    private static Path target(Path page, String link) {
        return link.contains("://")
                ? Path.of(link.replaceAll("[^A-Za-z]", ""))
                : page.resolveSibling(link).normalize();
    }

    /** Anchors as GitHub makes them: lower case, blanks as hyphens, without punctuation. */
    private static Set<String> anchors(Path file) throws IOException {
        return Files.readString(file)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "code");
    }
}

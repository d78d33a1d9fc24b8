package dev.crmbridge.acceptance.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads literals out of the product's sources, for lists that exist nowhere else. */
final class Sources {
    private Sources() {}

    /** @return what the first group of {@code pattern} matches in the main sources of {@code modules}; all modules when none */
    static Set<String> literals(Pattern pattern, String... modules) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path module : modulesOf(modules)) {
            Path main = module.resolve("src/main/java");
            if (!Files.isDirectory(main)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(main)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                    Matcher literal = pattern.matcher(text(file));
                    while (literal.find()) {
                        found.add(literal.group(1));
                    }
                });
            }
        }
        return found;
    }

    private static List<Path> modulesOf(String... names) throws IOException {
        if (names.length > 0) {
            return Stream.of(names).map(Pages.root()::resolve).toList();
        }
        try (Stream<Path> folders = Files.list(Pages.root())) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

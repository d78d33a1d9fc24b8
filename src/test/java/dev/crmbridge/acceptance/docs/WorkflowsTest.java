package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test that wants data which nobody fetched is skipped, and nobody notices: whoever starts Maven's tests fetches them. */
class WorkflowsTest {
    @Test
    void whatStartsMavensTestsNamesTheDataOfTheCalibration() throws IOException {
        List<Path> starters;
        try (Stream<Path> workflows = Files.list(Pages.root().resolve(".github/workflows"))) {
            starters = Stream.concat(workflows, Stream.of(Pages.root().resolve("dev/verify")))
                    .filter(file -> text(file).lines().anyMatch(line -> line.matches("\\s*(run: )?mvn .*verify.*")))
                    .toList();
        }
        assertThat(starters).extracting(file -> file.getFileName().toString()).contains("nightly.yml", "verify");
        assertThat(starters)
                .allSatisfy(file ->
                        assertThat(text(file)).as("%s", file).contains("febrl=$(dev/febrl)", "-Dfebrl.path=$febrl"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

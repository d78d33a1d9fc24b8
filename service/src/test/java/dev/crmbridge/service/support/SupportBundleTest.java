package dev.crmbridge.service.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportBundleTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2026-11-26T10:00:00.000Z INFO  [main] Runs pass finished run=\"1\"|2026-11-26T10:00:00.000Z INFO  [main] Runs pass finished run=\"1\"",
                "java.lang.IllegalStateException: Call Robin about the divorce|java.lang.IllegalStateException: (left out)",
                "Caused by: dev.crmbridge.service.StartFailure: “Secret plan”|Caused by: dev.crmbridge.service.StartFailure: (left out)",
                "`\tat dev.crmbridge.sync.run.Runs.pass(Runs.java:12)`|`\tat dev.crmbridge.sync.run.Runs.pass(Runs.java:12)`",
                "`\t... 12 common frames omitted`|`\t... 12 common frames omitted`",
                "second line of a subject|(left out)",
                "at home with Robin (private)|(left out)",
            })
    void ofALogOnlyWhatIsOursStays(String line, String kept) {
        assertThat(LogText.shareable(line, List.of())).isEqualTo(kept + "\n");
    }

    @Test
    void theHomeFolderAndSecretsAppearNowhere() throws IOException {
        Path home = temp.resolve("robin");
        Path data = Files.createDirectories(home.resolve("data"));
        Files.createDirectories(data.resolve("logs"));
        Files.writeString(data.resolve("crmbridge.sqlite"), "private");
        Files.writeString(
                data.resolve("logs/crmbridge.log"),
                "2026-11-26T10:00:00.000Z WARN  [main] X y token=\"abc123\" at " + home);
        SupportBundle bundle = new SupportBundle(home, List.of("abc123", ""));
        bundle.add("about.json", "{\"dataFolder\":\"" + data + "\",\"token\":\"abc123\"}");
        bundle.addDataFolder(data);
        bundle.addLog("logs/addin.log", home.resolve("no-such.log"));
        bundle.writeTo(temp.resolve("bundle.zip"));

        Map<String, String> files = Unpacked.files(temp.resolve("bundle.zip"));
        assertThat(files)
                .containsOnlyKeys("README.txt", "about.json", "files.txt", "logs/crmbridge.log", "logs/addin.log");
        assertThat(String.join("", files.values())).doesNotContain("abc123", home.toString(), "private\n");
        assertThat(files.get("about.json")).contains("~/data");
        assertThat(files.get("files.txt")).contains("7\tcrmbridge.sqlite");
        assertThat(files.get("logs/addin.log")).contains("could not be read");
    }

    @Test
    void ofALongLogTheNewestPartIsTaken() throws IOException {
        Path log = temp.resolve("long.log");
        String line = "2026-11-26T10:00:00.000Z INFO  [main] Runs pass finished\n";
        Files.writeString(
                log, line.repeat(SupportBundle.LONGEST_LOG / line.length() + 500) + line.replace("finished", "LAST"));
        SupportBundle bundle = new SupportBundle(temp.resolve("home"), List.of());
        bundle.addLog("l", log);
        bundle.writeTo(temp.resolve("bundle.zip"));

        assertThat(Unpacked.files(temp.resolve("bundle.zip")).get("l"))
                .contains("LAST")
                .hasSizeLessThan(SupportBundle.LONGEST_LOG + 100);
    }

    @Test
    void aFileThatExistsIsNotOverwritten() throws IOException {
        Path there = Files.writeString(temp.resolve("there.zip"), "mine");

        assertThatThrownBy(() -> new SupportBundle(temp, List.of()).writeTo(there))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(there).hasContent("mine");
    }
}

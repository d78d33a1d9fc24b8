package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was typed wrongly ends with code 2 and a sentence before anything is begun. */
class WrongUsageTest {
    @ParameterizedTest
    @CsvSource({"demo,--port,99999", "demo,--crm-port,70000", "crm,--port,-1", "outlook,--port,many"})
    void aPortThatDoesNotExistIsToldBeforeAFolderIsMade(
            String command, String option, String port, @TempDir Path home) {
        Path data = home.resolve("data");

        LocalRun run = LocalRun.of(command, option, port, "--data", data.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(option).contains("“" + port + "” is no port. Give a number from 0");
        assertThat(data).doesNotExist();
    }

    @Test
    void theServiceRefusesSuchAPortToo() {
        LocalRun run = LocalRun.of("start", "--crm", "http://127.0.0.1:1", "--port", "65536");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("“65536” is no port");
    }

    @ParameterizedTest
    @CsvSource({
        "untrack ABCDABCD --delete-record --keep-record --json",
        "track --json",
        "duplicates --json",
        "items --unheard-of --json"
    })
    void aProgramThatAskedForJsonIsToldInJson(String typed) {
        LocalRun run = LocalRun.of(typed.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.json().path("error").path("code").asString()).isEqualTo("usage");
        assertThat(run.json().path("error").path("message").asString()).isNotBlank();
        assertThat(run.err()).contains("Usage: crmbridge");
    }

    @Test
    void moreThanTwoFilesAreRefused(@TempDir Path folder) throws Exception {
        String file =
                Files.writeString(folder.resolve("people.csv"), "name\nKim\n").toString();

        LocalRun run = LocalRun.of("duplicates", file, file, file, "--rule", "exact(name)", "--json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.json().path("error").path("code").asString()).isEqualTo("file");
        assertThat(run.json().path("error").path("message").asString())
                .isEqualTo("Give one file, or two to compare, not 3.");
    }

    @Test
    void aFolderInsteadOfAFileIsCalledOne(@TempDir Path folder) {
        LocalRun run = LocalRun.of("duplicates", folder.toString(), "--rule", "exact(name)");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is a folder, not a file");
    }
}

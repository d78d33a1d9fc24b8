package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.service.RunningService;
import dev.crmbridge.service.support.Unpacked;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportBundleCommandTest {
    @TempDir
    private Path temp;

    @Test
    void aRunningServiceIsDescribedWithoutItsTokenAndItems() throws Exception {
        Path archive = temp.resolve("out.zip");
        try (RunningService service = new RunningService(temp)) {
            service.engine.withTask("00000000AA000001", "Call Robin");

            LocalRun run =
                    LocalRun.of("support-bundle", "--out", archive.toString(), "--data", temp.toString(), "--json");

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.json().path("file").asString()).isEqualTo(archive.toString());
            Map<String, String> files = Unpacked.files(archive);
            assertThat(files)
                    .containsKeys(
                            "README.txt",
                            "about.json",
                            "doctor.json",
                            "status.json",
                            "settings.json",
                            "operations.json");
            assertThat(String.join("", files.values()))
                    .doesNotContain(service.gate.token())
                    .doesNotContain("Robin");
            assertThat(files.get("status.json")).contains("outlookReachable");
        }
    }

    @Test
    void withoutAServiceTheLogsAreThereAndAnExistingFileStays() throws Exception {
        Path archive = temp.resolve("out.zip");

        assertThat(LocalRun.of("support-bundle", "--out", archive.toString(), "--data", temp.toString())
                        .code())
                .isZero();
        LocalRun again = LocalRun.of("support-bundle", "--out", archive.toString(), "--data", temp.toString());

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("exists already");
        assertThat(Unpacked.files(archive)).doesNotContainKey("status.json");
    }
}

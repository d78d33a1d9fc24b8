package dev.crmbridge.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFileTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRead() throws Exception {
        var file = new ServiceFile("http://127.0.0.1:4711", "secret", 42, "1");
        file.writeTo(folder);

        assertThat(ServiceFile.read(folder)).contains(file);
        assertThat(file.toString()).doesNotContain("secret");
    }

    @Test
    void onlyItsUserCanReadIt() throws Exception {
        new ServiceFile("http://127.0.0.1:4711", "secret", 42, "1").writeTo(folder);
        Path file = folder.resolve(ServiceFile.NAME);

        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        } else {
            assertThat(Files.getFileAttributeView(file, AclFileAttributeView.class)
                            .getAcl())
                    .hasSize(1);
        }
    }

    @Test
    void noFileAndABrokenFileMeanThatNothingRuns() throws Exception {
        assertThat(ServiceFile.read(folder)).isEmpty();
        Files.writeString(folder.resolve(ServiceFile.NAME), "{half");
        assertThat(ServiceFile.read(folder)).isEmpty();
    }

    @Test
    void noHalfFileIsLeftOver() throws Exception {
        new ServiceFile("http://127.0.0.1:4711", "secret", 42, "1").writeTo(folder);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}

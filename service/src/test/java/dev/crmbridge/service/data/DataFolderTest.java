package dev.crmbridge.service.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void aSecondProcessForTheSameRoleIsToldWhoHasIt() {
        try (var first = DataFolder.open(temp, "service")) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> DataFolder.open(temp, "service"))
                    .withMessageContaining(temp.toString())
                    .withMessageContaining(Long.toString(ProcessHandle.current().pid()))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("already-running"));
            assertThat(first.path()).isEqualTo(temp.toAbsolutePath());
        }
    }

    @Test
    void otherRolesMayShareTheFolder() {
        try (var service = DataFolder.open(temp, "service");
                var crm = DataFolder.open(temp, "crm")) {
            assertThat(crm.path()).isEqualTo(service.path());
        }
    }

    @Test
    void theRoleIsFreeAgainAfterwards() {
        DataFolder.open(temp, "service").close();
        try (var again = DataFolder.open(temp, "service")) {
            assertThat(again.file("x")).isEqualTo(temp.toAbsolutePath().resolve("x"));
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "content");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> DataFolder.open(file, "service"))
                .withMessageContaining(file.toString())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("data-folder"));
        assertThat(file).hasContent("content");
    }

    @Test
    void aFolderBelowAFileIsNamed() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "content");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> DataFolder.open(file.resolve("below"), "service"))
                .withMessageContaining("below");
    }

    @Test
    void missingFoldersAreCreated() {
        Path deep = temp.resolve("a b").resolve("c");
        try (var folder = DataFolder.open(deep, "service")) {
            assertThat(folder.path()).isDirectory();
        }
    }
}

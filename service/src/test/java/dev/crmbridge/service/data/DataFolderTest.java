package dev.crmbridge.service.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "modes exist on POSIX systems only")
    void databasesAndLocksAreForTheirUserOnlyAlsoThoseOfOlderVersions() throws Exception {
        Set<PosixFilePermission> everybody = PosixFilePermissions.fromString("rw-r--r--");
        for (String name : List.of("old.sqlite", "old.sqlite-wal", "part-service.lock")) {
            Files.setPosixFilePermissions(Files.createFile(temp.resolve(name)), everybody);
        }
        try (var folder = DataFolder.open(temp, "service")) {
            folder.database("old.sqlite");
            folder.database("new.sqlite");
        }
        for (String name : List.of("old.sqlite", "old.sqlite-wal", "new.sqlite", "part-service.lock")) {
            assertThat(Files.getPosixFilePermissions(temp.resolve(name)))
                    .describedAs(name)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void deletingTheDataLeavesWhatIsNotTheServices() throws Exception {
        Path folder = temp.resolve("data");
        DataFolder.open(folder, "service").close();
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/crmbridge.log"), "line");
        Files.writeString(folder.resolve("crmbridge.sqlite"), "");
        Files.writeString(folder.resolve("mine.txt"), "mine");

        ServiceData.delete(folder);
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("mine.txt"));

        Files.delete(folder.resolve("mine.txt"));
        ServiceData.delete(folder);
        assertThat(folder).doesNotExist();
    }

    @Test
    void dataInUseIsNotDeleted() {
        try (var inUse = DataFolder.open(temp, "service")) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> ServiceData.delete(temp))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("already-running"));
            assertThat(inUse.file("part-service.lock")).exists();
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

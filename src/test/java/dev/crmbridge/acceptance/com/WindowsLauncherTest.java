package dev.crmbridge.acceptance.com;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.com.WindowsSide.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The launcher of the package for Windows, with the program beside it, in a folder with blanks and umlauts. */
@Tag("com")
@ResourceLock("rig")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsLauncherTest {
    private Path launcher;

    @BeforeAll
    void unpack(@TempDir Path folder) throws IOException {
        WindowsSide.require();
        Path home = Files.createDirectories(folder.resolve("CRM Bridge für alle"));
        Path program = WindowsSide.file("service/target/dist");
        assertThat(program.resolve("crmbridge.jar")).as("made by mvn package").exists();
        copy(program, home);
        launcher = Files.copy(WindowsSide.file("service/src/dist/crmbridge.cmd"), home.resolve("crmbridge.cmd"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return WindowsSide.command(launcher, List.of(arguments));
    }

    @Test
    void itRunsTheProgramBesideItAndPassesArgumentsAndExitCodesOn() throws Exception {
        Files.writeString(launcher.resolveSibling("Größe.csv"), "name\nÄrger\nÄRGER\nIbis\n");

        Ended version = run("--version");
        Ended found = run("duplicates", "Größe.csv", "--rule", "exact(name)", "--json");

        assertThat(version.status()).as(version.output()).isZero();
        assertThat(version.output()).startsWith("crmbridge ");
        assertThat(found.status()).as(found.output()).isZero();
        assertThat(found.output()).contains("\"pairs\":1");
        assertThat(run("no-such-command").status()).isEqualTo(2);
    }

    @Test
    void theSetUpIsShownWithTheFoldersOfThePackage() throws Exception {
        Ended dry = run("install", "--crm", "https://contoso.crm4.dynamics.com", "--dry-run");

        assertThat(dry.output()).contains("InprocServer32").contains("CRM Bridge für alle");
    }
}

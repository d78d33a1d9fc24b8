package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.registry.InMemoryRegistry;
import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.setup.AddinIdentity;
import dev.crmbridge.bridge.setup.Bitness;
import dev.crmbridge.bridge.setup.SetupFolder;
import dev.crmbridge.service.RunningService;
import dev.crmbridge.service.installation.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SetupCommandsTest {
    private static final String CRM = "https://contoso.crm4.dynamics.com";
    private static final RegistryKey RUN = RegistryKey.user("Software\\Microsoft\\Windows\\CurrentVersion\\Run");

    private final InMemoryRegistry registry = new InMemoryRegistry().with(RUN, "Another", "another.exe");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path temp;

    private SetupFolder folder;
    private Path data;

    @BeforeEach
    void unpacked() throws IOException {
        folder = new SetupFolder(temp.resolve("package"));
        data = temp.resolve("home").resolve("service");
        for (Bitness bitness : Bitness.values()) {
            Files.createDirectories(folder.addin(bitness).getParent());
            Files.writeString(folder.addin(bitness), bitness.folder());
        }
        Files.writeString(folder.eventLibrary(), "library");
        Files.writeString(folder.background(), "program");
    }

    @Test
    void aDryRunShowsTheSameValuesOnEverySystemAndWritesNone() {
        Set<String> before = registry.lines();
        assertThat(onWindows("install", "--crm", CRM, "--dry-run", "--json")).isZero();
        JsonNode windows = json().path("values");
        assertThat(registry.lines()).isEqualTo(before);

        assertThat(elsewhere("install", "--crm", CRM, "--dry-run", "--json")).isZero();
        assertThat(json().path("values")).isEqualTo(windows);
        assertThat(windows).hasSizeGreaterThan(20);

        assertThat(elsewhere("install", "--crm", CRM, "--dry-run")).isZero();
        assertThat(out.toString()).contains("LoadBehavior = 3");
    }

    @Test
    void anInstallationSaysHowTheServiceIsStarted() {
        assertThat(onWindows("install", "--crm", CRM)).isZero();
        String command = "\"" + folder.background() + "\" start --crm \"" + CRM + "\" --data \"" + data + "\"";
        assertThat(registry.text(AddinIdentity.SETTINGS_KEY, "ServiceCommand")).contains(command);
        assertThat(registry.text(AddinIdentity.SETTINGS_KEY, "DataFolder")).contains(data.toString());
        assertThat(registry.text(RUN, "CRM Bridge")).contains(command);
    }

    @Test
    void theNextInstallationRemembersTheCrm() {
        onWindows(
                "install",
                "--crm",
                CRM,
                "--crm-token-file",
                temp.resolve("token").toString());
        Set<String> once = registry.lines();

        assertThat(onWindows("install")).isZero();
        assertThat(out.toString()).contains("nothing was changed");
        assertThat(registry.lines()).isEqualTo(once);
    }

    @Test
    void theStartAtLogOnCanBeLeftOut() {
        assertThat(onWindows("install", "--crm", CRM, "--no-start-at-log-on")).isZero();
        assertThat(registry.text(RUN, "CRM Bridge")).isEmpty();
    }

    @Test
    void withoutACrmOrItsFilesNothingIsWritten() throws IOException {
        Set<String> before = registry.lines();
        assertThat(onWindows("install", "--json")).isEqualTo(2);
        assertThat(json().path("error").path("code").asString()).isEqualTo("crm-needed");
        assertThat(onWindows("install", "--crm", "nonsense", "--json")).isEqualTo(2);
        assertThat(json().path("error").path("code").asString()).isEqualTo("crm-address");
        Files.delete(folder.eventLibrary());
        assertThat(onWindows("install", "--crm", CRM, "--json")).isEqualTo(1);
        assertThat(json().path("error").path("code").asString()).isEqualTo("files-missing");
        assertThat(registry.lines()).isEqualTo(before);
    }

    @Test
    void elsewhereThanOnWindowsNothingIsSetUp() {
        assertThat(elsewhere("install", "--crm", CRM, "--json")).isEqualTo(1);
        assertThat(json().path("error").path("code").asString()).isEqualTo("not-windows");
        assertThat(elsewhere("uninstall", "--json")).isEqualTo(1);
    }

    @Test
    void takingItBackKeepsTheDataUnlessAsked() throws IOException {
        Set<String> before = registry.lines();
        Files.createDirectories(data);
        Files.writeString(data.resolve("crmbridge.sqlite"), "");
        onWindows("install", "--crm", CRM);

        assertThat(onWindows("uninstall", "--dry-run")).isZero();
        assertThat(registry.text(RUN, "CRM Bridge")).isPresent();
        assertThat(onWindows("uninstall", "--json")).isZero();
        assertThat(json().path("dataDeleted").asBoolean()).isFalse();
        assertThat(registry.lines()).isEqualTo(before);
        assertThat(data.resolve("crmbridge.sqlite")).exists();

        assertThat(onWindows("uninstall", "--delete-data")).isZero();
        assertThat(data).doesNotExist();
    }

    @Test
    void theDoctorSaysWhatKeepsTheRibbonAway() {
        onWindows("install", "--crm", CRM);
        registry.with(AddinIdentity.ADDIN_KEY, "LoadBehavior", 2);

        assertThat(onWindows("doctor", "--json")).isEqualTo(1);
        assertThat(json().path("ribbon").asString()).contains("Classic Outlook is not installed");
        assertThat(check("Loaded at start").path("state").asString()).isEqualTo("bad");
        assertThat(check("Service").path("state").asString()).isEqualTo("warn");
        assertThat(check("Service").propertyNames()).containsExactly("name", "state", "seen", "do");
    }

    @Test
    void theDoctorAsksTheRunningService() throws IOException {
        Path demo = Files.createDirectories(temp.resolve("home").resolve("demo"));
        try (RunningService service = new RunningService(demo)) {
            assertThat(elsewhere("doctor", "--json")).isZero();
            assertThat(check("Service").path("seen").asString())
                    .contains(service.server().uri().toString());
            assertThat(check("CRM").path("state").asString()).isEqualTo("ok");
            assertThat(json().path("ribbon").isNull()).isTrue();
            assertThat(check("Outlook and its add-in").path("state").asString()).isEqualTo("skipped");
        }
    }

    @Test
    void answersForProgramsAreAsciiWhateverTheCodePage() {
        elsewhere("install", "--crm", CRM, "--dry-run", "--json");
        assertThat(out.toString()).isASCII();
    }

    private JsonNode check(String name) {
        return json().path("checks")
                .valueStream()
                .filter(check -> check.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private int onWindows(String... arguments) {
        return run(new Installation(Optional.of(registry), folder), arguments);
    }

    private int elsewhere(String... arguments) {
        return run(new Installation(Optional.empty(), folder), arguments);
    }

    private int run(Installation installation, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), null);
        return CommandLineRun.with(
                new Surroundings(terminal, Map.of(), temp.resolve("home"), milliseconds -> {}, installation),
                arguments);
    }
}

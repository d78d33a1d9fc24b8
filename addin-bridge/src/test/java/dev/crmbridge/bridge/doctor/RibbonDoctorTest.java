package dev.crmbridge.bridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.registry.InMemoryRegistry;
import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.registry.RegistryValue;
import dev.crmbridge.bridge.setup.AddinIdentity;
import dev.crmbridge.bridge.setup.Bitness;
import dev.crmbridge.bridge.setup.Installer;
import dev.crmbridge.bridge.setup.SetupChoices;
import dev.crmbridge.bridge.setup.SetupFolder;
import dev.crmbridge.bridge.setup.SetupPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RibbonDoctorTest {
    private static final RegistryKey CLICK_TO_RUN =
            RegistryKey.machine("Software\\Microsoft\\Office\\ClickToRun\\Configuration");
    private static final RegistryKey APP_PATH =
            RegistryKey.machine("Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\OUTLOOK.EXE");
    private static final RegistryKey POLICIES =
            RegistryKey.user("Software\\Policies\\Microsoft\\Office\\16.0\\Outlook");
    private static final String DIGEST_OF_X64 = "2b9ba5e14e5f7e0ba4b2c1e8e6b2fdf0a7de2ab3c0d8d5d1f8f6a1c4b7e9d0c2";

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private SetupFolder folder;

    @BeforeEach
    void installed(@TempDir Path home) throws IOException {
        folder = new SetupFolder(home);
        for (Bitness bitness : Bitness.values()) {
            Files.createDirectories(folder.addin(bitness).getParent());
            Files.writeString(folder.addin(bitness), bitness.folder());
        }
        registry.with(CLICK_TO_RUN, "VersionToReport", "16.0.17928.20148")
                .with(CLICK_TO_RUN, "Platform", "x64")
                .with(APP_PATH, "", "C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE");
        var choices = new SetupChoices(
                folder, Arrays.asList(Bitness.values()), List.of("16.0"), home, "command", false, "1.0", Map.of());
        new Installer(registry).install(SetupPlan.of(choices), List.of("16.0"));
    }

    @Test
    void afterAnInstallationEverythingIsFine() {
        assertThat(look()).extracting(Finding::state).containsOnly(Finding.State.OK, Finding.State.SKIPPED);
        assertThat(find("Classic Outlook").seen()).isEqualTo("Outlook 16.0.17928.20148, 64-bit, Click-to-Run.");
    }

    @Test
    void elsewhereThanOnWindowsItSaysSo() {
        assertThat(new RibbonDoctor(Optional.empty(), folder).look())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(Finding.State.SKIPPED);
                    assertThat(finding.seen()).contains("Not on Windows");
                });
    }

    @Test
    void aThirtyTwoBitOutlookOfTheWindowsInstallerIsFound() {
        registry.with(CLICK_TO_RUN, "VersionToReport", 0);
        RegistryKey outlook = RegistryKey.machine("Software\\Microsoft\\Office\\15.0\\Outlook")
                .in(RegistryKey.View.BITS32);
        registry.with(outlook.child("InstallRoot"), "Path", "C:\\Office15\\").with(outlook, "Bitness", "x86");
        assertThat(find("Classic Outlook").seen()).isEqualTo("Outlook 15.0, 32-bit, Windows Installer.");
        assertThat(find("Add-in registered").seen()).contains("32-bit");
    }

    @Test
    void withoutAnyOutlookThatIsSaidFirst() {
        registry.with(CLICK_TO_RUN, "VersionToReport", 0);
        assertThat(look().get(0))
                .returns(Finding.State.BAD, Finding::state)
                .returns("Classic Outlook is not installed.", Finding::seen);
        registry.with(
                RegistryKey.user("Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion"
                        + "\\AppModel\\Repository\\Packages\\Microsoft.OutlookForWindows_1.2024.x64"),
                "",
                "");
        assertThat(look().get(0).seen()).contains("Only the new Outlook");
    }

    @Test
    void theNewOutlookInUseIsNoticed() {
        registry.with(RegistryKey.user("Software\\Microsoft\\Office\\16.0\\Outlook\\Preferences"), "UseNewOutlook", 1);
        assertThat(find("New Outlook").state()).isEqualTo(Finding.State.BAD);
    }

    @Test
    void anAddinThatIsNotRegisteredIsNoticed() {
        new Installer(registry).uninstall();
        assertThat(find("Add-in registered"))
                .returns(Finding.State.BAD, Finding::state)
                .satisfies(finding -> assertThat(finding.advice()).contains("crmbridge install"));
    }

    @Test
    void anotherCopyThatIsRegisteredIsNoticed() {
        registry.with(
                AddinIdentity.serverKey(Bitness.X64),
                "",
                folder.addin(Bitness.X86).toString());
        assertThat(find("Add-in registered").state()).isEqualTo(Finding.State.WARN);
    }

    @Test
    void aFileThatVanishedIsNoticed() throws IOException {
        Files.delete(folder.addin(Bitness.X64));
        assertThat(find("Add-in file").state()).isEqualTo(Finding.State.BAD);
    }

    @Test
    void aFileThatWasChangedIsNoticed() throws IOException {
        Files.writeString(folder.checksums(), DIGEST_OF_X64 + "  native/x64/crmbridge-addin.dll\n");
        assertThat(find("Files of the package").seen()).isEqualTo("Not as delivered: native/x64/crmbridge-addin.dll.");
    }

    @Test
    void loadingThatOutlookGaveUpIsNoticed() {
        registry.with(AddinIdentity.ADDIN_KEY, "LoadBehavior", 2);
        assertThat(find("Loaded at start"))
                .returns(Finding.State.BAD, Finding::state)
                .satisfies(finding -> assertThat(finding.seen()).contains("LoadBehavior 2"));
    }

    @Test
    void theListsOfSwitchedOffAddinsAreRead() {
        String entry = HexFormat.of().formatHex("crmbridge.addin\0".getBytes(StandardCharsets.UTF_16LE));
        registry.with(
                AddinIdentity.resiliencyKey("16.0").child("CrashingAddinList"), "77", new RegistryValue.Binary(entry));
        assertThat(find("Switched off by Outlook").seen()).contains("crash");
    }

    @Test
    void policiesThatBlockAreNamed() {
        registry.with(POLICIES.child("Resiliency"), "RestrictToList", 1);
        assertThat(find("Allowed by policy").seen()).contains("not listed");
        registry.with(POLICIES.child("Resiliency").child("AddinList"), "CrmBridge.Addin", "1");
        assertThat(find("Allowed by policy").state()).isEqualTo(Finding.State.OK);
        registry.with(POLICIES.child("Resiliency").child("AddinList"), "CrmBridge.Addin", "0");
        assertThat(find("Allowed by policy").seen()).contains("blocks this add-in");
        registry.with(POLICIES.child("Security"), "DisableAllAddins", 1);
        assertThat(find("Allowed by policy").seen()).contains("All add-ins");
    }

    @Test
    void theGuardOfTheObjectModelIsExplained() {
        registry.with(POLICIES.child("Security"), "ObjectModelGuard", 1);
        assertThat(find("Access from outside").state()).isEqualTo(Finding.State.WARN);
        registry.with(POLICIES.child("Security"), "AdminSecurityMode", 3)
                .with(POLICIES.child("Security"), "PromptOOMAddressInformationAccess", 0);
        assertThat(find("Access from outside").seen()).contains("denies");
    }

    private List<Finding> look() {
        return new RibbonDoctor(Optional.of(registry), folder).look();
    }

    private Finding find(String name) {
        return look().stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

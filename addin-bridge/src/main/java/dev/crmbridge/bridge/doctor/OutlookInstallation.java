package dev.crmbridge.bridge.doctor;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.setup.Bitness;
import java.util.List;
import java.util.Optional;

/**
 * A classic Outlook on this computer.
 *
 * @param officeVersion version as the registry's keys have it, such as {@code 16.0}
 * @param build full version, or the same as {@code officeVersion} when only that is known
 * @param how {@code Click-to-Run} or {@code Windows Installer}
 */
public record OutlookInstallation(String officeVersion, String build, Bitness bitness, String how) {
    private static final RegistryKey CLICK_TO_RUN =
            RegistryKey.machine("Software\\Microsoft\\Office\\ClickToRun\\Configuration");
    private static final RegistryKey APP_PATH =
            RegistryKey.machine("Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\OUTLOOK.EXE");
    private static final RegistryKey CURRENT_VERSION =
            RegistryKey.machine("Software\\Classes\\Outlook.Application\\CurVer");
    private static final List<String> VERSIONS = List.of("16.0", "15.0", "14.0");
    private static final String PROGRAM = "Outlook.Application.";

    /** @return the Outlook that Windows starts; empty when there is none */
    public static Optional<OutlookInstallation> find(Registry registry) {
        return clickToRun(registry).or(() -> windowsInstaller(registry));
    }

    /** @return versions of Office for which settings of Outlook are to be looked at: those with keys of this user, or 16.0 */
    public static List<String> officeVersions(Registry registry) {
        List<String> used = VERSIONS.stream()
                .filter(version ->
                        registry.exists(RegistryKey.user("Software\\Microsoft\\Office\\" + version + "\\Outlook")))
                .toList();
        return used.isEmpty() ? List.of("16.0") : used;
    }

    /** Click-to-Run may hold Word alone, so Outlook itself must be known to Windows too. */
    private static Optional<OutlookInstallation> clickToRun(Registry registry) {
        Optional<String> build = registry.text(CLICK_TO_RUN, "VersionToReport");
        boolean outlook = registry.text(APP_PATH, "").isPresent()
                || registry.text(APP_PATH.in(RegistryKey.View.BITS32), "").isPresent()
                || version(registry).isPresent();
        if (build.isEmpty() || !outlook) {
            return Optional.empty();
        }
        Bitness bitness = registry.text(CLICK_TO_RUN, "Platform")
                .map(OutlookInstallation::bitness)
                .orElse(Bitness.X64);
        String version = build.get().startsWith("15.") ? "15.0" : "16.0";
        return Optional.of(new OutlookInstallation(version, build.get(), bitness, "Click-to-Run"));
    }

    private static Optional<OutlookInstallation> windowsInstaller(Registry registry) {
        for (String version : VERSIONS) {
            for (RegistryKey.View view : RegistryKey.View.values()) {
                RegistryKey outlook = RegistryKey.machine("Software\\Microsoft\\Office\\" + version + "\\Outlook")
                        .in(view);
                if (registry.text(outlook.child("InstallRoot"), "Path").isPresent()) {
                    Bitness bitness = registry.text(outlook, "Bitness")
                            .map(OutlookInstallation::bitness)
                            .orElse(view == RegistryKey.View.BITS64 ? Bitness.X64 : Bitness.X86);
                    return Optional.of(new OutlookInstallation(version, version, bitness, "Windows Installer"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> version(Registry registry) {
        return registry.text(CURRENT_VERSION, "").filter(program -> program.startsWith(PROGRAM));
    }

    private static Bitness bitness(String word) {
        return word.equals(Bitness.X86.folder()) ? Bitness.X86 : Bitness.X64;
    }
}

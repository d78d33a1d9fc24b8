package dev.crmbridge.service.cli;

import dev.crmbridge.bridge.doctor.OutlookInstallation;
import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.setup.Bitness;
import dev.crmbridge.bridge.setup.Change;
import dev.crmbridge.bridge.setup.Installer;
import dev.crmbridge.bridge.setup.PlannedValue;
import dev.crmbridge.bridge.setup.SetupChoices;
import dev.crmbridge.bridge.setup.SetupFolder;
import dev.crmbridge.bridge.setup.SetupPlan;
import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.service.installation.Installation;
import dev.crmbridge.service.installation.ServiceStart;
import dev.crmbridge.service.wiring.CrmConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "install",
        description = "Register the add-in with Outlook and the service with Windows, for this user only.")
final class InstallCommand extends SetupCommand {
    @Option(names = "--crm", paramLabel = "URL", description = "Address of the CRM. Default: that of the last set-up.")
    private @Nullable String crm;

    @Option(
            names = "--crm-token-file",
            paramLabel = "FILE",
            description = "File with the sign-in token. Default: that of the last set-up.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--no-start-at-log-on",
            negatable = true,
            description = "Leave it to the add-in to start the service.")
    private boolean startAtLogOn = true;

    @Option(names = "--dry-run", description = "Only show what would be written.")
    private boolean dryRun;

    InstallCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        Installation installation = surroundings().installation();
        Optional<Registry> windows = dryRun ? installation.registry() : Optional.of(windows());
        SetupFolder folder = installation.folder();
        List<Bitness> bitnesses = dryRun ? Arrays.asList(Bitness.values()) : addins(folder);
        List<String> versions = windows.map(OutlookInstallation::officeVersions).orElse(List.of("16.0"));
        SetupPlan plan = SetupPlan.of(choices(installation, bitnesses, versions));
        if (dryRun) {
            show(plan);
            return ExitCode.DONE;
        }
        List<Change> changes = new Installer(windows()).install(plan, versions);
        report(plan, changes);
        return ExitCode.DONE;
    }

    private SetupChoices choices(Installation installation, List<Bitness> bitnesses, List<String> versions) {
        String address = address(installation);
        Optional<Path> token = Optional.ofNullable(tokenFile)
                .map(file -> file.toAbsolutePath().normalize())
                .or(() -> installation.setting(Installation.CRM_TOKEN_FILE).map(Path::of));
        Path given = data();
        Path dataFolder =
                given == null ? surroundings().serviceData().toAbsolutePath().normalize() : given;
        String command = new ServiceStart(address, token, dataFolder)
                .command(installation.folder(), installation.registry().isPresent());
        Map<String, String> remembered = new LinkedHashMap<>();
        remembered.put(Installation.CRM_ADDRESS, address);
        token.ifPresent(file -> remembered.put(Installation.CRM_TOKEN_FILE, file.toString()));
        return new SetupChoices(
                installation.folder(),
                bitnesses,
                versions,
                dataFolder,
                command,
                startAtLogOn,
                Product.version(),
                remembered);
    }

    private String address(Installation installation) {
        String address =
                crm == null ? installation.setting(Installation.CRM_ADDRESS).orElse("") : crm;
        if (address.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "crm-needed",
                    "Say which CRM the service works with: --crm URL. Nothing was written.");
        }
        try {
            return CrmConnection.addressOf(address).toString();
        } catch (StartFailure noAddress) {
            throw new CommandFailure(ExitCode.USAGE, noAddress.code(), String.valueOf(noAddress.getMessage()));
        }
    }

    private static List<Bitness> addins(SetupFolder folder) {
        List<Bitness> there = folder.addins();
        if (there.isEmpty() || !Files.isRegularFile(folder.eventLibrary())) {
            throw new CommandFailure(
                    ExitCode.FAILED.number(),
                    "files-missing",
                    "The add-in's files are not in " + folder.home()
                            + ". Use the package for Windows, unpacked as a whole. Nothing was written.");
        }
        return there;
    }

    private void show(SetupPlan plan) {
        if (json()) {
            print(new Answer(true, values(plan), List.of()));
            return;
        }
        say("Preview: nothing is written.");
        RegistryKey shown = null;
        for (PlannedValue value : plan.values()) {
            if (!value.key().equals(shown)) {
                shown = value.key();
                say(shown + "  (" + value.purpose() + ")");
            }
            say("    " + name(value) + " = " + value.value().shown());
        }
    }

    private void report(SetupPlan plan, List<Change> changes) {
        if (json()) {
            print(new Answer(false, values(plan), json(changes)));
            return;
        }
        long written = changes.stream()
                .filter(change -> change.kind() != Change.Kind.UNCHANGED)
                .count();
        say(
                written == 0
                        ? "Everything was set up already; nothing was changed."
                        : "Set up for this user; " + written + " of "
                                + plan.values().size() + " settings were written.");
        if (changes.stream().anyMatch(change -> change.kind() == Change.Kind.ALLOWED_AGAIN)) {
            say("Outlook had switched the add-in off; that is taken back.");
        }
        say("Start Outlook again to see the group CRM in its ribbon. If it is missing, run “crmbridge doctor”.");
    }

    /** What was planned and done. */
    record Answer(boolean dryRun, List<ValueJson> values, List<ChangeJson> changes) {}

    /** A planned value as programs read it. */
    record ValueJson(String key, String name, String value, String why) {}

    private static List<ValueJson> values(SetupPlan plan) {
        return plan.values().stream()
                .map(value -> new ValueJson(
                        value.key().toString(), value.name(), value.value().shown(), value.purpose()))
                .toList();
    }

    private static String name(PlannedValue value) {
        return value.name().isEmpty() ? "(default)" : value.name();
    }
}

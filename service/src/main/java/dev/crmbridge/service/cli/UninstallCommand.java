package dev.crmbridge.service.cli;

import dev.crmbridge.bridge.setup.Change;
import dev.crmbridge.bridge.setup.Installer;
import dev.crmbridge.service.data.ServiceData;
import dev.crmbridge.service.data.StartFailure;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "uninstall", description = "Take back what “install” has written. Your data stays unless you ask.")
final class UninstallCommand extends SetupCommand {
    @Option(names = "--delete-data", description = "Delete the service's data too: links, history, waiting commands.")
    private boolean deleteData;

    @Option(names = "--dry-run", description = "Only show what would be removed.")
    private boolean dryRun;

    UninstallCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        Path given = data();
        Path folder =
                given == null ? surroundings().serviceData().toAbsolutePath().normalize() : given;
        var installer = new Installer(windows());
        if (dryRun) {
            List<Change> planned = installer.wouldRemove();
            if (json()) {
                print(answer(true, planned, folder, false));
            } else {
                say("Preview: nothing is removed.");
                planned.forEach(change -> say("  " + line(change)));
                say(
                        deleteData
                                ? "The data in " + folder + " would be deleted."
                                : "The data in " + folder + " would stay.");
            }
            return ExitCode.DONE;
        }
        if (deleteData) {
            delete(folder);
        }
        List<Change> changes = installer.uninstall();
        report(changes, folder);
        return ExitCode.DONE;
    }

    private static void delete(Path folder) {
        try {
            ServiceData.delete(folder);
        } catch (StartFailure inUse) {
            throw new CommandFailure(
                    ExitCode.FAILED.number(), inUse.code(), inUse.getMessage() + " Nothing was removed.");
        }
    }

    private void report(List<Change> changes, Path folder) {
        if (json()) {
            print(answer(false, changes, folder, deleteData));
            return;
        }
        if (changes.isEmpty()) {
            say("Nothing was set up for this user.");
        } else {
            long removed = changes.stream()
                    .filter(change -> change.kind() == Change.Kind.REMOVED)
                    .count();
            say("Taken back: " + removed
                    + " settings are removed. A running Outlook keeps the add-in until it is closed.");
        }
        changes.stream()
                .filter(change -> change.kind() == Change.Kind.KEY_KEPT)
                .forEach(change -> say("  " + line(change)));
        say(deleteData ? "The data in " + folder + " is deleted." : "The data in " + folder + " is kept.");
    }

    /** What was removed. */
    record Answer(boolean dryRun, List<ChangeJson> changes, String dataDir, boolean dataDeleted) {}

    private static Answer answer(boolean dryRun, List<Change> changes, Path folder, boolean deleted) {
        return new Answer(dryRun, json(changes), folder.toString(), deleted);
    }

    private static String line(Change change) {
        return change.kind() == Change.Kind.KEY_KEPT
                ? "Kept, because something else is in it: " + change.key()
                : change.key() + " " + (change.name().isEmpty() ? "(default)" : change.name());
    }
}

package dev.crmbridge.bridge.doctor;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.setup.AddinIdentity;
import dev.crmbridge.bridge.setup.Bitness;
import dev.crmbridge.bridge.setup.SetupFolder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Does Outlook find the add-in's file, and is it the right one? */
final class RegistrationChecks {
    private static final String REGISTERED = "Add-in registered";
    private static final String FILE = "Add-in file";
    private static final String INSTALL = "Run “crmbridge install”, then start Outlook again.";

    private final Registry registry;
    private final SetupFolder folder;
    private final Bitness bitness;

    RegistrationChecks(Registry registry, SetupFolder folder, Bitness bitness) {
        this.registry = registry;
        this.folder = folder;
        this.bitness = bitness;
    }

    List<Finding> all() {
        Optional<Path> file = registeredFile();
        return List.of(registered(file), file(file));
    }

    private Finding registered(Optional<Path> file) {
        if (!registry.exists(AddinIdentity.ADDIN_KEY)) {
            return Finding.bad(REGISTERED, "Outlook does not know the add-in.", INSTALL);
        }
        if (file.isEmpty()) {
            return Finding.bad(
                    REGISTERED,
                    "Outlook knows the add-in, but its file for " + bitness.label() + " Outlook is not registered.",
                    INSTALL);
        }
        if (!file.get().equals(folder.addin(bitness))) {
            return Finding.warn(
                    REGISTERED,
                    "Outlook loads the add-in from another folder: " + file.get() + ".",
                    "If this copy is to be used, run “crmbridge install” in it, then start Outlook again.");
        }
        return Finding.ok(REGISTERED, "Outlook knows the add-in for " + bitness.label() + ".");
    }

    private Finding file(Optional<Path> registered) {
        Path file = registered.orElse(folder.addin(bitness));
        return Files.isRegularFile(file)
                ? Finding.ok(FILE, file + " is there.")
                : Finding.bad(
                        FILE,
                        "The file " + file + " is missing.",
                        "Unpack the product again (a virus scanner may have removed the file), then run “crmbridge"
                                + " install”.");
    }

    private Optional<Path> registeredFile() {
        try {
            return registry.text(AddinIdentity.serverKey(bitness), "")
                    .filter(text -> !text.isBlank())
                    .map(Path::of);
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
    }
}

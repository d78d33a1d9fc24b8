package dev.crmbridge.service.installation;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.WindowsRegistry;
import dev.crmbridge.bridge.setup.AddinIdentity;
import dev.crmbridge.bridge.setup.SetupFolder;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * What is installed here.
 *
 * @param registry empty when this is not Windows
 * @param folder where the product lies
 */
public record Installation(Optional<Registry> registry, SetupFolder folder) {
    /** Names of what a set-up remembers in its settings key. */
    public static final String CRM_ADDRESS = "CrmAddress";
    /** Path of the file with the sign-in token. */
    public static final String CRM_TOKEN_FILE = "CrmTokenFile";

    private static final String HOME = "crmbridge.home";

    /** @return the one this process runs from; {@code -Dcrmbridge.home=FOLDER} names another */
    public static Installation ofThisProcess() {
        String home = System.getProperty(HOME);
        Path folder = home == null ? folderOfProgram() : Path.of(home);
        return new Installation(
                WindowsRegistry.ofThisComputer(),
                new SetupFolder(folder.toAbsolutePath().normalize()));
    }

    /** @return a text that an earlier set-up of this user wrote; empty when there was none, and when this is not Windows */
    public Optional<String> setting(String name) {
        return registry.flatMap(windows -> windows.text(AddinIdentity.SETTINGS_KEY, name))
                .filter(text -> !text.isBlank());
    }

    /** @return the data folder of an earlier set-up */
    public Optional<Path> dataFolder() {
        try {
            return setting("DataFolder").map(Path::of);
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    private static Path folderOfProgram() {
        CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
        try {
            Path program = source == null ? null : Path.of(source.getLocation().toURI());
            Path folder = program == null ? null : program.getParent();
            return folder == null ? Path.of("") : folder;
        } catch (URISyntaxException notAFile) {
            return Path.of("");
        }
    }
}

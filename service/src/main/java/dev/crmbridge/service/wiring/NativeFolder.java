package dev.crmbridge.service.wiring;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code native} of this distribution, with Jacob's DLL, the add-in and the type library of events: beside the jar of
 * the program or one folder higher. {@code crmbridge.native} names another one.
 */
final class NativeFolder {
    private static final String PROPERTY = "crmbridge.native";
    private static final String NAME = "native";

    private NativeFolder() {}

    /** @return the folder; where there is none, the place where it should be */
    static Path of(Properties system) {
        String given = system.getProperty(PROPERTY);
        return given == null ? beside(jar()) : Path.of(given);
    }

    static Path beside(@Nullable Path jar) {
        Path folder = jar == null ? null : jar.toAbsolutePath().getParent();
        if (folder == null) {
            return Path.of(NAME).toAbsolutePath();
        }
        return List.of(folder.resolve(NAME), folder.resolveSibling(NAME)).stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(folder.resolve(NAME));
    }

    private static @Nullable Path jar() {
        CodeSource source = NativeFolder.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | RuntimeException unusual) {
            return null;
        }
    }
}

package dev.crmbridge.service.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the service keeps in its data folder. */
public final class ServiceData {
    private static final List<String> FILES = List.of(
            "crmbridge.sqlite", "crmbridge.sqlite-wal", "crmbridge.sqlite-shm", "service.json", "part-service.lock");
    private static final String LOGS = "logs";

    private ServiceData() {}

    /**
     * Deletes it, and the folder when nothing else is in it.
     *
     * @throws StartFailure {@code already-running} while a service uses the folder, {@code data-folder} when it cannot be
     *     deleted
     */
    public static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        // Held only to know that nobody works here; the lock's own file goes too.
        DataFolder.open(folder, "service").close();
        try {
            for (String name : FILES) {
                Files.deleteIfExists(folder.resolve(name));
            }
            deleteTree(folder.resolve(LOGS));
            try (Stream<Path> rest = Files.list(folder)) {
                if (rest.findAny().isEmpty()) {
                    Files.delete(folder);
                }
            }
        } catch (IOException failed) {
            throw new StartFailure(
                    "data-folder",
                    "The data in " + folder + " could not be deleted: " + failed.getMessage() + ".",
                    failed);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

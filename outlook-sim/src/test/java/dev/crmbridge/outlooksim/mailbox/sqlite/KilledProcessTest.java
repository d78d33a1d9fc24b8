package dev.crmbridge.outlooksim.mailbox.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    private static final int SAVES = 30;

    @TempDir
    private Path folder;

    @Test
    void everySaveThatReturnedIsThereAfterTheProcessWasKilled() throws IOException, InterruptedException {
        Path file = folder.resolve("mailbox.db");
        List<String> saved = new ArrayList<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SavingProcess.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            while (saved.size() < SAVES) {
                String line = out.readLine();
                assertThat(line).as("the process ended by itself").isNotNull();
                if (line.matches("[0-9A-F]{140}")) {
                    saved.add(line);
                }
            }
            process.destroyForcibly().waitFor();
        }
        try (SqliteMailboxStore store = new SqliteMailboxStore(file)) {
            assertThat(store.load().items().stream().map(SimItem::entryId)).containsAll(saved);
        }
    }
}

package dev.crmbridge.outlooksim.rig;

import dev.crmbridge.testkit.relay.RelayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A relay program that runs, and its control channel.
 *
 * @param relay the process
 */
record RunningRelay(RelayProcess relay) implements AutoCloseable {
    private static final String NAME = "relay";

    /**
     * Starts it and waits until it is announced.
     *
     * @param outlook address of the simulated Outlook
     * @throws IllegalStateException with its output when it ended instead
     */
    static RunningRelay start(
            WindowsPrograms programs, Path folder, String outlook, Map<String, String> environment, String... more)
            throws IOException, InterruptedException {
        Path file = folder.resolve("relay-ready.json");
        Files.deleteIfExists(file);
        List<String> arguments =
                new ArrayList<>(List.of("--outlook", outlook, "--ready", WindowsPrograms.windowsPath(file)));
        arguments.addAll(List.of(more));
        Process process =
                programs.launch(NAME, "x64/crmbridge-relay.exe", environment, arguments.toArray(String[]::new));
        return new RunningRelay(RelayProcess.announced(process, file, programs.output(NAME)));
    }

    /** @return the answer to a command, whatever it is; null when the program ended instead */
    @Nullable
    JsonNode ask(String command, String... namesAndValues) throws IOException {
        return relay.send(command, namesAndValues);
    }

    /** As {@link #ask}, with another token. */
    @Nullable
    JsonNode send(String token, String command, String... namesAndValues) throws IOException {
        return relay.sendWith(token, command, namesAndValues);
    }

    /** @return the answer to a command that must succeed */
    JsonNode done(String command, String... namesAndValues) throws IOException {
        JsonNode answer = ask(command, namesAndValues);
        if (answer == null || !answer.required("ok").asBoolean()) {
            throw new AssertionError(command + " was answered with " + answer + ": " + relay.printed());
        }
        return answer;
    }

    /** Waits until it has ended. @return its status */
    int awaitEnd() throws InterruptedException, IOException {
        return relay.awaitEnd();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        relay.end("kill");
    }
}

package dev.crmbridge.outlooksim.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A relay program that runs, and its control channel. */
final class RunningRelay implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;
    private static final int ANSWER_LIMIT_MS = 60_000;
    private static final String NAME = "relay";

    private final WindowsPrograms programs;
    private final Process process;
    private final JsonNode ready;

    private RunningRelay(WindowsPrograms programs, Process process, JsonNode ready) {
        this.programs = programs;
        this.process = process;
        this.ready = ready;
    }

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
        List<String> arguments = new ArrayList<>(
                List.of("--outlook", outlook, "--ready", WindowsPrograms.windowsPath(file)));
        arguments.addAll(List.of(more));
        Process process =
                programs.launch(NAME, "x64/crmbridge-relay.exe", environment, arguments.toArray(String[]::new));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!Files.exists(file)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) && !Files.exists(file) || System.nanoTime() > end) {
                process.destroy();
                throw new IllegalStateException("the relay did not start: " + programs.printed(NAME));
            }
        }
        return new RunningRelay(programs, process, JsonMapper.shared().readTree(Files.readString(file)));
    }

    /** @return the answer to a command, whatever it is; null when the program ended instead */
    @Nullable
    JsonNode ask(String command, String... namesAndValues) throws IOException {
        return send(ready.required("token").asString(), command, namesAndValues);
    }

    /** As {@link #ask}, with another token. */
    @Nullable
    JsonNode send(String token, String command, String... namesAndValues) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", token);
        fields.put("do", command);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ready.required("port").asInt())) {
            socket.setSoTimeout(ANSWER_LIMIT_MS);
            socket.getOutputStream()
                    .write((JsonMapper.shared().writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return answer == null ? null : JsonMapper.shared().readTree(answer);
        }
    }

    /** @return the answer to a command that must succeed */
    JsonNode done(String command, String... namesAndValues) throws IOException {
        JsonNode answer = ask(command, namesAndValues);
        if (answer == null || !answer.required("ok").asBoolean()) {
            throw new AssertionError(command + " was answered with " + answer + ": " + programs.printed(NAME));
        }
        return answer;
    }

    /** Waits until it has ended. @return its status */
    int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the relay still runs: " + programs.printed(NAME));
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            try {
                ask("kill");
            } catch (IOException gone) {
                // It ends before it answers.
            }
            awaitEnd();
        }
    }
}

package dev.crmbridge.testkit.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A relay program that a test started, and its control channel (docs/reference/relay-program.md). Each command is a connection of its
 * own. Thread-safe.
 */
public final class RelayProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;
    private static final int ANSWER_LIMIT_MS = 60_000;

    private final Process process;
    private final JsonNode ready;
    private final Path output;

    private RelayProcess(Process process, JsonNode ready, Path output) {
        this.process = process;
        this.ready = ready;
        this.output = output;
    }

    /**
     * Waits until the program announces itself.
     *
     * @param ready file it was told to write
     * @param output file it prints to
     * @throws IllegalStateException with its output when it ended instead or is silent for a minute
     */
    public static RelayProcess announced(Process process, Path ready, Path output)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!Files.exists(ready)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) && !Files.exists(ready) || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("the relay did not start: " + Files.readString(output));
            }
        }
        return new RelayProcess(process, JsonMapper.shared().readTree(Files.readString(ready)), output);
    }

    /** @return the answer to a command, a refusal too; null when the program ended instead */
    public @Nullable JsonNode send(String command, String... namesAndValues) throws IOException {
        return sendWith(ready.required("token").asString(), command, namesAndValues);
    }

    /** As {@link #send}, with another token. */
    public @Nullable JsonNode sendWith(String token, String command, String... namesAndValues) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", token);
        fields.put("do", command);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), ready.required("port").asInt())) {
            socket.setSoTimeout(ANSWER_LIMIT_MS);
            socket.getOutputStream()
                    .write((JsonMapper.shared().writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return answer == null ? null : JsonMapper.shared().readTree(answer);
        }
    }

    /**
     * @return the answer to a command, a refusal too
     * @throws IOException when the program ended instead
     */
    public JsonNode ask(String command, String... namesAndValues) throws IOException {
        JsonNode answer = send(command, namesAndValues);
        if (answer == null) {
            throw new IOException("the relay closed the channel: " + printed());
        }
        return answer;
    }

    /** @return a figure of {@code status}, e.g. {@code objects} or {@code subscriptions} */
    public long figure(String name) throws IOException {
        return ask("status").required(name).asLong();
    }

    /** @return what it printed so far */
    public String printed() throws IOException {
        return Files.readString(output);
    }

    /** Ends it with {@code quit} or {@code kill}, if it still runs. */
    public void end(String command) throws IOException, InterruptedException {
        if (process.isAlive()) {
            try {
                send(command);
            } catch (IOException gone) {
                // It may end before it answers.
            }
            awaitEnd();
        }
    }

    /** Waits until it has ended. @return its status */
    public int awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the relay did not end: " + printed());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        end("quit");
    }
}

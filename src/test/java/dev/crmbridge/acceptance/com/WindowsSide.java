package dev.crmbridge.acceptance.com;

import dev.crmbridge.acceptance.product.Part;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of the product runs on Windows: under Wine on other systems, as {@code dev/rig} prepares it. */
final class WindowsSide {
    private static final long WITHIN_SECONDS = 60;
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path RELAY = ROOT.resolve("outlook-sim/target/native/x64/crmbridge-relay.exe");
    private static final Path NATIVE = ROOT.resolve("addin-bridge/target/native/x64");

    private WindowsSide() {}

    /** Skips the test where something is missing and says what; in CI it fails. */
    static void require() {
        if (!Boolean.getBoolean("com")) {
            Assumptions.abort("COM tests run with “mvn -Pcom verify”; “dev/verify” sets up what they need");
        }
        List<String> missing = new ArrayList<>();
        if (!WINDOWS && !onPath("wine")) {
            missing.add("Wine");
        }
        for (Path file : List.of(RELAY, NATIVE.resolve("jacob-1.21-x64.dll"), NATIVE.resolve("crmbridge-events.tlb"))) {
            if (!Files.exists(file)) {
                missing.add(ROOT.relativize(file).toString());
            }
        }
        if (!missing.isEmpty()) {
            String why = "COM tests need " + String.join(", ", missing) + ": “dev/verify” installs and builds them";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(why);
            }
            Assumptions.abort(why);
        }
    }

    /** @return a Java of Windows */
    static Part.Jvm java() {
        if (WINDOWS) {
            return Part.Jvm.own();
        }
        return new Part.Jvm(
                List.of(ROOT.resolve("dev/winejvm/bin/java").toString()),
                System.getProperty("java.class.path").replace(File.pathSeparatorChar, ';'));
    }

    /** @return further options of that Java, so that the service finds its native files */
    static List<String> options() {
        return List.of(
                "-XX:ActiveProcessorCount=2",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.timezone=" + System.getProperty("user.timezone", "UTC"),
                "-Dcrmbridge.native=" + NATIVE);
    }

    /** The relay program: the process in which Outlook's COM objects live. */
    static final class Relay implements AutoCloseable {
        private final Process process;
        private final JsonNode control;
        private final Path output;

        private Relay(Process process, JsonNode control, Path output) {
            this.process = process;
            this.control = control;
            this.output = output;
        }

        /** Starts it; Outlook can be attached to when this returns. */
        static Relay start(Path folder, String outlookUrl) throws IOException, InterruptedException {
            Path ready = Files.createTempFile(folder, "relay", ".json");
            Path output = Files.createTempFile(folder, "relay", ".txt");
            Files.delete(ready);
            List<String> command = new ArrayList<>();
            if (!WINDOWS) {
                command.addAll(List.of(ROOT.resolve("dev/rig").toString(), "run"));
            }
            command.addAll(List.of(
                    RELAY.toString(), "--outlook", outlookUrl, "--ready", WINDOWS ? ready.toString() : windows(ready)));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WITHIN_SECONDS);
            while (!Files.exists(ready)) {
                if (process.waitFor(25, TimeUnit.MILLISECONDS) && !Files.exists(ready) || System.nanoTime() > end) {
                    process.destroyForcibly();
                    throw new IllegalStateException("the relay did not start: " + Files.readString(output));
                }
            }
            return new Relay(process, JsonMapper.shared().readTree(Files.readString(ready)), output);
        }

        /** @return a figure of the relay, e.g. {@code objects} */
        long figure(String name) throws IOException {
            return command("status").required(name).asLong();
        }

        /** Ends it without any chance to clean up, as a crash of Outlook would. */
        void kill() throws IOException, InterruptedException {
            end("kill");
        }

        /** Waits until it has ended by itself. */
        void awaitEnd() throws IOException, InterruptedException {
            if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the relay did not end: " + Files.readString(output));
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            if (process.isAlive()) {
                end("quit");
            }
        }

        private void end(String command) throws IOException, InterruptedException {
            try {
                command(command);
            } catch (IOException gone) {
                // it may end before it answers
            }
            awaitEnd();
        }

        private JsonNode command(String name) throws IOException {
            String line = JsonMapper.shared()
                            .createObjectNode()
                            .put("token", control.required("token").asString())
                            .put("do", name)
                            .toString()
                    + "\n";
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), control.required("port").asInt())) {
                OutputStream out = socket.getOutputStream();
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
                String answer = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                if (answer == null) {
                    throw new IOException("the relay closed the channel");
                }
                return JsonMapper.shared().readTree(answer);
            }
        }
    }

    private static String windows(Path path) {
        return "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

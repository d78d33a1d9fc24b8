package dev.crmbridge.acceptance.com;

import dev.crmbridge.acceptance.product.Part;
import dev.crmbridge.testkit.relay.RelayProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What of the product runs on Windows: under Wine on other systems, as {@code dev/rig} prepares it. */
final class WindowsSide {
    private static final long WITHIN_SECONDS = 60;
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path RELAY = ROOT.resolve("outlook-sim/target/native/x64/crmbridge-relay.exe");
    private static final Path NATIVE = ROOT.resolve("addin-bridge/target/native/x64");
    private static final Path ADD_IN = NATIVE.resolve("crmbridge-addin.dll");
    private static final Path BROWSER = ROOT.resolve("outlook-sim/target/native/test/crmbridge-test-browser.exe");
    private static final String ADD_IN_CLASS = "{D758EC63-9FF9-4D41-8C8C-18B5F83A3605}";
    private static final String SETTINGS = "HKCU\\Software\\CRM Bridge";

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
        for (Path file : List.of(
                RELAY, ADD_IN, BROWSER, NATIVE.resolve("jacob-1.21-x64.dll"), NATIVE.resolve("crmbridge-events.tlb"))) {
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
    static Part.Jvm java() throws IOException, InterruptedException {
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

    /** Starts the relay program, the process in which Outlook's COM objects live; Outlook can be attached to when this returns. */
    static RelayProcess relay(Path folder, String outlookUrl) throws IOException, InterruptedException {
        return relay(folder, outlookUrl, List.of(), Map.of());
    }

    /**
     * Starts it with the add-in loaded, as Outlook does.
     *
     * @param opened file to which the addresses of opened windows and records are added
     */
    static RelayProcess relayWithAddIn(Path folder, String outlookUrl, Path opened)
            throws IOException, InterruptedException {
        return relay(
                folder,
                outlookUrl,
                List.of("--host", "--dll", path(ADD_IN), ADD_IN_CLASS),
                Map.of("CRMBRIDGE_TEST_OPENED", path(opened)));
    }

    private static RelayProcess relay(
            Path folder, String outlookUrl, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path ready = Files.createTempFile(folder, "relay", ".json");
        Path output = Files.createTempFile(folder, "relay", ".txt");
        Files.delete(ready);
        List<String> command = program(RELAY.toString(), "--outlook", outlookUrl, "--ready", path(ready));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return RelayProcess.announced(process, ready, output);
    }

    /** Writes what an installation does, so that the add-in finds the service of that data folder and opens nothing visible. */
    static void settings(Path serviceData) throws IOException, InterruptedException {
        setting("DataFolder", path(serviceData));
        setting("Browser", path(BROWSER));
    }

    /** Takes the settings back. */
    static void forget() throws IOException, InterruptedException {
        run("reg", "delete", SETTINGS, "/f");
    }

    /** How a program ended. */
    record Ended(int status, String output) {}

    /** Runs a command file with a Java of Windows in its own folder, to its end. Arguments without blanks: the shell has its own rules. */
    static Ended command(Path file, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = program("cmd", "/c", path(file));
        command.addAll(arguments);
        Path output = Files.createTempFile("command", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.directory(file.resolveSibling(".").toFile());
        // Wine hands the variable on; CRMBRIDGE_RIG_JRE is where dev/rig keeps that Java.
        builder.environment().put("JAVA_HOME", WINDOWS ? System.getProperty("java.home") : path(rigJava()));
        builder.environment()
                .put("CRMBRIDGE_JAVA_OPTS", "-Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(file + " did not end: " + text(output));
        }
        return new Ended(process.exitValue(), text(output));
    }

    /** The program writes UTF-8, the shell around it the code page of its console. */
    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    private static Path rigJava() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ROOT.resolve("dev/rig").toString(), "env").start();
        String variables = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return variables
                .lines()
                .filter(line -> line.contains("CRMBRIDGE_RIG_JRE="))
                .map(line -> Path.of(line.replaceAll(".*='(.*)'", "$1")))
                .findFirst()
                .orElseThrow();
    }

    /** @return a file of the checkout */
    static Path file(String path) {
        return ROOT.resolve(path);
    }

    private static void setting(String name, String value) throws IOException, InterruptedException {
        run("reg", "add", SETTINGS, "/v", name, "/d", value, "/f");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("this did not work: " + String.join(" ", command));
        }
    }

    private static List<String> program(String... command) {
        List<String> all = new ArrayList<>();
        if (!WINDOWS) {
            all.addAll(List.of(ROOT.resolve("dev/rig").toString(), "run"));
        }
        all.addAll(List.of(command));
        return all;
    }

    /** @return a path as a program for Windows takes it */
    static String path(Path path) {
        return WINDOWS
                ? path.toString()
                : "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

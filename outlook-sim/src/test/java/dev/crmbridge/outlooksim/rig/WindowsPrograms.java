package dev.crmbridge.outlooksim.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts programs for Windows: on Windows as they are, on Linux under the Wine of {@code dev/rig}. Output goes to files. */
final class WindowsPrograms {
    private static final boolean ON_WINDOWS = System.getProperty("os.name", "").startsWith("Windows");
    private static final long LIMIT_SECONDS = 60;

    private final Path home;
    private final Path folder;

    /** @param folder where the output goes */
    WindowsPrograms(Path folder) {
        this.home = home();
        this.folder = folder;
    }

    /** @return why no program can be started here, empty when it can */
    static Optional<String> missing() {
        Path relay = home().resolve("outlook-sim/target/native/x64/crmbridge-relay.exe");
        Path probe = home().resolve("outlook-sim/target/native/test/crmbridge-relay-probe.exe");
        if (!Files.exists(relay) || !Files.exists(probe)) {
            return Optional.of("COM tests need the relay program: “dev/native” builds it");
        }
        if (!ON_WINDOWS && !onPath("wine")) {
            return Optional.of("COM tests need Windows or Wine: “dev/verify” installs it on Debian");
        }
        return Optional.empty();
    }

    /** @return the file of a native part */
    Path program(String name) {
        return home.resolve("outlook-sim/target/native").resolve(name);
    }

    /** @return a path as a program for Windows takes it */
    static String windowsPath(Path path) {
        return ON_WINDOWS
                ? path.toString()
                : "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
    }

    /** Sets up Wine where that is needed; fast when it is there. */
    void prepare() throws IOException, InterruptedException {
        if (!ON_WINDOWS) {
            Ended setup =
                    end("setup", start("setup", List.of(home.resolve("dev/rig").toString(), "setup"), Map.of()));
            if (setup.status() != 0) {
                throw new IllegalStateException("dev/rig setup failed: " + setup.output());
            }
        }
    }

    /** How a program ended. */
    record Ended(int status, String output) {}

    /** Runs a program to its end. */
    Ended run(String program, String... arguments) throws IOException, InterruptedException {
        String name = Path.of(program).getFileName() + "-"
                + String.join("-", arguments).replaceAll("[^A-Za-z-]", "");
        return end(name, launch(name, program, Map.of(), arguments));
    }

    /** Starts a program. */
    Process launch(String name, String program, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (!ON_WINDOWS) {
            command.add(home.resolve("dev/rig").toString());
            command.add("run");
        }
        command.add(program(program).toString());
        command.addAll(List.of(arguments));
        return start(name, command, environment);
    }

    private Process start(String name, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(output(name).toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** @return what a program printed so far */
    String printed(String name) throws IOException {
        return Files.readString(output(name));
    }

    private Ended end(String name, Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS * (name.equals("setup") ? 10 : 1), TimeUnit.SECONDS)) {
            process.destroy();
            throw new IllegalStateException(name + " did not end: " + printed(name));
        }
        return new Ended(process.exitValue(), printed(name));
    }

    /** @return the file that takes what a program prints */
    Path output(String name) {
        return folder.resolve(name + ".txt");
    }

    private static Path home() {
        Path at = Path.of("").toAbsolutePath();
        for (@Nullable Path each = at; each != null; each = each.getParent()) {
            if (Files.exists(each.resolve("dev/rig"))) {
                return each;
            }
        }
        throw new IllegalStateException("dev/rig was not found above " + at);
    }

    private static boolean onPath(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }
}

package dev.crmbridge.acceptance.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One process of the product. */
public final class Part implements AutoCloseable {
    private static final long START_LIMIT_SECONDS = 90;
    private static final long POLL_MILLIS = 25;

    private final Process process;
    private final Path output;
    private final JsonNode ready;

    private Part(Process process, Path output, JsonNode ready) {
        this.process = process;
        this.output = output;
        this.ready = ready;
    }

    /**
     * A Java that runs a process.
     *
     * @param command how it is started
     * @param classPath separated as that Java wants it
     */
    public record Jvm(List<String> command, String classPath) {
        /** @return the one that runs this test */
        public static Jvm own() throws IOException, InterruptedException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            ClassArchive archive = ClassArchive.of(System.getProperty("java.class.path"));
            return archive.holdsTheProduct()
                    ? new Jvm(
                            List.of(java, "-XX:SharedArchiveFile=" + archive.madeIn(Path.of("target"), java)),
                            archive.classPath())
                    : new Jvm(List.of(java), System.getProperty("java.class.path"));
        }
    }

    /** A process that was started and ended by itself. */
    public record Ended(int exitCode, String output) {}

    /**
     * Starts a process and waits for its ready-file.
     *
     * @param folder where ready-file and output go
     * @param name names both
     * @throws IllegalStateException with the output when it ended before it was ready
     */
    public static Part start(
            Path folder, String name, List<String> arguments, List<String> jvm, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(Jvm.own(), folder, name, arguments, jvm, environment);
    }

    /** As {@link #start(Path, String, List, List, Map)} in a Java of one's choice. */
    public static Part start(
            Jvm java,
            Path folder,
            String name,
            List<String> arguments,
            List<String> jvm,
            Map<String, String> environment)
            throws IOException, InterruptedException {
        Path readyFile = folder.resolve(name + "-ready.json");
        Path output = folder.resolve(name + "-output.txt");
        Files.deleteIfExists(readyFile);
        List<String> all = new ArrayList<>(arguments);
        all.add("--ready-file");
        all.add(readyFile.toString());
        Process process = launch(java, all, jvm, environment, output);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
        while (!Files.exists(readyFile)) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) && !Files.exists(readyFile)) {
                throw new IllegalStateException(
                        name + " ended with " + process.exitValue() + ": " + Files.readString(output));
            }
            if (System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " was not ready in time: " + Files.readString(output));
            }
        }
        JsonNode ready = JsonMapper.shared().readTree(Files.readString(readyFile));
        return new Part(process, output, ready);
    }

    /** Runs a process to its end. */
    public static Ended run(Path folder, List<String> arguments, List<String> jvm, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run", ".txt");
        Process process = launch(Jvm.own(), arguments, jvm, environment, output);
        if (!process.waitFor(START_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(arguments + " did not end: " + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /** Runs a process, asks it to end (SIGTERM) as soon as {@code moment} has come, and waits until it did. */
    public static Ended runAndStop(Path folder, List<String> arguments, Callable<Boolean> moment) throws Exception {
        Path output = Files.createTempFile(folder, "run", ".txt");
        Process process = launch(Jvm.own(), arguments, List.of(), Map.of(), output);
        while (process.isAlive() && !moment.call()) {
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        process.destroy();
        if (!process.waitFor(START_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(arguments + " did not end: " + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static Process launch(
            Jvm java, List<String> arguments, List<String> jvm, Map<String, String> environment, Path output)
            throws IOException {
        List<String> command = new ArrayList<>(java.command());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", java.classPath(), "dev.crmbridge.service.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        return builder.start();
    }

    /** @return the ready-file's content */
    public JsonNode ready() {
        return ready;
    }

    /** @return the text of a field of the ready-file */
    public String ready(String field) {
        return ready.required(field).asString();
    }

    /** @return everything printed so far */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** @return whether it still runs */
    public boolean alive() {
        return process.isAlive();
    }

    /** Ends the process without any chance to clean up (SIGKILL) and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /**
     * Waits until the process ends by itself.
     *
     * @return its exit code
     */
    public int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(START_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running: " + output());
        }
        return process.exitValue();
    }

    /** Asks the process to end (SIGTERM) and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(START_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

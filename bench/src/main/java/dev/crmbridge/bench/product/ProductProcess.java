package dev.crmbridge.bench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process of the product, started by its launcher as a person starts it.
 *
 * @param ready content of its ready-file
 * @param start from starting the launcher until the ready-file was there
 */
record ProductProcess(Process process, JsonNode ready, Duration start) implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    /**
     * Starts a part over its own folder, without samples.
     *
     * @param command {@code outlook} or {@code crm}
     */
    static ProductProcess empty(Path launcher, Path folder, String command) throws IOException, InterruptedException {
        return start(
                launcher,
                folder,
                Map.of(),
                List.of(command, "--data", folder.resolve(command).toString(), "--port", "0", "--empty"));
    }

    /**
     * Starts a process and waits until it is ready.
     *
     * @param launcher the {@code crmbridge} script
     * @param folder for the ready-file and what the process prints
     */
    static ProductProcess start(Path launcher, Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        Path readyFile = folder.resolve(arguments.get(0) + "-ready.json");
        Files.deleteIfExists(readyFile);
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--ready-file", readyFile.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve(arguments.get(0) + "-output.txt").toFile());
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        while (!Files.exists(readyFile)) {
            if (process.waitFor(2, TimeUnit.MILLISECONDS)
                    || System.nanoTime() - begin > LIMIT_SECONDS * 1_000_000_000) {
                process.destroyForcibly();
                throw new IOException(Files.readString(folder.resolve(arguments.get(0) + "-output.txt")));
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new ProductProcess(process, JsonMapper.shared().readTree(Files.readString(readyFile)), took);
    }

    /** @return a text of the ready-file */
    String ready(String field) {
        return ready.required(field).asString();
    }

    /** @return resident memory in MiB, as Linux reports it */
    long residentMebibytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        throw new IOException("no VmRSS of process " + process.pid());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}

package dev.crmbridge.service.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of commands that need no service, without a terminal unless asked for. */
final class LocalRun {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final int code;

    private LocalRun(boolean terminal, String... args) {
        Terminal surroundings = new Terminal(
                new PrintWriter(out, true), new PrintWriter(err, true), terminal ? LocalRun::nobody : null);
        code = CommandLineRun.with(
                new Surroundings(surroundings, Map.of(), Path.of("nowhere"), milliseconds -> {}), args);
    }

    private static @Nullable String nobody(String prompt) {
        return null;
    }

    static LocalRun of(String... args) {
        return new LocalRun(false, args);
    }

    static LocalRun onATerminal(String... args) {
        return new LocalRun(true, args);
    }

    int code() {
        return code;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }
}

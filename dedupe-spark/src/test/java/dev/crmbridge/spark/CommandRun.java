package dev.crmbridge.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * One run of the job in Spark's local mode.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it told a person
 */
record CommandRun(int code, String out, String err) {
    /** Starts a Spark, because a run before this one has ended its own. */
    static CommandRun of(String... args) {
        LocalSpark.start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = new CommandLine(new DetectCommand(new PrintStream(out, true, StandardCharsets.UTF_8), told))
                .setErr(new PrintWriter(told, true))
                .execute(args);
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }
}

package dev.crmbridge.service.cli;

import java.io.PrintWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes, and whom it can ask.
 *
 * @param out results
 * @param err problems and hints
 * @param ask reads a line after a prompt; null when nobody is there to answer
 */
public record Terminal(
        PrintWriter out, PrintWriter err, @Nullable Function<String, @Nullable String> ask) {
    /** @return the terminal of this process */
    static Terminal system() {
        var console = System.console();
        return new Terminal(
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                console == null ? null : prompt -> console.readLine("%s", prompt));
    }

    /** @return whether somebody can be asked */
    boolean interactive() {
        return ask != null;
    }

    /** @return the trimmed answer; empty when nobody is there or the input ended */
    String ask(String prompt) {
        String line = ask == null ? null : ask.apply(prompt);
        return line == null ? "" : line.trim();
    }
}

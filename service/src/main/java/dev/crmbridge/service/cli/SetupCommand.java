package dev.crmbridge.service.cli;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryException;
import dev.crmbridge.bridge.setup.Change;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command about the installation; it needs no running service. */
abstract class SetupCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the service.")
    private @Nullable Path data;

    SetupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Does the work. */
    abstract ExitCode run();

    @Override
    public final Integer call() {
        try {
            return run().number();
        } catch (CommandFailure failure) {
            return fail(failure.exitCode(), failure.code(), String.valueOf(failure.getMessage()));
        } catch (RegistryException refused) {
            return fail(
                    ExitCode.FAILED.number(),
                    "registry-refused",
                    refused.getMessage() + " Run the command again; it goes on where it stopped.");
        }
    }

    private int fail(int exitCode, String code, String message) {
        if (json) {
            surroundings.terminal().out().println(JsonLine.error(code, message));
        }
        surroundings.terminal().err().println("crmbridge: " + message);
        return exitCode;
    }

    /** @return the folder that was named; null when none was */
    @Nullable
    Path data() {
        return data == null ? null : data.toAbsolutePath().normalize();
    }

    boolean json() {
        return json;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** @throws CommandFailure {@code not-windows}; nothing is done then */
    Registry windows() {
        return surroundings
                .installation()
                .registry()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED.number(),
                        "not-windows",
                        "Outlook and its add-in exist on Windows only, so there is nothing to set up here. With --dry-run you"
                                + " see what would be written there."));
    }

    /** A change as programs read it. */
    record ChangeJson(String change, String key, String name) {}

    static List<ChangeJson> json(List<Change> changes) {
        return changes.stream()
                .map(change -> new ChangeJson(
                        change.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        change.key().toString(),
                        change.name()))
                .toList();
    }

    void print(Object value) {
        surroundings.terminal().out().println(JsonLine.of(value));
    }

    void say(String line) {
        surroundings.terminal().out().println(line);
    }
}

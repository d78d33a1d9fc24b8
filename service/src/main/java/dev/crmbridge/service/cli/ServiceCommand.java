package dev.crmbridge.service.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that talks to the running service. */
abstract class ServiceCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the service.")
    private @Nullable Path data;

    ServiceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @return a usage error, exit code 2 */
    ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }

    /** Does the work. */
    abstract ExitCode run(ServiceClient service);

    @Override
    public final Integer call() {
        int code = ExitCode.FAILED.number();
        try {
            code = carryOut();
            return code;
        } finally {
            surroundings.stop().finished(code);
        }
    }

    private int carryOut() {
        try {
            return run(ServiceClient.find(data == null ? surroundings.usualData() : List.of(data)))
                    .number();
        } catch (CommandFailure failure) {
            if (json) {
                say(JsonLine.error(failure.code(), failure.getMessage()));
            }
            terminal().err().println("crmbridge: " + failure.getMessage());
            return failure.exitCode();
        }
    }

    boolean json() {
        return json;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Terminal terminal() {
        return surroundings.terminal();
    }

    /** Prints a value as JSON in one line. */
    void print(Object value) {
        terminal().out().println(JsonLine.of(value));
    }

    void say(String line) {
        terminal().out().println(line);
    }
}

package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Commands on operations that failed. */
final class SettleProblemsCommand {
    private SettleProblemsCommand() {}

    private static CommandFailure none() {
        return new CommandFailure(
                ExitCode.FAILED.number(),
                "operation-not-found",
                "None of these is an operation that failed. “crmbridge problems” lists them.");
    }

    @Command(name = "retry", description = "Go on with operations that failed.")
    static final class Retry extends OperationCommand {
        @Parameters(arity = "1..*", paramLabel = "OP", description = "Operations, as “crmbridge problems” lists them.")
        private List<String> ops = List.of();

        Retry(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            checkWait();
            List<JsonNode> operations = new ArrayList<>();
            service.post("/api/operations/retry", Map.of("ops", ops))
                    .path("operations")
                    .forEach(operations::add);
            if (operations.isEmpty()) {
                throw none();
            }
            return reportAsking(service, follow(service, operations));
        }
    }

    @Command(name = "ignore", description = "Forget operations that failed; their items stay as they are.")
    static final class Ignore extends ServiceCommand {
        @Parameters(arity = "1..*", paramLabel = "OP", description = "Operations, as “crmbridge problems” lists them.")
        private List<String> ops = List.of();

        Ignore(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            JsonNode ignored = service.post("/api/operations/ignore", Map.of("ops", ops));
            if (ignored.path("ops").isEmpty()) {
                throw none();
            }
            if (json()) {
                print(ignored);
            } else {
                say("Ignored: " + ignored.path("ops").size() + ".");
            }
            return ExitCode.DONE;
        }
    }
}

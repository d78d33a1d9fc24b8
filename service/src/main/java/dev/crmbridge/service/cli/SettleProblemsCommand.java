package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Commands on operations that failed, and on tracked items that could not be kept in step. */
final class SettleProblemsCommand {
    private static final String IDS =
            "Operations (OP) or records (ENTITY:GUID), as “crmbridge problems” lists them; not both at once.";

    private SettleProblemsCommand() {}

    private static CommandFailure none() {
        return new CommandFailure(
                ExitCode.FAILED.number(),
                "operation-not-found",
                "None of these is an operation that failed. “crmbridge problems” lists them.");
    }

    /** @return whether the ids name records, the rest operations */
    private static boolean areRecords(List<String> ids) {
        long records = ids.stream().filter(id -> id.contains(":")).count();
        if (records > 0 && records < ids.size()) {
            throw new CommandFailure(ExitCode.USAGE, "bad-request", "Give operations or records, not both at once.");
        }
        return records > 0;
    }

    @Command(name = "retry", description = "Go on with operations that failed, or look at tracked items again at once.")
    static final class Retry extends OperationCommand {
        @Parameters(arity = "1..*", paramLabel = "ID", description = IDS)
        private List<String> ids = List.of();

        Retry(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            checkWait();
            return areRecords(ids) ? pairs(service) : operations(service);
        }

        private ExitCode operations(ServiceClient service) {
            List<JsonNode> operations = new ArrayList<>();
            service.post("/api/operations/retry", Map.of("ops", ids))
                    .path("operations")
                    .forEach(operations::add);
            if (operations.isEmpty()) {
                throw none();
            }
            return reportAsking(service, follow(service, operations));
        }

        private ExitCode pairs(ServiceClient service) {
            JsonNode answer = service.post("/api/problems/pairs/retry", Map.of("records", ids));
            if (json()) {
                print(answer);
            } else {
                int left = answer.path("left").size();
                say("In step: " + (answer.path("records").size() - left) + ". Still not: " + left + ".");
                answer.path("left").forEach(pair -> say("  " + Words.record(pair) + "  " + Words.reason(pair)));
            }
            return answer.path("left").isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    @Command(
            name = "ignore",
            description =
                    "Forget operations that failed; say nothing of tracked items until something changes. Items stay as they are.")
    static final class Ignore extends ServiceCommand {
        @Parameters(arity = "1..*", paramLabel = "ID", description = IDS)
        private List<String> ids = List.of();

        Ignore(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            boolean records = areRecords(ids);
            JsonNode ignored = records
                    ? service.post("/api/problems/pairs/ignore", Map.of("records", ids))
                    : service.post("/api/operations/ignore", Map.of("ops", ids));
            int count = ignored.path(records ? "records" : "ops").size();
            if (count == 0) {
                throw none();
            }
            if (json()) {
                print(ignored);
            } else {
                say("Ignored: " + count + ".");
            }
            return ExitCode.DONE;
        }
    }
}

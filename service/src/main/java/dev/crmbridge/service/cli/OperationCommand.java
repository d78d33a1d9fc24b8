package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A command that becomes operations: sends it, waits, prints what became of each item. */
abstract class OperationCommand extends ServiceCommand {
    /** More items than this are one request, and their operations are looked at together. */
    private static final int MANY = 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ANSWER_FIELDS = List.of("item", "op", "outcome", "code", "reason", "record");

    @Option(
            names = "--wait",
            paramLabel = "S",
            defaultValue = "30",
            description = "Seconds to wait for the result; 0 = do not wait. Default ${DEFAULT-VALUE}.")
    private int waitSeconds;

    OperationCommand(Surroundings surroundings) {
        super(surroundings);
    }

    void checkWait() {
        if (waitSeconds < 0) {
            throw usage("--wait must be 0 or more seconds.");
        }
    }

    /** Items of the command line, each with what the service knows of it or why it knows nothing. */
    record Selection(List<Map<String, String>> items, List<JsonNode> unknown) {}

    /** Looks the items up; one that does not exist becomes a refused operation, a prefix that is not unique ends the command. */
    Selection select(ServiceClient service, List<String> ids) {
        return ids.size() > MANY ? selectMany(service, ids) : selectFew(service, ids);
    }

    private Selection selectMany(ServiceClient service, List<String> ids) {
        var items = new ArrayList<Map<String, String>>();
        var unknown = new ArrayList<JsonNode>();
        for (JsonNode found :
                service.post("/api/items/find", Map.of("ids", ids)).path("items")) {
            String code = found.path("code").asString("");
            if (code.isEmpty()) {
                items.add(selected(found.path("item")));
            } else if (code.equals("item-not-found")) {
                unknown.add(refused(
                        found.path("id").asString(), code, found.path("message").asString()));
            } else {
                throw new CommandFailure(
                        ExitCode.USAGE, code, found.path("message").asString());
            }
        }
        return new Selection(items, unknown);
    }

    private static Map<String, String> selected(JsonNode item) {
        return Map.of(
                "entryId", item.path("entryId").asString(),
                "storeId", item.path("storeId").asString(),
                "kind", item.path("kind").asString());
    }

    private Selection selectFew(ServiceClient service, List<String> ids) {
        var items = new ArrayList<Map<String, String>>();
        var unknown = new ArrayList<JsonNode>();
        for (String id : ids) {
            try {
                items.add(selected(service.get("/api/items/" + ServiceClient.part(id))));
            } catch (CommandFailure failure) {
                if (!failure.code().equals("item-not-found")) {
                    throw failure;
                }
                unknown.add(refused(id, failure.code(), String.valueOf(failure.getMessage())));
            }
        }
        return new Selection(items, unknown);
    }

    /** Sends a command for the selected items and waits. */
    Waiting.Result submit(ServiceClient service, Selection selection, Map<String, ?> command) {
        if (selection.items().isEmpty()) {
            return new Waiting.Result(selection.unknown(), true);
        }
        var body = new LinkedHashMap<String, Object>(command);
        body.put("items", selection.items());
        Bulk many = selection.items().size() > MANY
                ? new Bulk(service, terminal(), surroundings().stop())
                : null;
        if (many != null) {
            surroundings().stop().watch();
        }
        var operations = new ArrayList<JsonNode>();
        service.post("/api/commands", body).path("operations").forEach(operations::add);
        Waiting.Result result = new Waiting(service, surroundings().pause(), many).until(operations, waitSeconds);
        if (many != null) {
            many.clear();
        }
        var all = new ArrayList<>(result.operations());
        all.addAll(selection.unknown());
        return new Waiting.Result(all, result.accepted());
    }

    Waiting.Result follow(ServiceClient service, List<JsonNode> operations) {
        return new Waiting(service, surroundings().pause(), null).until(operations, waitSeconds);
    }

    /** Asks what is open where somebody can answer, then reports. */
    ExitCode reportAsking(ServiceClient service, Waiting.Result result) {
        return report(
                service,
                new Questions(service, terminal())
                        .ask(
                                result,
                                json(),
                                answered -> follow(service, List.of(answered))
                                        .operations()
                                        .get(0)));
    }

    /** Prints the result and gives its exit code. */
    ExitCode report(ServiceClient service, Waiting.Result result) {
        if (json()) {
            print(Map.of(
                    "operations",
                    result.operations().stream().map(OperationCommand::answer).toList()));
        } else {
            KnownItems known = KnownItems.of(service);
            var table = new TextTable("Result", "Item", "Subject", "Reason");
            result.operations()
                    .forEach(operation -> table.row(
                            Words.outcome(operation.path("outcome").asString()),
                            known.beginning(operation.path("item").asString()),
                            known.subject(operation.path("item").asString()),
                            Words.reason(operation)));
            table.lines().forEach(this::say);
            result.operations().stream()
                    .flatMap(o -> Words.nextSteps(o).stream())
                    .forEach(this::say);
        }
        return codeOf(result);
    }

    /** @return the exit code of operations that were followed */
    static ExitCode codeOf(Waiting.Result result) {
        return ExitCode.winning(result.operations().stream()
                .map(operation -> ExitCode.of(operation.path("outcome").asString(), result.accepted()))
                .toList());
    }

    private static JsonNode answer(JsonNode operation) {
        ObjectNode answer = JSON.createObjectNode();
        ANSWER_FIELDS.forEach(field -> answer.set(field, operation.path(field)));
        return answer;
    }

    private static JsonNode refused(String id, String code, String reason) {
        ObjectNode operation = JSON.createObjectNode();
        operation.put("item", id);
        operation.putNull("op");
        operation.put("outcome", "refused");
        operation.put("code", code);
        operation.put("reason", reason);
        operation.putNull("record");
        return operation;
    }
}

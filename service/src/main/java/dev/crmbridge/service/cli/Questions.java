package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Asks on the terminal what operations need to know. Without a terminal, or for JSON, they stay as they are. */
final class Questions {
    private final ServiceClient service;
    private final Terminal terminal;

    Questions(ServiceClient service, Terminal terminal) {
        this.service = service;
        this.terminal = terminal;
    }

    /** @param follow waits for an answered operation */
    Waiting.Result ask(Waiting.Result result, boolean json, UnaryOperator<JsonNode> follow) {
        if (json || !terminal.interactive()) {
            return result;
        }
        var operations = new ArrayList<JsonNode>();
        for (JsonNode operation : result.operations()) {
            operations.add(waits(operation) ? answer(operation, follow) : operation);
        }
        return new Waiting.Result(operations, result.accepted());
    }

    private JsonNode answer(JsonNode operation, UnaryOperator<JsonNode> follow) {
        String op = operation.path("op").asString();
        JsonNode detail = service.get("/api/operations/" + ServiceClient.part(op));
        List<String> answers = detail.path("question")
                .path("answers")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        if (answers.isEmpty() || answers.contains("target")) {
            return detail;
        }
        terminal.out().println(detail.path("subject").asString("") + ": " + Words.reason(detail));
        Words.nextSteps(detail).stream()
                .filter(line -> !line.contains("crmbridge answer"))
                .forEach(terminal.out()::println);
        String word = terminal.ask(String.join("/", answers) + "? ");
        List<String> meant =
                answers.stream().filter(answer -> answer.startsWith(word)).toList();
        if (word.isEmpty() || meant.size() != 1) {
            return detail;
        }
        return follow.apply(
                service.post("/api/operations/" + ServiceClient.part(op) + "/answer", Map.of("answer", meant.get(0))));
    }

    private static boolean waits(JsonNode operation) {
        String outcome = operation.path("outcome").asString("");
        return outcome.equals("duplicates") || outcome.equals("needs-person");
    }
}

package dev.crmbridge.service.cli;

import dev.crmbridge.crm.RecordRef;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "answer", description = "Answer what an operation asks.")
final class AnswerCommand extends OperationCommand {
    private static final List<String> WORDS = List.of("save", "cancel", "yes", "no");

    @Parameters(index = "0", paramLabel = "OP", description = "Id of the operation.")
    private String op = "";

    @Parameters(
            index = "1",
            paramLabel = "ANSWER",
            description = "save, cancel, yes, no, or the record asked for as ENTITY:GUID.")
    private String answer = "";

    AnswerCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        checkWait();
        JsonNode answered = service.post("/api/operations/" + ServiceClient.part(op) + "/answer", body());
        return report(service, follow(service, List.of(answered)));
    }

    private Map<String, String> body() {
        if (WORDS.contains(answer)) {
            return Map.of("answer", answer);
        }
        try {
            return Map.of("answer", "target", "target", RecordRef.parse(answer).toString());
        } catch (IllegalArgumentException neither) {
            throw usage("The answer must be save, cancel, yes, no or ENTITY:GUID, not “" + answer + "”.");
        }
    }
}

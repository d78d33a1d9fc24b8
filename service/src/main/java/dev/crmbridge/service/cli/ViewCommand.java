package dev.crmbridge.service.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "view", description = "Open the CRM record of an item.")
final class ViewCommand extends OperationCommand {
    @Parameters(paramLabel = "ITEM", description = "EntryID, or its first 8 or more characters.")
    private String item = "";

    @Option(names = "--print", description = "Print the address instead of opening it.")
    private boolean print;

    ViewCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        checkWait();
        Waiting.Result result = submit(service, select(service, List.of(item)), Map.of("command", "view"));
        JsonNode operation = result.operations().get(0);
        String url = operation.path("record").path("url").asString("");
        if (json() || url.isEmpty() || !operation.path("outcome").asString().equals("linked")) {
            return report(service, result);
        }
        if (print || !Browser.open(url)) {
            say(url);
        }
        return ExitCode.DONE;
    }
}

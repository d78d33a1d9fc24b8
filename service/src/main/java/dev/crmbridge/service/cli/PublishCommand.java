package dev.crmbridge.service.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "publish", description = "Put a rule in force: the CRM makes the matchcode of every record first.")
final class PublishCommand extends JobCommand {
    @Parameters(
            paramLabel = "RULE",
            description = "Name or id of the rule, or the first 8 or more characters of the id.")
    private String rule = "";

    PublishCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        JsonNode job = follow(service, service.post(RulesCommand.path(rule) + "/publish", Map.of()));
        if (json()) {
            print(job);
        }
        return ended(job);
    }
}

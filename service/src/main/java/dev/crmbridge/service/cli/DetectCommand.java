package dev.crmbridge.service.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "detect",
        description = "Let the CRM search all records of a table for duplicates, by its published rules.")
final class DetectCommand extends JobCommand {
    private static final int USUAL_LIMIT = 100;

    @Parameters(paramLabel = "ENTITY", description = "Logical name of the table, such as account.")
    private String entity = "";

    @Option(names = "--limit", paramLabel = "N", description = "Most pairs to list, 1 to 100000. Default: 100.")
    private int limit = USUAL_LIMIT;

    DetectCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        JsonNode job = follow(service, service.post("/api/detect", Map.of("entity", entity)));
        JsonNode found = service.get(
                "/api/jobs/" + ServiceClient.part(job.path("id").asString()) + "/duplicates?limit=" + limit);
        if (json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("job", job);
            json.put("pairs", found.path("pairs"));
            json.put("limited", found.path("limited"));
            print(json);
        }
        ExitCode code = ended(job);
        if (!json()) {
            list(found);
        }
        return code;
    }

    /** Name of the rule; its id when the name is not known, empty when the CRM tells neither. */
    private static String rule(JsonNode pair) {
        JsonNode named = pair.path(pair.path("ruleName").isString() ? "ruleName" : "rule");
        return named.isString() ? named.asString() : "";
    }

    private void list(JsonNode found) {
        if (found.path("pairs").isEmpty()) {
            return;
        }
        var table = new TextTable("Record", "Id", "Duplicate of", "Id", "Rule");
        found.path("pairs")
                .forEach(pair -> table.row(
                        pair.path("base").path("name").asString(""),
                        pair.path("base").path("id").asString(""),
                        pair.path("duplicate").path("name").asString("(the CRM does not tell)"),
                        pair.path("duplicate").path("id").asString(""),
                        rule(pair)));
        table.lines().forEach(this::say);
        if (found.path("limited").asBoolean(false)) {
            say("There may be more: --limit lists up to 100000, and the page of the search in the CRM lists all.");
        }
    }
}

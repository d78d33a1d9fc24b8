package dev.crmbridge.service.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "why", description = "Explain how an item is tracked, the last decisions, and what you can do.")
final class WhyCommand extends ServiceCommand {
    @Parameters(paramLabel = "ITEM", description = "EntryID, or its first 8 or more characters.")
    private String item = "";

    WhyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        JsonNode why = service.get("/api/why/" + ServiceClient.part(item));
        if (json()) {
            print(why);
            return ExitCode.DONE;
        }
        String as = why.path("trackedAs").asString("");
        say(Words.state(why.path("state").asString()) + (as.isEmpty() ? "" : " as " + as) + ": "
                + why.path("item").asString());
        line("Record", why.path("record").path("url"));
        line("Regarding", why.path("regarding").path("name"));
        line("Parent", why.path("parent").path("name"));
        why.path("pending").forEach(operation -> say("Under way: " + Words.reason(operation)));
        why.path("reasons")
                .forEach(reason -> say("  " + reason.path("time").asString() + "  "
                        + reason.path("decision").asString() + ": " + Words.reason(reason)));
        why.path("youCan").forEach(sentence -> say("You can: " + sentence.asString()));
        why.path("barred")
                .forEach(barred -> say("You cannot " + barred.path("command").asString() + ": "
                        + barred.path("reason").asString() + " ["
                        + barred.path("code").asString() + "]"));
        return ExitCode.DONE;
    }

    private void line(String label, JsonNode value) {
        String text = value.asString("");
        if (!text.isEmpty()) {
            say(label + ": " + text);
        }
    }
}

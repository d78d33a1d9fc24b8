package dev.crmbridge.service.cli;

import dev.crmbridge.sync.RecordState;
import java.util.ArrayList;
import java.util.List;
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
        sayState(why.path("recordState"));
        line("Regarding", why.path("regarding").path("name"));
        line("Parent", why.path("parent").path("name"));
        why.path("likelyDuplicates")
                .forEach(likely -> say("Likely duplicate: "
                        + likely.path("record").path("entity").asString() + " “"
                        + likely.path("name").asString() + "”, same " + Words.matching(likely.path("matching")) + " ("
                        + likely.path("rule").asString() + "): "
                        + likely.path("record").path("url").asString()));
        if (why.path("moreLikelyDuplicates").asBoolean()) {
            say("Likely duplicate: and more.");
        }
        line("Duplicates", why.path("notLooked"));
        why.path("participants").forEach(this::sayWho);
        if (why.path("participantsUnknown").asBoolean()) {
            say("Takes part: not known, the CRM was not asked or did not answer.");
        }
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

    private void sayState(JsonNode state) {
        if (state.isObject()) {
            RecordState known = new RecordState(
                    state.path("state").asString(),
                    state.path("reason").asString(),
                    state.path("closed").asBoolean());
            say(("In CRM: " + known.text() + ". " + known.meaning()).strip());
        }
    }

    private void sayWho(JsonNode person) {
        List<String> records = new ArrayList<>();
        person.path("known")
                .forEach(
                        known -> records.add(known.path("record").path("entity").asString() + " “"
                                + known.path("name").asString() + "” "
                                + known.path("record").path("url").asString()));
        String asked = person.path("lookedUp").asBoolean() ? "not in CRM" : "CRM was not asked";
        String address = person.path("address").asString("");
        say("Takes part: " + person.path("name").asString() + (address.isEmpty() ? "" : " <" + address + ">") + ", "
                + person.path("part").asString() + ": " + (records.isEmpty() ? asked : String.join(", ", records))
                + (records.isEmpty() || person.path("named").asBoolean() ? "" : "; the CRM names the address"));
    }

    private void line(String label, JsonNode value) {
        String text = value.asString("");
        if (!text.isEmpty()) {
            say(label + ": " + text);
        }
    }
}

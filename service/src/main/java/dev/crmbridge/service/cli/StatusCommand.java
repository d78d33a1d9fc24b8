package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "status", description = "Show how things stand.")
final class StatusCommand extends ServiceCommand {
    StatusCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        show(this, service.get("/api/status"));
        return ExitCode.DONE;
    }

    /** Shows a status as the command asks for it. */
    static void show(ServiceCommand command, JsonNode status) {
        if (command.json()) {
            command.print(status);
            return;
        }
        command.say("Outlook: " + side(status.path("outlook")));
        mailbox(status.path("mailbox")).forEach(command::say);
        command.say("CRM: " + side(status.path("crm"))
                + (status.path("offlineByChoice").asBoolean() ? " (working offline by choice)" : ""));
        command.say("Last full pass: " + status.path("lastRun").asString("none yet"));
        command.say("Tracked " + status.path("linked").asInt() + ", waiting "
                + status.path("pending").asInt() + ", conflicts "
                + status.path("conflicts").asInt() + ", problems "
                + status.path("problems").asInt() + ".");
        status.path("paused").forEach(sentence -> command.say(sentence.asString()));
        duplicates(status.path("duplicates")).forEach(command::say);
    }

    private static List<String> mailbox(JsonNode mailbox) {
        List<String> lines = new ArrayList<>();
        String address = mailbox.path("address").asString("");
        if (!address.isEmpty()) {
            lines.add("Mailbox: " + address);
        }
        String foreign = mailbox.path("foreign").asString("");
        if (!foreign.isEmpty()) {
            lines.add(foreign);
        }
        return lines;
    }

    /** What the local duplicate check covers, and each rule that is left to the CRM at least in part. */
    private static List<String> duplicates(JsonNode coverage) {
        JsonNode rules = coverage.path("rules");
        List<String> lines = new ArrayList<>();
        String notLooked = coverage.path("notLooked").asString("");
        if (!notLooked.isEmpty()) {
            lines.add(notLooked);
        }
        if (rules.isEmpty()) {
            lines.add("Duplicate check: no published rule is known that is about tracked records.");
            return lines;
        }
        List<String> left = new ArrayList<>();
        int here = 0;
        for (JsonNode rule : rules) {
            String state = rule.path("state").asString("");
            here += state.equals("here") || state.equals("partly") ? 1 : 0;
            if (!state.equals("here")) {
                left.add("  " + rule.path("name").asString("") + ": "
                        + rule.path("reason").asString(""));
            }
        }
        lines.add("Duplicate check: " + here + " of " + rules.size() + " rules checked here among "
                + coverage.path("records").asInt() + " records.");
        for (JsonNode table : coverage.path("tables")) {
            lines.add("  " + table.path("table").asString("") + ": "
                    + table.path("records").asInt() + " records"
                    + (table.path("complete").asBoolean() ? "" : ", not all") + ", read "
                    + table.path("readAt").asString("never"));
        }
        lines.addAll(left);
        return lines;
    }

    private static String side(JsonNode side) {
        return (side.path("reachable").asBoolean() ? "connected" : "not connected") + ", "
                + side.path("detail").asString("");
    }

    @Command(name = "offline", description = "Work without the CRM; commands are kept.")
    static final class Offline extends ServiceCommand {
        Offline(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            show(this, service.post("/api/offline", Map.of()));
            return ExitCode.DONE;
        }
    }

    @Command(name = "online", description = "Work with the CRM again; what waited is sent.")
    static final class Online extends ServiceCommand {
        Online(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            show(this, service.post("/api/online", Map.of()));
            return ExitCode.DONE;
        }
    }
}

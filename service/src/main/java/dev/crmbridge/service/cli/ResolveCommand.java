package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "resolve", description = "Settle conflicts with the value of one side.")
final class ResolveCommand extends ServiceCommand {
    private static final Set<String> SIDES = Set.of("outlook", "crm", "leave");
    private static final int SHORTEST_PREFIX = 8;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "A conflict, or all of an item (EntryID or its first 8 or more characters) or a record"
                    + " (ENTITY:GUID).")
    private String id = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "SIDE",
            description =
                    "outlook or crm for every field, or FIELD=outlook, FIELD=crm for single ones; leave where duplicates are in"
                            + " the way.")
    private List<String> choices = List.of();

    @Option(
            names = "--remember",
            description = "Do the same from now on whenever this field was changed on both sides.")
    private boolean remember;

    ResolveCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        Map<String, String> byField = new LinkedHashMap<>();
        String all = null;
        for (String choice : choices) {
            int equals = choice.indexOf('=');
            String side = choice.substring(equals + 1);
            if (!SIDES.contains(side)) {
                throw usage("“" + choice + "” must be outlook, crm, leave, FIELD=outlook, FIELD=crm or FIELD=leave.");
            } else if (equals < 0) {
                all = side;
            } else {
                byField.put(choice.substring(0, equals), side);
            }
        }
        List<JsonNode> meant = meant(service);
        if (meant.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED.number(),
                    "conflict-not-found",
                    "There is no open conflict “" + id + "”. “crmbridge conflicts” lists them.");
        }
        List<Map<String, Object>> done = new ArrayList<>();
        for (JsonNode conflict : meant) {
            String field = conflict.path("field").asString();
            String side = byField.containsKey(field) ? byField.remove(field) : all;
            if (side != null) {
                done.add(settle(service, conflict, side));
            }
        }
        if (!byField.isEmpty()) {
            throw usage("No open conflict of “" + id + "” is about " + String.join(", ", byField.keySet()) + ".");
        }
        return told(done);
    }

    private List<JsonNode> meant(ServiceClient service) {
        List<JsonNode> meant = new ArrayList<>();
        for (JsonNode conflict : service.get("/api/conflicts")) {
            String record = Words.record(conflict);
            boolean ofItem = id.length() >= SHORTEST_PREFIX
                    && conflict.path("item").asString().startsWith(id);
            if (conflict.path("id").asString().equals(id) || record.equals(id) || ofItem) {
                meant.add(conflict);
            }
        }
        return meant;
    }

    private Map<String, Object> settle(ServiceClient service, JsonNode conflict, String side) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", conflict.path("id").asString());
        line.put("field", conflict.path("field").asString());
        line.put("side", side);
        line.put("value", conflict.path(side).asString(""));
        try {
            service.post(
                    "/api/conflicts/resolve",
                    Map.of("id", conflict.path("id").asString(), "side", side, "remember", remember));
            line.put("settled", true);
            line.put(
                    "reason",
                    side.equals("leave")
                            ? "Both values stay; you are asked again when Outlook's value or the possible duplicates change."
                            : "The value is on both sides now.");
        } catch (CommandFailure failure) {
            if (!failure.code().equals("not-settled")) {
                throw failure;
            }
            line.put("settled", false);
            line.put("reason", String.valueOf(failure.getMessage()));
        }
        return line;
    }

    private ExitCode told(List<Map<String, Object>> done) {
        if (json()) {
            print(done);
        } else {
            var table = new TextTable("Result", "Field", "Value", "Reason");
            done.forEach(line -> table.row(
                    Boolean.TRUE.equals(line.get("settled")) ? "Settled" : "Open",
                    String.valueOf(line.get("field")),
                    String.valueOf(line.get("value")),
                    String.valueOf(line.get("reason"))));
            table.lines().forEach(this::say);
        }
        return done.stream().allMatch(line -> Boolean.TRUE.equals(line.get("settled")))
                ? ExitCode.DONE
                : ExitCode.FAILED;
    }
}

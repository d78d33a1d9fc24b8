package dev.crmbridge.service.cli;

import dev.crmbridge.crm.RecordRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Set Regarding and Set Parent: items and a record, given as {@code ENTITY:GUID} or found by a part of its name. */
abstract class TargetCommand extends OperationCommand {
    private static final int FOUND_PER_TABLE = 10;

    private final String word;
    private final List<String> tables;

    @Parameters(
            arity = "1..*",
            paramLabel = "ITEM… [ENTITY:GUID]",
            description = "Items, and as the last word the record, for example account:5f0c….")
    private List<String> words = List.of();

    @Option(names = "--find", paramLabel = "TEXT", description = "Find the record by a part of its name.")
    private @Nullable String find;

    @Option(names = "--bulk", description = "Allow more than 20 items; needs the record.")
    private boolean bulk;

    /** @param tables tables in which {@code --find} looks, in order */
    TargetCommand(Surroundings surroundings, String word, List<String> tables) {
        super(surroundings);
        this.word = word;
        this.tables = tables;
    }

    @Override
    ExitCode run(ServiceClient service) {
        checkWait();
        var items = new ArrayList<>(words);
        String target = null;
        if (items.get(items.size() - 1).contains(":")) {
            target = parsed(items.remove(items.size() - 1));
        }
        if (items.isEmpty() || items.stream().anyMatch(item -> item.contains(":"))) {
            throw usage("Name the items first, then one record as ENTITY:GUID.");
        }
        if (target != null && find != null) {
            throw usage("Give either ENTITY:GUID or --find, not both.");
        }
        if (bulk && target == null && find == null) {
            throw usage("With --bulk, name one record for all items, as ENTITY:GUID or with --find.");
        }
        if (find != null) {
            target = found(service, find);
        }
        var command = new LinkedHashMap<String, Object>();
        command.put("command", word);
        command.put("bulk", bulk);
        if (target != null) {
            command.put("regarding", target);
        }
        return reportAsking(service, submit(service, select(service, items), command));
    }

    private String parsed(String text) {
        try {
            return RecordRef.parse(text).toString();
        } catch (IllegalArgumentException notARecord) {
            throw usage(notARecord.getMessage() + ".");
        }
    }

    /** Tables that the user may not read are passed over, as long as there is one that can be searched; any other trouble ends it. */
    private String found(ServiceClient service, String text) {
        var hits = new ArrayList<JsonNode>();
        var denied = new LinkedHashMap<String, CommandFailure>();
        for (String table : tables) {
            try {
                service.get("/api/search?entity=" + table + "&text=" + ServiceClient.part(text) + "&limit="
                                + FOUND_PER_TABLE)
                        .forEach(hits::add);
            } catch (CommandFailure failure) {
                if (!failure.code().equals("no-privilege")) {
                    throw failure;
                }
                denied.put(table, failure);
            }
        }
        if (denied.size() == tables.size()) {
            throw denied.values().iterator().next();
        } else if (hits.isEmpty()) {
            var searched = new ArrayList<>(tables);
            searched.removeAll(denied.keySet());
            throw new CommandFailure(
                    ExitCode.REFUSED.number(),
                    "target-not-found",
                    "No " + String.join(", ", searched) + " has “" + text + "” in its name; nothing was changed."
                            + (denied.isEmpty()
                                    ? ""
                                    : " You may not read " + String.join(", ", denied.keySet())
                                            + ", so nothing was searched there."));
        }
        return hits.size() == 1 ? refOf(hits.get(0)) : chosen(text, hits);
    }

    private String chosen(String text, List<JsonNode> hits) {
        var table = new TextTable("No.", "Type", "Name", "Details", "Record");
        for (int i = 0; i < hits.size(); i++) {
            JsonNode hit = hits.get(i);
            table.row(
                    Integer.toString(i + 1),
                    hit.path("entity").asString(),
                    hit.path("name").asString(),
                    hit.path("detail").asString(""),
                    refOf(hit));
        }
        table.lines().forEach(terminal().err()::println);
        String answer = json() ? "" : terminal().ask("Which number? ");
        if (answer.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(answer);
            if (number >= 1 && number <= hits.size()) {
                return refOf(hits.get(number - 1));
            }
        }
        throw new CommandFailure(
                ExitCode.NEEDS_PERSON.number(),
                "choose-target",
                hits.size() + " records match “" + text + "”; name one as ENTITY:GUID. Nothing was changed.");
    }

    private static String refOf(JsonNode hit) {
        return hit.path("entity").asString() + ":" + hit.path("id").asString();
    }
}

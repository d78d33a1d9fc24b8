package dev.crmbridge.service.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "filters", description = "List the filters that bring records of the CRM to Outlook.")
class FiltersCommand extends ServiceCommand {
    FiltersCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        JsonNode filters = service.get("/api/filters");
        if (json()) {
            print(filters);
            return ExitCode.DONE;
        }
        var table = new TextTable("Filter", "Brings", "State", "Here");
        filters.forEach(filter -> table.row(
                filter.path("name").asString(),
                filter.path("title").asString(),
                state(filter),
                String.valueOf(filter.path("here").asInt())));
        table.lines().forEach(this::say);
        say(
                "See what one would do with “crmbridge filters preview FILTER”, switch it with “filters on” and “filters off”.");
        return ExitCode.DONE;
    }

    private static String state(JsonNode filter) {
        return switch (filter.path("state").asString()) {
            case "on" -> "on";
            case "asks" -> "waits for your yes: " + filter.path("asked").asInt() + " items";
            default -> "off";
        };
    }

    /** Tells what a preview found out. */
    void tell(JsonNode preview) {
        if (!preview.path("trouble").isNull()) {
            say(preview.path("trouble").asString());
            return;
        }
        say(preview.path("title").asString() + ": " + preview.path("matching").asInt() + " records match. "
                + preview.path("come").asInt() + " would come, "
                + preview.path("here").asInt()
                + " are here already, " + preview.path("stayOut").asInt() + " would stay out, "
                + preview.path("leave").asInt() + " items would be kept and unlinked.");
        JsonNode examples = preview.path("examples");
        if (!examples.isEmpty()) {
            var table = new TextTable("Effect", "Name", "Reason");
            examples.forEach(example -> table.row(
                    example.path("effect").asString(),
                    example.path("name").asString(),
                    example.path("reason").asString()));
            table.lines().forEach(this::say);
        }
    }

    @Command(name = "list", description = "The same.")
    static final class Listing extends FiltersCommand {
        Listing(Surroundings surroundings) {
            super(surroundings);
        }
    }

    @Command(name = "preview", description = "Show what a filter would do, with counts. Changes nothing.")
    static final class Preview extends FiltersCommand {
        @Parameters(paramLabel = "FILTER", description = "Name of the filter.")
        private String filter = "";

        Preview(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            JsonNode preview = service.get("/api/filters/" + ServiceClient.part(filter));
            if (json()) {
                print(preview);
            } else {
                tell(preview);
                say("Nothing was changed.");
            }
            return preview.path("trouble").isNull() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    @Command(name = "on", description = "Switch a filter on: its records come to Outlook, now and from now on.")
    static final class On extends FiltersCommand {
        @Parameters(paramLabel = "FILTER", description = "Name of the filter.")
        private String filter = "";

        @Option(names = "--confirm", description = "Bring however many there are. Needed when there are more than 200.")
        private boolean confirm;

        On(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            JsonNode answer =
                    service.post("/api/filters/" + ServiceClient.part(filter), Map.of("on", true, "confirm", confirm));
            boolean asks = answer.path("filter").path("state").asString().equals("asks");
            if (json()) {
                print(answer);
            } else {
                tell(answer.path("preview"));
                say(
                        asks
                                ? "Nothing is created yet, because there are so many. “crmbridge filters on " + filter
                                        + " --confirm” brings them."
                                : "The filter is on.");
            }
            return asks ? ExitCode.NEEDS_PERSON : ExitCode.DONE;
        }
    }

    @Command(name = "off", description = "Switch a filter off: nothing new comes, what came stays linked.")
    static final class Off extends FiltersCommand {
        @Parameters(paramLabel = "FILTER", description = "Name of the filter.")
        private String filter = "";

        Off(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            JsonNode answer = service.post("/api/filters/" + ServiceClient.part(filter), Map.of("on", false));
            if (json()) {
                print(answer);
            } else {
                say("The filter is off. Nothing new comes; items that came stay linked.");
            }
            return ExitCode.DONE;
        }
    }
}

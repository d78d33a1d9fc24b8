package dev.crmbridge.service.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "decide", description = "Choose what happens to items of which one side was deleted.")
final class DecideCommand extends OperationCommand {
    private static final Set<String> CHOICES = Set.of("delete", "keep", "unlink", "create");
    private static final int SHORTEST_PREFIX = 8;

    @Parameters(
            index = "0",
            paramLabel = "CHOICE",
            description =
                    "delete what is left, keep it and do not ask again, unlink it, or create a new record from the item.")
    private String choice = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ID",
            description = "Records (ENTITY:GUID) or items (EntryID or its first 8 or more characters).")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "Everything that waits and offers this choice.")
    private boolean all;

    @Option(
            names = "--shown",
            paramLabel = "LIST",
            description =
                    "Word of the list that you saw, as “deletions” says it: nothing is done when something else waits by now.")
    private @Nullable String shown;

    DecideCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        checkWait();
        if (!CHOICES.contains(choice)) {
            throw usage("“" + choice + "” must be delete, keep, unlink or create.");
        } else if (all != ids.isEmpty()) {
            throw usage("Name what you mean, or give --all.");
        }
        JsonNode deletions = service.get("/api/deletions");
        if (shown != null && !shown.equals(ShownList.of(deletions))) {
            throw new CommandFailure(
                    ExitCode.FAILED.number(),
                    "question-changed",
                    "Something else waits by now than what you were shown, so nothing was chosen. “crmbridge deletions” lists what waits.");
        }
        List<JsonNode> meant = meant(deletions);
        JsonNode report = service.post(
                "/api/deletions/decide",
                Map.of(
                        "records",
                        meant.stream().map(Words::record).toList(),
                        "choice",
                        choice,
                        "shown",
                        meant.stream()
                                .map(deletion -> deletion.path("version").asString())
                                .toList()));
        Waiting.Result result =
                follow(service, report.path("operations").valueStream().toList());
        ExitCode done = report.path("lines")
                        .valueStream()
                        .allMatch(line -> line.path("done").asBoolean())
                ? ExitCode.DONE
                : ExitCode.FAILED;
        if (json()) {
            print(report);
            return ExitCode.winning(List.of(done, codeOf(result)));
        }
        var table = new TextTable("Result", "Record", "Reason");
        report.path("lines")
                .forEach(line -> table.row(
                        line.path("done").asBoolean() ? "Done" : "Open",
                        Words.record(line),
                        line.path("reason").asString()));
        table.lines().forEach(this::say);
        return ExitCode.winning(
                List.of(done, report.path("operations").isEmpty() ? ExitCode.DONE : report(service, result)));
    }

    private List<JsonNode> meant(JsonNode deletions) {
        List<JsonNode> meant = deletions
                .valueStream()
                .filter(deletion -> all
                        ? deletion.path("asks").asBoolean()
                                && deletion.path("choices")
                                        .valueStream()
                                        .anyMatch(offered -> offered.asString().equals(choice))
                        : ids.stream().anyMatch(id -> names(id, deletion)))
                .toList();
        if (meant.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED.number(),
                    "nothing-to-decide",
                    all
                            ? "Nothing waits that offers “" + choice + "”."
                            : "None of these waits for a choice. “crmbridge deletions” lists those that do.");
        }
        return meant;
    }

    private static boolean names(String id, JsonNode deletion) {
        return Words.record(deletion).equals(id)
                || id.length() >= SHORTEST_PREFIX
                        && deletion.path("item").asString().startsWith(id);
    }
}

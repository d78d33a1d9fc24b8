package dev.crmbridge.service.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "settings",
        description = "Show or change what runs go by: conflicts, deletions, the brake, which way fields go.")
final class SettingsCommand extends ServiceCommand {
    private static final String STANDARD = "default";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "What to change, as the list names it; conflicts.TABLE.FIELD or direction.TABLE.FIELD for one field.")
    private @Nullable String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VALUE",
            description = "The new value, or “default” for the one when nobody decided.")
    private @Nullable String value;

    @Option(names = "--directions", description = "List which way each field goes, and the setting that decides it.")
    private boolean directions;

    SettingsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        if (directions) {
            return listDirections(service);
        }
        JsonNode settings = service.get("/api/settings");
        if (name != null && value != null) {
            settings = service.post(
                    "/api/settings",
                    value.equals(STANDARD) ? Map.of("name", name) : Map.of("name", name, "value", value));
        } else if (name != null) {
            throw usage("Give a value too, or nothing to list all settings.");
        }
        if (json()) {
            print(settings);
            return ExitCode.DONE;
        }
        var table = new TextTable("Name", "Value", "Default", "Values", "What it decides");
        settings.forEach(setting -> table.row(
                setting.path("name").asString(),
                setting.path("value").asString(),
                setting.path("standard").asString(),
                values(setting),
                setting.path("description").asString()));
        table.lines().forEach(this::say);
        return ExitCode.DONE;
    }

    private ExitCode listDirections(ServiceClient service) {
        if (name != null) {
            throw usage("Give either --directions or a setting.");
        }
        JsonNode fields = service.get("/api/directions");
        if (json()) {
            print(fields);
            return ExitCode.DONE;
        }
        var table = new TextTable("Entity", "Field", "Direction", "Default", "Setting");
        fields.forEach(field -> table.row(
                field.path("table").asString(),
                field.path("label").asString(),
                field.path("direction").asString(),
                field.path("standard").asString(),
                field.path("setting").asString("fixed")));
        table.lines().forEach(this::say);
        return ExitCode.DONE;
    }

    private static String values(JsonNode setting) {
        JsonNode values = setting.path("values");
        return values.isEmpty()
                ? setting.path("least").asInt() + "–" + setting.path("most").asInt()
                : String.join("|", values.valueStream().map(JsonNode::asString).toList());
    }
}

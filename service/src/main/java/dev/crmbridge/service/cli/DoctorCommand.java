package dev.crmbridge.service.cli;

import dev.crmbridge.bridge.doctor.Finding;
import dev.crmbridge.service.doctor.Connections;
import dev.crmbridge.service.doctor.Diagnosis;
import dev.crmbridge.service.doctor.Doctor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "doctor", description = "Look at what keeps the ribbon or the service from working. Changes nothing.")
final class DoctorCommand extends SetupCommand {
    DoctorCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        Path given = data();
        List<Path> folders = given == null ? surroundings().usualData() : List.of(given);
        Path folder = folders.get(0);
        Optional<Connections> running = Optional.empty();
        for (Path each : folders) {
            if (running.isEmpty()) {
                running = connections(each);
                folder = running.isPresent() ? each : folder;
            }
        }
        Diagnosis diagnosis = new Doctor(surroundings().installation(), folder).look(running);
        if (json()) {
            print(answer(diagnosis));
        } else {
            say("Service");
            diagnosis.service().forEach(this::tell);
            say("Outlook and its ribbon, step by step");
            diagnosis.ribbon().forEach(this::tell);
            diagnosis.aboutRibbon().ifPresent(this::say);
        }
        return diagnosis.isBad() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static Optional<Connections> connections(Path folder) {
        try {
            ServiceClient service = ServiceClient.find(List.of(folder));
            JsonNode status = service.get("/api/status");
            return Optional.of(new Connections(
                    service.url(),
                    side(status.path("outlook")),
                    side(status.path("crm")),
                    status.path("offlineByChoice").asBoolean()));
        } catch (CommandFailure notRunning) {
            return Optional.empty();
        }
    }

    private static Connections.Side side(JsonNode side) {
        return new Connections.Side(
                side.path("reachable").asBoolean(), side.path("detail").asString(""));
    }

    private void tell(Finding finding) {
        say("  " + word(finding.state()) + " " + finding.name() + ": " + finding.seen());
        if (!finding.advice().isEmpty()) {
            say("          " + finding.advice());
        }
    }

    private static String word(Finding.State state) {
        return switch (state) {
            case OK -> "  ok   ";
            case WARN -> "  look ";
            case BAD -> "  mend ";
            case SKIPPED -> "  -    ";
        };
    }

    /** The whole answer; {@code ribbon} is null where there can be no ribbon. */
    record Answer(
            List<Map<String, String>> checks, @Nullable String ribbon) {}

    private static Answer answer(Diagnosis diagnosis) {
        return new Answer(
                diagnosis.all().stream().map(DoctorCommand::json).toList(),
                diagnosis.aboutRibbon().orElse(null));
    }

    private static Map<String, String> json(Finding finding) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("name", finding.name());
        json.put("state", finding.state().word());
        json.put("seen", finding.seen());
        json.put("do", finding.advice());
        return json;
    }
}

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
        Diagnosis diagnosis =
                new Doctor(surroundings().installation(), folders.get(0)).look(connections(folders));
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

    private static Optional<Connections> connections(List<Path> folders) {
        try {
            ServiceClient service = ServiceClient.find(folders);
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

    private static Map<String, Object> answer(Diagnosis diagnosis) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("checks", diagnosis.all().stream().map(DoctorCommand::json).toList());
        answer.put("ribbon", diagnosis.aboutRibbon().orElse(null));
        return answer;
    }

    private static Map<String, String> json(Finding finding) {
        return Map.of(
                "name", finding.name(),
                "state", finding.state().word(),
                "seen", finding.seen(),
                "do", finding.advice());
    }
}

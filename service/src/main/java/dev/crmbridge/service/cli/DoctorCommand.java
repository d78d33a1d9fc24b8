package dev.crmbridge.service.cli;

import dev.crmbridge.bridge.doctor.Finding;
import dev.crmbridge.service.doctor.Diagnosis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "Look at what keeps the ribbon or the service from working. Changes nothing.")
final class DoctorCommand extends SetupCommand {
    DoctorCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        Diagnosis diagnosis = Examined.look(surroundings(), data()).diagnosis();
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

    /** @return the findings as programs read them */
    static Answer answer(Diagnosis diagnosis) {
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

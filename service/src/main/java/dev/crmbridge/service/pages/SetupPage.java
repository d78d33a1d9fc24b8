package dev.crmbridge.service.pages;

import dev.crmbridge.bridge.doctor.Finding;
import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.doctor.Connections;
import dev.crmbridge.service.doctor.Diagnosis;
import dev.crmbridge.service.doctor.Doctor;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.web.page.Icon;
import dev.crmbridge.web.page.Parts;
import dev.crmbridge.web.text.Tone;
import gg.jte.Content;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same checks as the command {@code doctor} makes. */
public final class SetupPage {
    private final Engine engine;
    private final Doctor doctor;

    SetupPage(Engine engine, Doctor doctor) {
        this.engine = engine;
        this.doctor = doctor;
    }

    private static Connections.@Nullable Mailbox mailbox(EngineStatus.@Nullable Open open) {
        return open == null ? null : new Connections.Mailbox(open.address(), open.foreign());
    }

    Shown show(Context ctx) {
        EngineStatus status = Awaited.of(engine.status());
        Diagnosis diagnosis = doctor.look(Optional.of(new Connections(
                "http://127.0.0.1:" + ctx.req().getLocalPort(),
                side(status.outlook()),
                side(status.crm()),
                status.offlineByChoice(),
                mailbox(status.mailbox()))));
        return new Shown(
                "Set-up",
                "service/setup.jte",
                Map.of(
                        "sentence", sentence(diagnosis),
                        "groups",
                                List.of(
                                        new Group(
                                                "Service",
                                                diagnosis.service().stream()
                                                        .map(Line::new)
                                                        .toList()),
                                        new Group(
                                                "Outlook and its ribbon, step by step",
                                                diagnosis.ribbon().stream()
                                                        .map(Line::new)
                                                        .toList()))));
    }

    /**
     * Checks that belong together.
     *
     * @param title what they are about
     */
    public record Group(String title, List<Line> lines) {}

    /** One check as it is shown. */
    public record Line(Finding finding) {
        /** @return icon and word of the state */
        public Content badge() {
            return switch (finding.state()) {
                case OK -> Parts.badge(Icon.SUCCESS, "In order", Tone.SUCCESS);
                case WARN -> Parts.badge(Icon.WARNING, "Look at this", Tone.WARNING);
                case BAD -> Parts.badge(Icon.ERROR, "Mend this", Tone.DANGER);
                case SKIPPED -> Parts.badge(Icon.INFO, "Not checked", Tone.NEUTRAL);
            };
        }
    }

    private static String sentence(Diagnosis diagnosis) {
        long bad = count(diagnosis, Finding.State.BAD);
        long look = count(diagnosis, Finding.State.WARN);
        if (bad > 0) {
            return diagnosis
                    .aboutRibbon()
                    .filter(ribbon ->
                            diagnosis.ribbon().stream().anyMatch(finding -> finding.state() == Finding.State.BAD))
                    .orElse(bad == 1 ? "One thing must be mended." : bad + " things must be mended.");
        }
        if (look > 0) {
            return look == 1
                    ? "Everything works; one thing should be looked at."
                    : "Everything works; " + look + " things should be looked at.";
        }
        return diagnosis.aboutRibbon().orElse("Everything that can be checked here is in order.");
    }

    private static long count(Diagnosis diagnosis, Finding.State state) {
        return diagnosis.all().stream()
                .filter(finding -> finding.state() == state)
                .count();
    }

    private static Connections.Side side(EngineStatus.Side side) {
        return new Connections.Side(side.reachable(), side.detail());
    }
}

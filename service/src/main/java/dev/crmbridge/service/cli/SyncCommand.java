package dev.crmbridge.service.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "sync", description = "Run one full pass over both sides.")
final class SyncCommand extends ServiceCommand {
    @ArgGroup
    private @Nullable Way way;

    static final class Way {
        @Option(names = "--dry-run", required = true, description = "Only show what would be done.")
        private boolean dryRun;

        @Option(
                names = "--allow-deletions",
                required = true,
                description = "Delete what waits because it was unusually much. Look at it first: deletions.")
        private boolean allowDeletions;
    }

    SyncCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        boolean dryRun = way != null && way.dryRun;
        boolean allow = way != null && way.allowDeletions;
        JsonNode report = service.post("/api/sync", Map.of("dryRun", dryRun, "allowDeletions", allow));
        if (json()) {
            print(report);
        } else {
            tell(service, report, dryRun);
        }
        if (report.path("done").path("failed").asInt(0) > 0) {
            return ExitCode.FAILED;
        }
        return report.path("stopped").isNull() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
    }

    private void tell(ServiceClient service, JsonNode report, boolean dryRun) {
        if (dryRun) {
            say("Preview: nothing is changed.");
        }
        JsonNode planned = report.path("planned");
        if (!planned.isEmpty()) {
            KnownItems known = KnownItems.of(service);
            if (dryRun) {
                planned.forEach(plan -> PlannedText.lines(plan, known).forEach(this::say));
            } else {
                var table = new TextTable("Action", "Item", "Reason");
                planned.forEach(plan -> table.row(
                        plan.path("action").asString(),
                        known.beginning(plan.path("item").asString()),
                        plan.path("reason").asString()));
                table.lines().forEach(this::say);
            }
        }
        JsonNode done = report.path("done");
        say("To CRM " + done.path("toCrm").asInt() + ", to Outlook "
                + done.path("toOutlook").asInt() + ", unlinked "
                + done.path("unlinked").asInt() + ", deleted "
                + done.path("deleted").asInt() + ", conflicts "
                + done.path("conflicts").asInt() + ", failed "
                + done.path("failed").asInt()
                + (done.path("adopted").asInt() == 0
                        ? ""
                        : ", links taken over " + done.path("adopted").asInt())
                + ".");
        if (!report.path("stopped").isNull()) {
            say((dryRun ? "A run would stop to be safe: " : "Stopped to be safe: ")
                    + report.path("stopped").asString());
            if (!dryRun) {
                say("“crmbridge sync --dry-run” shows what a run would do.");
            }
        }
    }
}

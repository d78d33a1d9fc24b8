package dev.crmbridge.service.cli;

import dev.crmbridge.service.demo.CrmPart;
import dev.crmbridge.service.wiring.ReadyFile;
import dev.crmbridge.service.wiring.RunningParts;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "crm", description = "Run the embedded CRM in a process of its own.")
final class CrmCommand extends ProcessCommand {
    @Option(
            names = "--port",
            converter = PortNumber.class,
            paramLabel = "N",
            description = "Port, 0 = any free one. Default: as last time.")
    private @Nullable Integer port;

    @Option(names = "--empty", description = "Without sample data.")
    private boolean empty;

    @Option(
            names = "--plannable-faults",
            hidden = true,
            description = "For tests of clients: the administrator may plan faults at /api/faults.")
    private boolean plannableFaults;

    CrmCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Path usualData() {
        return surroundings().demoData();
    }

    @Override
    String logName() {
        return "crm";
    }

    @Override
    String settings() {
        return (port == null ? "" : "port=" + port + " ")
                + (empty ? "empty " : "")
                + (plannableFaults ? "plannable-faults" : "");
    }

    @Override
    List<String> start(RunningParts parts, ReadyFile ready, Path data) {
        CrmPart crm = parts.add(CrmPart.start(
                data,
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                !empty,
                surroundings().knownCrmTokens(),
                plannableFaults));
        beginLog(data);
        crm.describe(ready);
        return List.of("Embedded CRM: " + crm.pages() + " (sign in once with "
                + crm.signedIn(crm.pages().resolve("/")) + ")");
    }
}

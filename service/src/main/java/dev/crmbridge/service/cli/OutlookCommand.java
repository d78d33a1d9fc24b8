package dev.crmbridge.service.cli;

import dev.crmbridge.service.demo.DemoData;
import dev.crmbridge.service.demo.OutlookPart;
import dev.crmbridge.service.wiring.ReadyFile;
import dev.crmbridge.service.wiring.RunningParts;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "outlook", description = "Run the simulated Outlook in a process of its own.")
final class OutlookCommand extends ProcessCommand {
    @Option(
            names = "--port",
            converter = PortNumber.class,
            paramLabel = "N",
            defaultValue = "0",
            description = "Port, 0 = any free one (default).")
    private int port;

    @Option(
            names = "--import",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Calendar (.ics) and contact files (.vcf) to import.")
    private List<Path> imports = List.of();

    @Option(names = "--empty", description = "Without sample data.")
    private boolean empty;

    /** Kind of the default store. */
    enum DefaultStore {
        exchange,
        pst
    }

    @Option(
            names = "--default-store",
            paramLabel = "KIND",
            defaultValue = "exchange",
            description = "Default store of a new mailbox: ${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
    private DefaultStore defaultStore = DefaultStore.exchange;

    OutlookCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Path usualData() {
        return surroundings().demoData();
    }

    @Override
    String logName() {
        return "outlook";
    }

    @Override
    String settings() {
        return (port == 0 ? "" : "port=" + port + " ")
                + (empty ? "empty " : "")
                + (defaultStore == DefaultStore.pst ? "default-store=pst " : "")
                + (imports.isEmpty() ? "" : "imports=" + imports.size());
    }

    @Override
    List<String> start(RunningParts parts, ReadyFile ready, Path data) {
        DemoData files = DemoData.read(imports, ZoneId.systemDefault());
        files.refuseCrmLists();
        OutlookPart outlook =
                parts.add(OutlookPart.start(data, port, ZoneId.systemDefault(), defaultStore == DefaultStore.pst));
        beginLog(data);
        files.fill(outlook, !empty);
        outlook.describe(ready);
        return List.of("Simulated Outlook: " + outlook.uri() + "/outlook");
    }
}

package dev.crmbridge.service.cli;

import dev.crmbridge.service.data.DataFolder;
import dev.crmbridge.service.demo.CrmPart;
import dev.crmbridge.service.demo.DemoData;
import dev.crmbridge.service.demo.OutlookPart;
import dev.crmbridge.service.pages.ServicePages;
import dev.crmbridge.service.wiring.Bridge;
import dev.crmbridge.service.wiring.CrmConnection;
import dev.crmbridge.service.wiring.ReadyFile;
import dev.crmbridge.service.wiring.RunningParts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Run a simulated Outlook, an embedded CRM and the service in one process.")
final class DemoCommand extends ProcessCommand {
    @Option(
            names = "--port",
            converter = PortNumber.class,
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the service, 0 = any free one (default).")
    private int port;

    @Option(
            names = "--crm-port",
            converter = PortNumber.class,
            paramLabel = "N",
            description = "Port of the CRM, 0 = any free one. Default: as last time.")
    private @Nullable Integer crmPort;

    @Option(
            names = "--import",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files to import: .ics (calendar, tasks), .vcf (contacts), .csv (CRM accounts, contacts).")
    private List<Path> imports = List.of();

    @Option(names = "--empty", description = "Without sample data.")
    private boolean empty;

    DemoCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Path usualData() {
        return surroundings().demoData();
    }

    @Override
    String logName() {
        return "crmbridge";
    }

    @Override
    String settings() {
        return "demo" + (port == 0 ? "" : " port=" + port) + (crmPort == null ? "" : " crm-port=" + crmPort)
                + (empty ? " empty" : "") + (imports.isEmpty() ? "" : " imports=" + imports.size());
    }

    @Override
    List<String> start(RunningParts parts, ReadyFile ready, Path data) {
        ZoneId zone = ZoneId.systemDefault();
        DemoData files = DemoData.read(imports, zone);
        DataFolder folder = parts.add(DataFolder.open(data, "service"));
        beginLog(data);
        CrmPart crm = parts.add(CrmPart.start(
                data,
                crmPort == null ? OptionalInt.empty() : OptionalInt.of(crmPort),
                !empty,
                surroundings().knownCrmTokens(),
                false));
        OutlookPart outlook = parts.add(OutlookPart.start(data, 0, zone, false));
        List<String> leftOut = files.fill(crm);
        files.fill(outlook, !empty);
        CrmConnection connection = CrmConnection.open(crm.pages(), crm.trackingToken(), false);
        var pages =
                new ServicePages(record -> crm.signedIn(connection.crm().recordUrl(record)), InstantSource.system());
        Bridge bridge = parts.add(Bridge.start(
                folder,
                new Bridge.Plan(port, pages, zone, Product.version()),
                parts.add(outlook.mailbox()),
                connection));
        outlook.introduce(bridge.uri(), bridge.token());
        bridge.describe(ready);
        outlook.describe(ready);
        crm.describe(ready);
        return Stream.concat(greeting(bridge, outlook, crm).stream(), leftOut.stream())
                .toList();
    }

    private static List<String> greeting(Bridge bridge, OutlookPart outlook, CrmPart crm) {
        return List.of(
                "CRM Bridge runs with a simulated Outlook and an embedded CRM. Open in a browser:",
                "  Outlook  " + outlook.uri() + "/outlook",
                "  CRM      " + crm.signedIn(crm.pages().resolve("/")) + "  (works once)",
                "  Service  " + bridge.loginUrl() + "  (works once; “crmbridge open” makes more)",
                "Ctrl+C ends it; everything is kept.");
    }
}

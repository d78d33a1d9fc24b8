package dev.crmbridge.service.cli;

import dev.crmbridge.service.data.DataFolder;
import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.service.demo.OutlookConnection;
import dev.crmbridge.service.pages.ServicePages;
import dev.crmbridge.service.wiring.Bridge;
import dev.crmbridge.service.wiring.CrmConnection;
import dev.crmbridge.service.wiring.ReadyFile;
import dev.crmbridge.service.wiring.RealOutlook;
import dev.crmbridge.service.wiring.RunningParts;
import dev.crmbridge.sync.mailbox.Mailbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "start", description = "Run the service between an Outlook and a CRM.")
final class StartCommand extends ProcessCommand {
    private static final String TOKEN_VARIABLE = "CRMBRIDGE_CRM_TOKEN";

    @Option(
            names = "--outlook",
            paramLabel = "URL",
            description = "Address of a simulated Outlook. Without it: Outlook on this computer.")
    private @Nullable String outlook;

    @Option(names = "--start-outlook", description = "Start Outlook when it does not run. Usually it is waited for.")
    private boolean startOutlook;

    @Option(names = "--crm", required = true, paramLabel = "URL", description = "Address of the CRM.")
    private String crm = "";

    @Option(
            names = "--crm-token-file",
            paramLabel = "FILE",
            description = "File with the sign-in token of the CRM. Else " + TOKEN_VARIABLE
                    + " is used, else what an embedded CRM of the same user left.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--port",
            converter = PortNumber.class,
            paramLabel = "N",
            defaultValue = "0",
            description = "Port, 0 = any free one (default).")
    private int port;

    @Option(
            names = "--same-mailbox",
            description = "Outlook's mailbox is that of the tracked items, although it was moved and renamed.")
    private boolean sameMailbox;

    StartCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Path usualData() {
        return surroundings().serviceData();
    }

    @Override
    String logName() {
        return "crmbridge";
    }

    @Override
    String settings() {
        return "crm=" + crm + " outlook=" + (outlook == null ? "com" : outlook) + (port == 0 ? "" : " port=" + port)
                + (sameMailbox ? " same-mailbox" : "");
    }

    @Override
    List<String> start(RunningParts parts, ReadyFile ready, Path data) {
        RealOutlook real = outlook == null
                ? parts.add(RealOutlook.open(System.getProperties(), ZoneId.systemDefault(), startOutlook))
                : null;
        URI address = CrmConnection.addressOf(crm);
        DataFolder folder = parts.add(DataFolder.open(data, "service"));
        beginLog(data);
        CrmConnection connection = CrmConnection.open(address, token(address), Bridge.hasWorkedIn(folder));
        if (real != null) {
            return greeting(begin(parts, folder, real.mailbox(), connection, ready));
        }
        String simulation = Objects.requireNonNull(outlook);
        OutlookConnection simulated =
                parts.add(OutlookConnection.open(simulation, ZoneId.systemDefault(), Bridge.hasWorkedIn(folder)));
        Bridge bridge = begin(parts, folder, simulated.mailbox(), connection, ready);
        simulated.introduce(bridge.uri(), bridge.token());
        ready.with("outlookUrl", simulation);
        return greeting(bridge);
    }

    private static List<String> greeting(Bridge bridge) {
        return List.of("Service: " + bridge.uri() + " (sign in with " + bridge.loginUrl() + ")");
    }

    private Bridge begin(
            RunningParts parts, DataFolder folder, Mailbox mailbox, CrmConnection connection, ReadyFile ready) {
        Bridge bridge = parts.add(Bridge.start(
                folder,
                new Bridge.Plan(
                        port,
                        new ServicePages(connection.crm()::recordUrl, InstantSource.system()),
                        ZoneId.systemDefault(),
                        Product.version(),
                        sameMailbox),
                mailbox,
                connection));
        bridge.describe(ready);
        ready.with("crmUrl", crm);
        return bridge;
    }

    private String token(URI address) {
        try {
            if (tokenFile != null) {
                return Files.readString(tokenFile).trim();
            }
            String given = surroundings().environment().get(TOKEN_VARIABLE);
            if (given != null && !given.isBlank()) {
                return given.trim();
            }
            return surroundings()
                    .knownCrmTokens()
                    .find(address)
                    .orElseThrow(() -> new StartFailure(
                            "crm-sign-in",
                            "There is no sign-in for the CRM at " + address
                                    + ". Give a token with --crm-token-file FILE or the" + " environment variable "
                                    + TOKEN_VARIABLE + "."));
        } catch (IOException unreadable) {
            throw new StartFailure(
                    "crm-sign-in",
                    "The token for " + address + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }
}

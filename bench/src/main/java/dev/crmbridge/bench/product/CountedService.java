package dev.crmbridge.bench.product;

import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.bridge.outlook.Pause;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.dataverse.DataverseCrm;
import dev.crmbridge.crm.dataverse.DataverseSettings;
import dev.crmbridge.crm.dataverse.RequestCounter;
import dev.crmbridge.crm.dataverse.TokenProvider;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import dev.crmbridge.service.data.DataFolder;
import dev.crmbridge.service.pages.ServicePages;
import dev.crmbridge.service.wiring.Bridge;
import dev.crmbridge.service.wiring.CrmConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** The service as {@code crmbridge start} wires it, with counters at both ends. */
final class CountedService implements AutoCloseable {
    private static final long QUIET_MILLIS = 1_000;

    private final DataFolder folder;
    private final RelayDispatch dispatch;
    private final OutlookMailbox mailbox;
    private final Bridge bridge;
    private final CallCounter calls;
    private final RequestCounter requests;

    private CountedService(
            DataFolder folder, RelayDispatch dispatch, OutlookMailbox mailbox, Bridge bridge, Counters counters) {
        this.folder = folder;
        this.dispatch = dispatch;
        this.mailbox = mailbox;
        this.bridge = bridge;
        this.calls = counters.calls();
        this.requests = counters.requests();
    }

    private record Counters(CallCounter calls, RequestCounter requests) {}

    static CountedService start(Path data, String outlookUrl, String crmUrl, String crmToken) {
        var counters = new Counters(new CallCounter(), new RequestCounter());
        ZoneId zone = ZoneId.systemDefault();
        URI crmAddress = URI.create(crmUrl);
        var crm = new DataverseCrm(
                DataverseSettings.of(crmAddress, TokenProvider.fixed(crmToken), InstantSource.system()),
                counters.requests());
        RelayDispatch dispatch = RelayDispatch.connect(URI.create(outlookUrl));
        var mailbox = new OutlookMailbox(dispatch, OutlookSettings.in(zone), Pause.sleeping(), counters.calls());
        DataFolder folder = DataFolder.open(data, "service");
        Bridge bridge = Bridge.start(
                folder,
                new Bridge.Plan(0, new ServicePages(crm::recordUrl, InstantSource.system()), zone, "bench"),
                mailbox,
                new CrmConnection(crm, crm.ruleDesk(), crmAddress));
        return new CountedService(folder, dispatch, mailbox, bridge, counters);
    }

    /** @return its loopback API */
    Http http() {
        return new Http(bridge.uri().toString(), bridge.token());
    }

    /** Waits until no call was made for a second: marks are set after an item counts as linked. */
    void awaitQuiet() throws InterruptedException {
        int seen = -1;
        while (seen != calls.total()) {
            seen = calls.total();
            Thread.sleep(QUIET_MILLIS);
        }
    }

    /** @return COM calls and CRM requests since the last time this was asked */
    String take() {
        Map<String, Integer> com = calls.take();
        Map<CrmOperation, Long> http = new TreeMap<>();
        for (CrmOperation operation : CrmOperation.values()) {
            if (requests.of(operation) > 0) {
                http.put(operation, requests.of(operation));
            }
        }
        requests.reset();
        return "COM calls " + com.values().stream().mapToInt(Integer::intValue).sum() + " " + com + ", CRM requests "
                + http.values().stream().mapToLong(Long::longValue).sum() + " " + http;
    }

    @Override
    public void close() {
        bridge.close();
        mailbox.close();
        dispatch.close();
        folder.close();
    }
}

package dev.crmbridge.acceptance.budget;

import dev.crmbridge.acceptance.product.Web;
import dev.crmbridge.bridge.outlook.CallObserver;
import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.bridge.outlook.Pause;
import dev.crmbridge.crm.dataverse.DataverseCrm;
import dev.crmbridge.crm.dataverse.DataverseSettings;
import dev.crmbridge.crm.dataverse.RequestCounter;
import dev.crmbridge.crm.dataverse.TokenProvider;
import dev.crmbridge.service.data.DataFolder;
import dev.crmbridge.service.demo.CrmPart;
import dev.crmbridge.service.demo.OutlookPart;
import dev.crmbridge.service.pages.ServicePages;
import dev.crmbridge.service.security.KnownCrmTokens;
import dev.crmbridge.service.wiring.Bridge;
import dev.crmbridge.service.wiring.CrmConnection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Simulated Outlook, embedded CRM and service in this process, wired as {@code demo} does, with a counter at both ends. */
final class CountedProduct implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final OutlookPart outlook;
    private final CrmPart crm;
    private final DataFolder folder;
    private final OutlookMailbox mailbox;
    private final Bridge bridge;
    private final Calls calls = new Calls();
    private final RequestCounter requests = new RequestCounter();

    /** COM calls by operation of the mailbox. */
    private static final class Calls implements CallObserver {
        private final Map<String, Integer> counts = new TreeMap<>();

        @Override
        public synchronized void finished(String operation, int made) {
            counts.merge(operation, made, Integer::sum);
        }

        private synchronized int of(String operation) {
            return counts.getOrDefault(operation, 0);
        }

        private synchronized void reset() {
            counts.clear();
        }
    }

    CountedProduct(Path data) {
        outlook = OutlookPart.start(data, 0, ZONE, false);
        crm = CrmPart.start(data, OptionalInt.of(0), false, new KnownCrmTokens(data.resolve("known")), false);
        folder = DataFolder.open(data.resolve("service"), "service");
        mailbox = new OutlookMailbox(
                outlook.outlook().dispatch(false), OutlookSettings.in(ZONE), Pause.sleeping(), calls);
        var client = new DataverseCrm(
                DataverseSettings.of(crm.pages(), TokenProvider.fixed(crm.trackingToken()), InstantSource.system()),
                requests);
        bridge = Bridge.start(
                folder,
                new Bridge.Plan(0, new ServicePages(client::recordUrl, InstantSource.system()), ZONE, "test"),
                mailbox,
                new CrmConnection(client, client.ruleDesk(), crm.pages()));
    }

    /** @return the simulated Outlook as a script drives it */
    Web outlook() {
        return new Web(outlook.uri().toString(), Map.of());
    }

    /** @return the service's loopback API */
    Web service() {
        return Web.withToken(bridge.uri().toString(), bridge.token());
    }

    /** @return COM calls of these operations of the mailbox since the last reset */
    int comCalls(String... operations) {
        int sum = 0;
        for (String operation : operations) {
            sum += calls.of(operation);
        }
        return sum;
    }

    /** @return requests since the last reset */
    RequestCounter requests() {
        return requests;
    }

    void reset() {
        calls.reset();
        requests.reset();
    }

    @Override
    public void close() {
        bridge.close();
        mailbox.close();
        outlook.close();
        crm.close();
        folder.close();
    }
}

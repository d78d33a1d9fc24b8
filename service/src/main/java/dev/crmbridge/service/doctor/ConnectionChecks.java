package dev.crmbridge.service.doctor;

import dev.crmbridge.bridge.doctor.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The running service, and what it reaches. */
final class ConnectionChecks {
    private static final String SERVICE = "Service";
    private static final String OUTLOOK = "Outlook";
    private static final String CRM = "CRM";

    private final Optional<Connections> running;
    private final boolean addinStartsIt;

    ConnectionChecks(Optional<Connections> running, boolean addinStartsIt) {
        this.running = running;
        this.addinStartsIt = addinStartsIt;
    }

    List<Finding> all() {
        return running.map(service -> List.of(
                        Finding.ok(SERVICE, "Answers at " + service.url() + "."),
                        outlook(service.outlook(), service.mailbox()),
                        crm(service)))
                .orElseGet(() -> List.of(
                        stopped(),
                        Finding.skipped(OUTLOOK, "Only the running service knows."),
                        Finding.skipped(CRM, "Only the running service knows.")));
    }

    private Finding stopped() {
        return addinStartsIt
                ? Finding.warn(
                        SERVICE,
                        "No service runs.",
                        "The add-in starts it with the next click in Outlook; Windows starts it when you log on.")
                : Finding.bad(
                        SERVICE,
                        "No service runs, and none is set up.",
                        "Run “crmbridge install --crm ADDRESS”, or start it by hand with “crmbridge start”.");
    }

    private static Finding outlook(Connections.Side side, Connections.@Nullable Mailbox mailbox) {
        if (side.reachable() && mailbox != null) {
            String foreign = mailbox.foreign();
            return foreign == null
                    ? Finding.ok(
                            OUTLOOK,
                            mailbox.address().isEmpty()
                                    ? "The service is connected to Outlook, which does not tell the address of its mailbox."
                                    : "The service is connected to Outlook, to the mailbox of " + mailbox.address()
                                            + ".")
                    : Finding.bad(
                            OUTLOOK, foreign, "Close Outlook and start it with the profile of the other mailbox.");
        }
        return side.reachable()
                ? Finding.ok(OUTLOOK, "The service is connected to Outlook.")
                : Finding.warn(
                        OUTLOOK,
                        "Not connected: " + sentence(side.detail()),
                        "Start Outlook, as the same user and not as administrator.");
    }

    private static Finding crm(Connections service) {
        Connections.Side side = service.crm();
        if (service.offlineByChoice()) {
            return Finding.warn(
                    CRM,
                    "You chose to work offline.",
                    "Run “crmbridge online”, or choose Go Online on the status page.");
        }
        return side.reachable()
                ? Finding.ok(CRM, "The CRM answers and accepts the sign-in.")
                : Finding.bad(
                        CRM,
                        "Not connected: " + sentence(side.detail()),
                        "Check the network and the address; if the sign-in is refused, give a new token with “crmbridge"
                                + " install --crm-token-file FILE”. Commands are kept and sent later.");
    }

    private static String sentence(String detail) {
        return detail.endsWith(".") ? detail : detail + ".";
    }
}

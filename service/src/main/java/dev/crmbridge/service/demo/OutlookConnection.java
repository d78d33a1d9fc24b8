package dev.crmbridge.service.demo;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.outlook.CallObserver;
import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.bridge.outlook.Pause;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxInfo;
import dev.crmbridge.sync.mailbox.MailboxResult;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A simulated Outlook in another process. The service introduces itself there again and again, because a simulator that was
 * restarted does not know it any more.
 */
public final class OutlookConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutlookConnection.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long INTRODUCE_AGAIN_SECONDS = 10;

    private final URI outlook;
    private final ComDispatch dispatch;
    private final OutlookMailbox mailbox;
    private final ScheduledExecutorService introductions;

    private OutlookConnection(URI outlook, ComDispatch dispatch, ZoneId zone) {
        this.outlook = outlook;
        this.dispatch = dispatch;
        this.mailbox = new OutlookMailbox(dispatch, OutlookSettings.in(zone), Pause.sleeping(), CallObserver.NONE);
        this.introductions = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "introductions");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Attaches.
     *
     * @param address as the person gave it
     * @param mayBeAway whether to go on when nothing answers, because the service has worked before
     * @throws StartFailure {@code outlook-address} when no simulated Outlook answers there
     */
    public static OutlookConnection open(String address, ZoneId zone, boolean mayBeAway) {
        URI outlook = addressOf(address);
        var connection = new OutlookConnection(outlook, RelayDispatch.connect(outlook), zone);
        MailboxResult<MailboxInfo> info = connection.mailbox.info();
        if (info instanceof MailboxResult.Failed<MailboxInfo> failed) {
            if (!mayBeAway) {
                connection.close();
                throw noOutlook(address, failed.failure().message());
            }
            LOG.atWarn().addKeyValue("reason", failed.failure().message()).log("Outlook does not answer yet");
        }
        return connection;
    }

    /** @return the mailbox; valid until this is closed */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** Tells the ribbon where the service is, now and from time to time. */
    public void introduce(URI bridge, String token) {
        introduceOnce(bridge, token);
        introductions.scheduleWithFixedDelay(
                () -> introduceOnce(bridge, token), INTRODUCE_AGAIN_SECONDS, INTRODUCE_AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        introductions.shutdownNow();
        mailbox.close();
        dispatch.close();
    }

    private void introduceOnce(URI bridge, String token) {
        try {
            String relay = LoopbackHttp.send("GET", outlook.resolve("/relay"), null, null)
                    .body();
            String relayToken = JSON.readTree(relay).path("token").asString("");
            LoopbackHttp.send(
                    "POST",
                    outlook.resolve("/relay/service"),
                    relayToken,
                    JSON.writeValueAsString(Map.of("bridgeUrl", bridge.toString(), "bridgeToken", token)));
        } catch (IOException | JacksonException away) {
            LOG.atDebug().setCause(away).log("ribbon not told about the service");
        }
    }

    private static URI addressOf(String address) {
        try {
            URI uri = URI.create(address);
            if ("http".equals(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            LOG.atDebug().setCause(notAnAddress).log("not an address");
        }
        throw noOutlook(address, "it is not an address like http://127.0.0.1:4711");
    }

    private static StartFailure noOutlook(String address, String reason) {
        return new StartFailure(
                "outlook-address",
                "No simulated Outlook answers at “" + address + "”: " + reason
                        + ". Start one with “crmbridge outlook” and give the address it prints.");
    }
}

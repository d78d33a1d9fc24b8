package dev.crmbridge.service.wiring;

import dev.crmbridge.service.api.About;
import dev.crmbridge.service.api.ApiParts;
import dev.crmbridge.service.api.PageSet;
import dev.crmbridge.service.data.DataFolder;
import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.service.security.Gate;
import dev.crmbridge.sync.engine.EngineLoop;
import dev.crmbridge.sync.engine.EngineSettings;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.KnownMailbox;
import dev.crmbridge.sync.loop.ThreadedReactor;
import dev.crmbridge.sync.loop.WorkerSettings;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.store.StoreException;
import dev.crmbridge.sync.store.sqlite.SqliteStore;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;

/** The running service: engine, store and loopback server over a mailbox and a CRM that belong to the caller. */
public final class Bridge implements AutoCloseable {
    private static final String STORE = "crmbridge.sqlite";

    private final EngineLoop engine;
    private final BridgeServer server;
    private final Gate gate;

    private Bridge(EngineLoop engine, BridgeServer server, Gate gate) {
        this.engine = engine;
        this.server = server;
        this.gate = gate;
    }

    /**
     * What a service is made of.
     *
     * @param port port of the loopback server, 0 for any free one
     * @param pages what is shown to people
     * @param zone zone of the mailbox
     * @param version version of the product
     * @param sameMailbox whether the mailbox that Outlook has open is that of the tracked items, whatever it is called now
     */
    public record Plan(int port, PageSet pages, ZoneId zone, String version, boolean sameMailbox) {
        /** A service that recognises the mailbox of the tracked items by itself. */
        public Plan(int port, PageSet pages, ZoneId zone, String version) {
            this(port, pages, zone, version, false);
        }
    }

    /** @return whether a service has worked in this folder before */
    public static boolean hasWorkedIn(DataFolder folder) {
        return Files.exists(folder.file(STORE));
    }

    /**
     * Starts the service; it answers when this returns.
     *
     * @throws StartFailure when it cannot start; nothing stays running then
     */
    public static Bridge start(DataFolder folder, Plan plan, Mailbox mailbox, CrmConnection crm) {
        Failpoints failpoints = HaltingFailpoint.of(System.getProperty("crmbridge.failpoint"), System.getenv());
        var random = new SecureRandom();
        Store store = open(folder);
        if (plan.sameMailbox()) {
            KnownMailbox.forget(store);
        }
        EngineLoop engine = EngineLoop.start(
                new EngineLoop.Setup(
                        new ThreadedReactor(InstantSource.system(), random, WorkerSettings.standard()),
                        mailbox,
                        crm.crm(),
                        store,
                        failpoints),
                EngineSettings.standard(plan.zone()));
        try {
            var gate = new Gate(InstantSource.system(), random);
            var about = new About(
                    plan.version(),
                    folder.path().toString(),
                    crm.address().toString(),
                    ProcessHandle.current().pid());
            var parts = new ApiParts(engine, gate, crm.crm()::recordUrl, crm.rules(), plan.zone(), about);
            return new Bridge(engine, BridgeServer.start(parts, folder.path(), plan.port(), plan.pages()), gate);
        } catch (RuntimeException failed) {
            engine.close();
            throw failed;
        }
    }

    /** @return address without trailing slash */
    public URI uri() {
        return server.uri();
    }

    /** @return token for programs of this user */
    public String token() {
        return gate.token();
    }

    /** @return a new address that signs a browser in once */
    public String loginUrl() {
        return server.loginUrl();
    }

    /** Adds what others need to know. */
    public void describe(ReadyFile ready) {
        ready.with("bridgeUrl", uri().toString()).with("bridgeToken", token()).with("loginUrl", loginUrl());
    }

    /** Stops listening, then finishes what is being written. */
    @Override
    public void close() {
        server.close();
        engine.close();
    }

    private static Store open(DataFolder folder) {
        try {
            return SqliteStore.open(folder.database(STORE));
        } catch (StoreException unusable) {
            throw new StartFailure("store-unusable", String.valueOf(unusable.getMessage()), unusable);
        }
    }
}

package dev.crmbridge.service.demo;

import dev.crmbridge.embedded.CrmSettings;
import dev.crmbridge.embedded.EmbeddedCrm;
import dev.crmbridge.embedded.faults.Faults;
import dev.crmbridge.embedded.sqlite.DatabaseException;
import dev.crmbridge.service.data.DataFolder;
import dev.crmbridge.service.data.PrivateFiles;
import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.service.security.KnownCrmTokens;
import dev.crmbridge.service.wiring.ReadyFile;
import dev.crmbridge.service.wiring.StartFailures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The embedded CRM as one part of a process, with its data in {@code crm/} of the data folder. */
public final class CrmPart implements AutoCloseable {
    private static final String TRACKING_USER = "seller";

    private final DataFolder folder;
    private final EmbeddedCrm crm;
    private final KnownCrmTokens known;

    private CrmPart(DataFolder folder, EmbeddedCrm crm, KnownCrmTokens known) {
        this.folder = folder;
        this.crm = crm;
        this.known = known;
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @param data the data folder
     * @param port port to listen at, 0 for any free one; empty = the one it had last time if that is free, because record
     *     addresses contain it
     * @param sampleData whether a new CRM gets sample data
     * @param known where other processes of this user find the tracking user's token
     * @param plannableFaults whether the administrator may plan faults over HTTP, for tests
     * @throws StartFailure when it cannot start; nothing stays running then
     */
    public static CrmPart start(
            Path data, OptionalInt port, boolean sampleData, KnownCrmTokens known, boolean plannableFaults) {
        Faults faults = plannableFaults ? Faults.plannableOverHttp() : Faults.none();
        DataFolder folder = DataFolder.open(data.resolve("crm"), "crm");
        try {
            folder.database("crm.sqlite");
            EmbeddedCrm crm = port.isPresent()
                    ? open(folder, port.getAsInt(), sampleData, faults)
                    : openWhereItWas(folder, sampleData, faults);
            var part = new CrmPart(folder, crm, known);
            part.remember();
            return part;
        } catch (DatabaseException unusable) {
            folder.close();
            throw new StartFailure("store-unusable", String.valueOf(unusable.getMessage()), unusable);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** @return address of the Web API */
    public URI api() {
        return URI.create(crm.apiUrl());
    }

    /** @return address of the pages */
    public URI pages() {
        return URI.create(crm.baseUrl());
    }

    /** @return a link that signs the tracking user in once and leads to {@code page} of this CRM */
    public URI signedIn(URI page) {
        String query = page.getRawQuery();
        return URI.create(crm.signInLink(TRACKING_USER, page.getRawPath() + (query == null ? "" : "?" + query)));
    }

    /** @return token of the user who tracks */
    public String trackingToken() {
        return token(TRACKING_USER);
    }

    /** @return token of the administrator */
    public String adminToken() {
        return token("admin");
    }

    /** @return whether an import has to keep duplicates out */
    boolean importsAreChecked() {
        return crm.importsAreChecked();
    }

    /** Adds what others need to know. */
    public void describe(ReadyFile ready) {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String user : new String[] {"admin", "seller", "readonly"}) {
            tokens.put(user, token(user));
        }
        ready.with("crmUrl", crm.baseUrl())
                .with("crmApi", crm.apiUrl())
                .with("crmToken", trackingToken())
                .with("crmUserId", String.valueOf(crm.users().get(TRACKING_USER)))
                .with("crmTokens", tokens);
    }

    @Override
    public void close() {
        try {
            known.forget(pages());
        } catch (IOException stays) {
            // the token stays readable by its user only, as it is in the data folder
        }
        crm.close();
        folder.close();
    }

    private String token(String user) {
        String token = crm.tokens().get(user);
        if (token == null) {
            throw new IllegalStateException("the embedded CRM has no user " + user);
        }
        return token;
    }

    private void remember() {
        try {
            known.remember(pages(), trackingToken());
            PrivateFiles.write(folder.file("port"), Integer.toString(pages().getPort()));
        } catch (IOException failed) {
            close();
            throw new StartFailure(
                    "data-folder",
                    "The sign-in of the embedded CRM could not be stored: " + failed.getMessage(),
                    failed);
        }
    }

    private static EmbeddedCrm open(DataFolder folder, int port, boolean sampleData, Faults faults) {
        return StartFailures.listening(
                "embedded CRM",
                port,
                () -> EmbeddedCrm.start(
                        new CrmSettings(folder.path(), port, InstantSource.system(), sampleData, faults)));
    }

    private static EmbeddedCrm openWhereItWas(DataFolder folder, boolean sampleData, Faults faults) {
        int last = lastPort(folder);
        try {
            return open(folder, last, sampleData, faults);
        } catch (StartFailure taken) {
            if (last == 0 || !taken.code().equals("port-in-use")) {
                throw taken;
            }
            return open(folder, 0, sampleData, faults);
        }
    }

    private static int lastPort(DataFolder folder) {
        try {
            int port = Integer.parseInt(Files.readString(folder.file("port")).trim());
            return port > 0 && port <= 65_535 ? port : 0;
        } catch (IOException | NumberFormatException none) {
            return 0;
        }
    }
}

package dev.crmbridge.embedded;

import dev.crmbridge.embedded.api.WebApi;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.faults.Faults;
import dev.crmbridge.embedded.jobs.DuplicateJobs;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.web.server.LoopbackServer;
import dev.crmbridge.web.server.ServerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;

/**
 * The embedded CRM: the Web API of Dataverse on a SQLite file, on this machine only.
 *
 * <p>Started by {@link #start}; stopped by {@link #close}. Thread-safe.
 */
public final class EmbeddedCrm implements AutoCloseable {
    private static final long MAX_BODY_BYTES = 64L * 1024 * 1024;

    private final SqliteDatabase database;
    private final Accounts accounts;
    private final FaultyAnswers faultyAnswers;
    private final Faults faults;
    private final Records records;
    private final DuplicateJobs jobs;
    private final LoopbackServer server;

    private EmbeddedCrm(CrmSettings settings, SqliteDatabase database, Schema schema) {
        this.database = database;
        MatchcodeDetection detection = new MatchcodeDetection(schema);
        Environment environment = new Environment(schema, settings.clock(), UUID::randomUUID, detection);
        this.records = new Records(environment);
        this.jobs = new DuplicateJobs(environment, detection, database);
        this.accounts = Accounts.open(settings, database, records);
        this.faults = settings.faults();
        this.faultyAnswers = new FaultyAnswers(faults);
        CrmHttp http =
                new CrmHttp(new WebApi(records, jobs), database, new SignedIn(accounts, database), faultyAnswers);
        FaultPlans plans = new FaultPlans(accounts, faults);
        this.server = LoopbackServer.start(ServerSpec.named("crm")
                .withPort(settings.port())
                .withFailures(CrmHttp::failure)
                .withMaxRequestBytes(MAX_BODY_BYTES)
                .withLongAddresses()
                .withRoutes(http::addTo)
                .withRoutes(plans::addTo));
        jobs.resume();
    }

    /**
     * Opens the data directory, fills it at the first start, and begins to answer.
     *
     * @throws dev.crmbridge.embedded.sqlite.DatabaseException when the database cannot be used
     * @throws dev.crmbridge.web.server.PortInUse when another program has the port
     */
    public static EmbeddedCrm start(CrmSettings settings) {
        try {
            Files.createDirectories(settings.dataDir());
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory '" + settings.dataDir() + "' cannot be created.", e);
        }
        SqliteDatabase database = new SqliteDatabase(settings.dataDir().resolve("crm.sqlite"));
        try {
            return new EmbeddedCrm(settings, database, HostedTables.schema());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Address of the pages, without trailing slash, for example {@code http://127.0.0.1:8085}. */
    public String baseUrl() {
        return server.uri().toString();
    }

    /** Address of the Web API, without trailing slash. */
    public String apiUrl() {
        return baseUrl() + "/api/data/v9.2";
    }

    /** Bearer tokens by account: {@code admin seller colleague readonly nodelete norole}. */
    public Map<String, String> tokens() {
        return accounts.tokens();
    }

    /** Users by account, same names as {@link #tokens}. */
    public Map<String, UUID> users() {
        return accounts.users();
    }

    /** Faults to inject; none unless a test asks for some. */
    public Faults faults() {
        return faults;
    }

    /** Record operations for pages of the same process. */
    public Records records() {
        return records;
    }

    /** Publishing and unpublishing of duplicate rules, for pages of the same process. */
    public DuplicateJobs duplicateJobs() {
        return jobs;
    }

    /** The database, for pages of the same process. */
    public SqliteDatabase database() {
        return database;
    }

    /** Stops answering and closes the database. */
    @Override
    public void close() {
        faultyAnswers.close();
        server.close();
        jobs.close();
        database.close();
    }
}

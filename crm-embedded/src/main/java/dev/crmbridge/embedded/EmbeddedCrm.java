package dev.crmbridge.embedded;

import dev.crmbridge.embedded.api.ApiResponse;
import dev.crmbridge.embedded.api.WebApi;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.faults.Faults;
import dev.crmbridge.embedded.jobs.DuplicateJobs;
import dev.crmbridge.embedded.jobs.ThreadedTicks;
import dev.crmbridge.embedded.jobs.Ticks;
import dev.crmbridge.embedded.pages.CrmPages;
import dev.crmbridge.embedded.pages.PageUser;
import dev.crmbridge.embedded.pages.RuleCoverage;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.sample.SampleData;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.web.server.FailureAnswer;
import dev.crmbridge.web.server.LoopbackServer;
import dev.crmbridge.web.server.ServerSpec;
import dev.crmbridge.web.text.Display;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The embedded CRM: the Web API of Dataverse on a SQLite file, on this machine only.
 *
 * <p>Started by {@link #start}; stopped by {@link #close}. Thread-safe.
 */
public final class EmbeddedCrm implements AutoCloseable {
    private static final long MAX_BODY_BYTES = 64L * 1024 * 1024;
    private static final String WITH_SAMPLE = "with sample";

    /** Often enough for a machine that sleeps at night to find the daily check due in the morning. */
    private static final Duration LOOK_WHAT_IS_DUE = Duration.ofHours(1);

    private final SqliteDatabase database;
    private final Accounts accounts;
    private final FaultyAnswers faultyAnswers;
    private final Faults faults;
    private final Records records;
    private final PageAccess pageAccess;
    private final CrmPages pages;
    private final DuplicateJobs jobs;
    private final LoopbackServer server;
    private final Ticks.Running ticks;

    private EmbeddedCrm(CrmSettings settings, SqliteDatabase database, Schema schema, Ticks ticks) {
        this.database = database;
        MatchcodeDetection detection = new MatchcodeDetection(schema);
        Environment environment = new Environment(schema, settings.clock(), UUID::randomUUID, detection);
        this.records = new Records(environment);
        this.jobs = new DuplicateJobs(environment, detection, database);
        boolean fresh = Accounts.noneYet(settings);
        this.accounts = Accounts.open(settings, database, records);
        this.faults = settings.faults();
        this.faultyAnswers = new FaultyAnswers(faults);
        WebApi api = new WebApi(records, jobs);
        SignedIn signedIn = new SignedIn(accounts, database);
        CrmHttp http = new CrmHttp(api, database, signedIn, faultyAnswers);
        this.pageAccess = new PageAccess(api, database, signedIn, schema);
        database.write(tx -> {
            jobs.recode(tx);
            return tx;
        });
        fillOnce(settings, fresh);
        this.pages = new CrmPages(
                schema,
                pageAccess,
                pageAccess::userOf,
                this::coverage,
                new Display(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault(), settings.clock()));
        FaultPlans plans = new FaultPlans(accounts, faults);
        FailureAnswer pageFailures = pages.failures();
        this.server = LoopbackServer.start(ServerSpec.named("crm")
                .withPort(settings.port())
                .withAssets(pages.assets())
                .withFailures((context, failure) -> {
                    if (context.path().startsWith("/api/")) {
                        CrmHttp.failure(context, failure);
                    } else {
                        pageFailures.write(context, failure);
                    }
                })
                .withRoutes(pages::addTo)
                .withMaxRequestBytes(MAX_BODY_BYTES)
                .withLongAddresses()
                .withRoutes(http::addTo)
                .withRoutes(plans::addTo));
        jobs.resume();
        if (!fresh) {
            checkMatchcodes();
        }
        this.ticks = ticks.every(LOOK_WHAT_IS_DUE, this::checkMatchcodes);
    }

    private void checkMatchcodes() {
        Optional.ofNullable(accounts.users().get("admin"))
                .ifPresent(admin -> database.write(tx -> {
                    SqliteSecurity.user(tx, admin).ifPresent(user -> jobs.checkOnceADay(tx, user.caller()));
                    return admin;
                }));
    }

    /**
     * Opens the data directory, fills it at the first start, and begins to answer.
     *
     * @throws dev.crmbridge.embedded.sqlite.DatabaseException when the database cannot be used
     * @throws dev.crmbridge.web.server.PortInUse when another program has the port
     */
    public static EmbeddedCrm start(CrmSettings settings) {
        return start(settings, new ThreadedTicks());
    }

    /** @param ticks asks again and again what is due by the clock of the settings */
    static EmbeddedCrm start(CrmSettings settings, Ticks ticks) {
        try {
            Files.createDirectories(settings.dataDir());
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory '" + settings.dataDir() + "' cannot be created.", e);
        }
        SqliteDatabase database = new SqliteDatabase(settings.dataDir().resolve("crm.sqlite"));
        try {
            return new EmbeddedCrm(settings, database, HostedTables.schema(), ticks);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private RuleCoverage.Counts coverage(UUID rule, String matchingTable) {
        return database.read(tx -> new RuleCoverage.Counts(
                new SqliteMatchcodes(tx).count(rule.toString()),
                SqliteRows.count(tx, records.schema().get(matchingTable))));
    }

    /** A crash while filling leaves a mark, so that the next start goes on; what is there already is left alone. */
    private void fillOnce(CrmSettings settings, boolean fresh) {
        once(settings.dataDir().resolve("rules.unfinished"), fresh, mark -> {
            boolean withSample =
                    fresh ? settings.sampleData() : Files.readString(mark).equals(WITH_SAMPLE);
            Files.writeString(mark, withSample ? WITH_SAMPLE : "");
            FirstRules.ensure(this::sendAsAdmin, withSample);
        });
        once(
                settings.dataDir().resolve("sample.unfinished"),
                fresh && settings.sampleData(),
                mark -> new SampleData(settings.clock().instant(), ZoneId.systemDefault()).fill(this::sendSample));
    }

    /** Work of a first start; {@code mark} is there until it is done. */
    private interface FirstWork {
        void run(Path mark) throws IOException;
    }

    private static void once(Path mark, boolean begin, FirstWork work) {
        try {
            if (begin) {
                Files.writeString(mark, "");
            }
            if (Files.exists(mark)) {
                work.run(mark);
                Files.delete(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + mark + "' cannot be used.", e);
        }
    }

    private ApiResponse sendAsAdmin(String method, String target, String etag, String json) {
        UUID id = Objects.requireNonNull(accounts.users().get("admin"), "admin");
        Map<String, String> headers = etag.isEmpty() ? Map.of() : Map.of("If-None-Match", etag);
        return pageAccess.send(new PageUser(id, "admin"), method, target, headers, json);
    }

    private boolean sendSample(String account, String target, String json, boolean create) {
        UUID id = Objects.requireNonNull(accounts.users().get(account), account);
        Map<String, String> headers = Map.of(create ? "If-None-Match" : "If-Match", "*");
        ApiResponse answer = pageAccess.send(new PageUser(id, account), "PATCH", target, headers, json);
        if (answer.status() >= 400 && answer.status() != 412) {
            throw new IllegalStateException("The sample row " + target + " was refused: " + answer.body());
        }
        return answer.status() < 400;
    }

    /** Address of the pages, without trailing slash, for example {@code http://127.0.0.1:8085}. */
    public String baseUrl() {
        return server.uri().toString();
    }

    /** Address of the Web API, without trailing slash. */
    public String apiUrl() {
        return baseUrl() + "/api/data/v9.2";
    }

    /** Bearer tokens by account: {@code admin seller colleague readonly nodelete noappend ownonly norole}. */
    public Map<String, String> tokens() {
        return accounts.tokens();
    }

    /** Users by account, same names as {@link #tokens}. */
    public Map<String, UUID> users() {
        return accounts.users();
    }

    /**
     * A one-time link that signs a user in to the pages.
     *
     * @param account name of the account, e.g. {@code seller}
     * @param path page it leads to, e.g. {@code /}
     */
    public String signInLink(String account, String path) {
        UUID id = Optional.ofNullable(accounts.users().get(account))
                .orElseThrow(() -> new IllegalArgumentException("there is no account “" + account + "”"));
        return baseUrl() + pages.linkFor(pageAccess.user(id).orElseThrow(), path);
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

    /** Whether an import has to keep duplicates out, as the organization says; rules of a first start are in force when this returns. */
    public boolean importsAreChecked() {
        return jobs.importsAreChecked(database);
    }

    /** The database, for pages of the same process. */
    public SqliteDatabase database() {
        return database;
    }

    /** Stops answering and closes the database. */
    @Override
    public void close() {
        ticks.close();
        faultyAnswers.close();
        server.close();
        jobs.close();
        database.close();
    }
}

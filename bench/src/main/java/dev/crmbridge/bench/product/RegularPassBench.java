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
import dev.crmbridge.sync.engine.EngineLoop;
import dev.crmbridge.sync.engine.EngineSettings;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.loop.ThreadedReactor;
import dev.crmbridge.sync.loop.WorkerSettings;
import dev.crmbridge.sync.run.Pace;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.sqlite.SqliteStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * Measures the passes an engine makes by itself while nothing changes, over a folder that {@link ProductBench} left. {@link NoChangeBench}
 * measures those a person asks for, which look for deleted records, too.
 *
 * <p>Arguments: the launcher, the folder, passes to warm up, passes to measure. The passes follow each other after a millisecond, which is
 * contained in the figures. The first two minutes warm up as well: so long the polls tell of the newest changes of the CRM once more.
 */
public final class RegularPassBench {
    private static final Duration BETWEEN = Duration.ofMillis(1);
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private RegularPassBench() {}

    /** Results go to standard output. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        try (ProductProcess outlook = ProductProcess.empty(launcher, folder, "outlook");
                ProductProcess crm = ProductProcess.empty(launcher, folder, "crm");
                RelayDispatch dispatch = RelayDispatch.connect(URI.create(outlook.ready("outlookUrl")))) {
            ZoneId zone = ZoneId.systemDefault();
            var calls = new CallCounter();
            var requests = new RequestCounter();
            SqliteStore store = SqliteStore.open(folder.resolve("service").resolve("crmbridge.sqlite"));
            long links = store.inTransaction(tx ->
                    tx.links().outlines().stream().filter(LinkOutline::isLinked).count());
            EngineSettings standard = EngineSettings.standard(zone);
            try (var mailbox = new OutlookMailbox(dispatch, OutlookSettings.in(zone), Pause.sleeping(), calls);
                    EngineLoop engine = EngineLoop.start(
                            new EngineLoop.Setup(
                                    new ThreadedReactor(
                                            InstantSource.system(), new SecureRandom(), WorkerSettings.standard()),
                                    mailbox,
                                    new DataverseCrm(
                                            DataverseSettings.of(
                                                    URI.create(crm.ready("crmUrl")),
                                                    TokenProvider.fixed(crm.ready("crmToken")),
                                                    InstantSource.system()),
                                            requests),
                                    store,
                                    Failpoints.NONE),
                            new EngineSettings(
                                    standard.policy(),
                                    standard.brake(),
                                    new Pace(BETWEEN, Duration.ofHours(1), Duration.ofSeconds(2), OVERLAP),
                                    standard.backoff(),
                                    standard.knownRecordsPerTable()))) {
                Thread.sleep(OVERLAP.plusSeconds(30).toMillis());
                passes(requests, Integer.parseInt(arguments[2]));
                calls.take();
                long[] nanos = passes(requests, Integer.parseInt(arguments[3]));
                int com = calls.take().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                Arrays.sort(nanos);
                System.out.printf(
                        "regular pass without changes, %d links: median of %d %.1f ms, fastest %.1f ms, slowest %.1f ms,"
                                + " COM calls each %d, CRM requests each 1%n",
                        links,
                        nanos.length,
                        nanos[nanos.length / 2] / 1e6,
                        nanos[0] / 1e6,
                        nanos[nanos.length - 1] / 1e6,
                        com / nanos.length);
            }
        }
    }

    /** Each pass asks the CRM for changes once, as long as all links are of one table and the answer has one page. */
    private static long[] passes(RequestCounter requests, int count) throws InterruptedException {
        long[] nanos = new long[count];
        next(requests);
        for (int i = 0; i < count; i++) {
            nanos[i] = next(requests);
        }
        return nanos;
    }

    private static long next(RequestCounter requests) throws InterruptedException {
        long begin = System.nanoTime();
        long before = requests.of(CrmOperation.CHANGED);
        while (requests.of(CrmOperation.CHANGED) == before) {
            Thread.sleep(0, 200_000);
        }
        return System.nanoTime() - begin;
    }
}

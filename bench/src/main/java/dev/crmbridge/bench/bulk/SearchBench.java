package dev.crmbridge.bench.bulk;

import dev.crmbridge.embedded.CrmSettings;
import dev.crmbridge.embedded.EmbeddedCrm;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.faults.Faults;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.Tx;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the search of the embedded CRM for duplicates among contacts, and how long a writer beside it waits. One contact in twenty is
 * the one before once more, and 20,000 have one e-mail address; the two rules for contacts of a new CRM are in force.
 *
 * <p>Arguments: a folder, a number of contacts, a number of searches. A folder that another build has filled is taken as it is.
 */
public final class SearchBench {
    private static final int HOT = 20_000;
    private static final int AT_ONCE = 5_000;

    private final EmbeddedCrm crm;
    private final Table contacts;
    private final UUID admin;

    private SearchBench(EmbeddedCrm crm) {
        this.crm = crm;
        this.contacts = crm.records().schema().get("contact");
        this.admin = Objects.requireNonNull(crm.users().get("admin"));
    }

    /** Results go to standard output. */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        try (EmbeddedCrm crm =
                EmbeddedCrm.start(new CrmSettings(folder, 0, InstantSource.system(), false, Faults.none()))) {
            var bench = new SearchBench(crm);
            crm.importsAreChecked(); // waits for what a start leaves to do
            if (crm.database().<Long>read(tx -> SqliteRows.count(tx, bench.contacts)) == 0) {
                bench.fill(Integer.parseInt(arguments[1]));
            }
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                bench.search();
            }
        }
    }

    private Caller caller(Tx tx) {
        return SqliteSecurity.user(tx, admin).orElseThrow().caller();
    }

    private void fill(int count) throws InterruptedException {
        List<Row> rules = crm.database()
                .read(tx -> new StoredRules(crm.records().schema())
                        .rows(tx).stream()
                                .filter(rule ->
                                        rule.text("baseentityname").orElse("").equals("contact"))
                                .toList());
        rules.forEach(rule -> crm.database().write(tx -> {
            crm.duplicateJobs().unpublish(tx, rule);
            return rule;
        }));
        SplittableRandom random = new SplittableRandom(7);
        for (int from = 0; from < count; from += AT_ONCE) {
            int to = Math.min(count, from + AT_ONCE);
            int first = from;
            crm.database().write(tx -> {
                for (int i = first; i < to; i++) {
                    SqliteRows.insert(tx, contact(tx, random, i % 20 == 19 ? i - 1 : i, i < HOT));
                }
                return to;
            });
        }
        for (Row rule : rules) {
            long begin = System.nanoTime();
            await(crm.database()
                    .write(tx -> crm.duplicateJobs()
                            .publish(
                                    tx,
                                    caller(tx),
                                    SqliteRows.find(tx, rule.table(), rule.id()).orElseThrow())));
            System.out.printf(
                    "rule '%s' published in %.2f s%n", rule.text("name").orElse(""), seconds(begin));
        }
    }

    private Row contact(Tx tx, SplittableRandom random, int person, boolean hot) {
        Reference owner = new Reference("systemuser", admin);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("contactid", new UUID(random.nextLong(), random.nextLong()));
        values.put("firstname", "Robin" + person % 1_000);
        values.put("lastname", "Example" + person);
        values.put("emailaddress1", hot ? "info@fabrikam.example" : "robin" + person + "@fabrikam.example");
        values.put("ownerid", owner);
        values.put("owninguser", owner);
        values.put(
                "owningbusinessunit", new Reference("businessunit", caller(tx).unitId()));
        values.put("statecode", 0L);
        values.put("statuscode", 1L);
        values.put("versionnumber", SqliteRows.nextVersion(tx));
        return new Row(contacts, values);
    }

    private void search() throws InterruptedException {
        long processor = jobsThread();
        long begin = System.nanoTime();
        Row job = crm.database()
                .write(tx -> crm.duplicateJobs()
                        .search(
                                tx,
                                caller(tx),
                                contacts,
                                "search",
                                JsonMapper.shared().readTree("{}")));
        List<Long> waits = await(job);
        Collections.sort(waits);
        System.out.printf(
                "searched in %.2f s, %.2f s of one processor; a writer beside it: p50 %.1f ms, p95 %.1f ms, longest %.0f ms (%d)%n",
                seconds(begin),
                (jobsThread() - processor) / 1e9,
                waits.get(waits.size() / 2) / 1e6,
                waits.get(waits.size() * 95 / 100) / 1e6,
                waits.get(waits.size() - 1) / 1e6,
                waits.size());
        System.out.println(ended(job).text("message").orElse(""));
    }

    private Row ended(Row job) {
        return crm.database()
                .read(tx -> SqliteRows.find(tx, job.table(), job.id()).orElseThrow());
    }

    /** Writes now and then until the job is over; nanoseconds each write took. */
    private List<Long> await(Row job) throws InterruptedException {
        List<Long> waits = new ArrayList<>();
        do {
            long begin = System.nanoTime();
            crm.database().write(SqliteRows::nextVersion);
            waits.add(System.nanoTime() - begin);
            Thread.sleep(2);
        } while (ended(job).number("statecode").orElse(0L) != 3);
        return waits;
    }

    private static long jobsThread() {
        var threads = ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().equals("crm-jobs")) {
                return threads.getThreadCpuTime(id);
            }
        }
        return 0;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}

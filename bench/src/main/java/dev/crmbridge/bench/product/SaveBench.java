package dev.crmbridge.bench.product;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * Measures what the duplicate check costs when the embedded CRM saves a contact, and how fast it publishes a rule. Saves with and without
 * check take turns, so that both meet the same machine.
 *
 * <p>Arguments: the launcher, a folder, contacts to begin with, pairs of saves to measure.
 */
public final class SaveBench {
    private static final String API = "/api/data/v9.2/";
    private static final Map<String, String> CHECKED = Map.of("MSCRM.SuppressDuplicateDetection", "false");

    private final Http crm;
    private final SplittableRandom random = new SplittableRandom(7);
    private int number;

    private SaveBench(Http crm) {
        this.crm = crm;
    }

    /** Results go to standard output. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        try (ProductProcess process = ProductProcess.start(
                launcher,
                folder,
                Map.of(),
                List.of("crm", "--data", folder.resolve("crm").toString(), "--empty"))) {
            var bench = new SaveBench(new Http(
                    process.ready("crmUrl"),
                    process.ready().required("crmTokens").required("admin").asString()));
            bench.fill(Integer.parseInt(arguments[2]));
            bench.publish();
            bench.saves(Integer.parseInt(arguments[3]));
        }
    }

    private void fill(int contacts) throws IOException {
        long begin = System.nanoTime();
        for (int i = 0; i < contacts; i++) {
            save(Map.of());
        }
        System.out.printf("%d contacts saved, %.0f/s%n", contacts, contacts / seconds(begin));
    }

    private void save(Map<String, String> headers) throws IOException {
        String name = "n" + number++;
        crm.post(
                API + "contacts",
                Map.of(
                        "firstname", "Robin" + random.nextInt(1_000),
                        "lastname", "Example" + name,
                        "emailaddress1", name + "@fabrikam.example"),
                headers);
    }

    private void publish() throws IOException {
        for (JsonNode rule : crm.get(
                        API + "duplicaterules?$filter=baseentityname%20eq%20'contact'%20and%20statuscode%20eq%202")
                .required("value")) {
            String path =
                    API + "duplicaterules(" + rule.required("duplicateruleid").asString() + ")";
            crm.post(
                    API + "UnpublishDuplicateRule",
                    Map.of("DuplicateRuleId", rule.required("duplicateruleid").asString()));
            long begin = System.nanoTime();
            String job = crm.post(path + "/Microsoft.Dynamics.CRM.PublishDuplicateRule", Map.of())
                    .required("asyncoperationid")
                    .asString();
            while (crm.get(API + "asyncoperations(" + job + ")?$select=statecode")
                            .required("statecode")
                            .asInt()
                    != 3) {
                Thread.onSpinWait();
            }
            System.out.printf(
                    "rule '%s' published in %.2f s, %.0f rows/s%n",
                    rule.required("name").asString(), seconds(begin), number / seconds(begin));
        }
    }

    private void saves(int pairs) throws IOException {
        long[] plain = new long[pairs];
        long[] checked = new long[pairs];
        for (int i = -pairs / 4; i < pairs; i++) {
            long first = nanos(Map.of());
            long second = nanos(CHECKED);
            if (i >= 0) {
                plain[i] = first;
                checked[i] = second;
            }
        }
        print("save without check", plain);
        print("save with check", checked);
    }

    private long nanos(Map<String, String> headers) throws IOException {
        long begin = System.nanoTime();
        save(headers);
        return System.nanoTime() - begin;
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms (%d)%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos.length);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}

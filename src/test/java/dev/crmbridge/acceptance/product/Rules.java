package dev.crmbridge.acceptance.product;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Duplicate rules of the CRM, as an administrator makes them over the Web API. */
public final class Rules {
    private static final int SUCCEEDED = 30;
    private static final long LIMIT_SECONDS = 60;

    private final Web crm;

    /** @param crm Web API as an administrator */
    public Rules(Web crm) {
        this.crm = crm;
    }

    /** Creates and publishes a rule that compares one column of rows of one table exactly. */
    public void publishExact(String table, String column) throws Exception {
        publishExact(table, table, column);
    }

    /** Creates and publishes a rule that finds rows of {@code matching} for a row of {@code base} by one column both have. */
    public void publishExact(String base, String matching, String column) throws Exception {
        String rule = crm.post(
                        "/duplicaterules",
                        Map.of(
                                "name",
                                "Same " + column + " of " + base + " and " + matching,
                                "baseentityname",
                                base,
                                "matchingentityname",
                                matching))
                .expect(204)
                .id();
        crm.post(
                        "/duplicateruleconditions",
                        Map.of(
                                "baseattributename",
                                column,
                                "matchingattributename",
                                column,
                                "operatorcode",
                                0,
                                "regardingobjectid@odata.bind",
                                "/duplicaterules(" + rule + ")"))
                .expect(204);
        String job = crm.post("/duplicaterules(" + rule + ")/Microsoft.Dynamics.CRM.PublishDuplicateRule", Map.of())
                .expect(200)
                .json()
                .required("asyncoperationid")
                .asString();
        await(job);
    }

    /** Waits until a system job has succeeded. */
    public void await(String job) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            JsonNode row = crm.get("/asyncoperations(" + job + ")").expect(200).json();
            if (row.required("statecode").asInt() == 3) {
                if (row.required("statuscode").asInt() != SUCCEEDED) {
                    throw new AssertionError("the job did not succeed: " + row);
                }
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("the job did not end");
    }
}

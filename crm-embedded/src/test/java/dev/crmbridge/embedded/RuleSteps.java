package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.time.Duration;

/** What an administrator does with duplicate rules, over HTTP. */
public record RuleSteps(TestCrm crm) {
    /** A new rule that compares one column exactly. */
    public String exact(String base, String matching, String column) {
        String rule = crm.post(
                        "admin",
                        "duplicaterules",
                        "{\"name\":\"same " + column + "\",\"baseentityname\":\"" + base
                                + "\",\"matchingentityname\":\"" + matching + "\"}")
                .id();
        Answer condition = crm.post(
                "admin",
                "duplicateruleconditions",
                "{\"baseattributename\":\"" + column + "\",\"matchingattributename\":\"" + column
                        + "\",\"operatorcode\":0,\"regardingobjectid@odata.bind\":\"/duplicaterules(" + rule + ")\"}");
        assertThat(condition.status()).as(condition.text()).isEqualTo(204);
        return rule;
    }

    /** Starts publishing; the job's id. */
    public String publish(String rule) {
        Answer job = crm.post("admin", "duplicaterules(" + rule + ")/Microsoft.Dynamics.CRM.PublishDuplicateRule", "");
        assertThat(job.status()).as(job.text()).isEqualTo(200);
        return job.json().get("asyncoperationid").asString();
    }

    /** Whether the job is over. */
    public boolean over(String job) {
        return job(job).json().get("statecode").asInt() == 3;
    }

    /** The job as it is. */
    public Answer job(String job) {
        return crm.get("admin", "asyncoperations(" + job + ")?$select=statecode,statuscode,message");
    }

    /** Asks until the job is over; each question waits for an answer of the server. */
    public Answer await(String job) {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < end) {
            if (over(job)) {
                return job(job);
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the job did not end: " + job(job).text());
    }
}

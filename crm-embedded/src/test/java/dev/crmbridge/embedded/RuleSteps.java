package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an administrator does with duplicate rules, over HTTP. */
public record RuleSteps(TestCrm crm) {
    /** A new rule that compares one column exactly. */
    public String exact(String base, String matching, String column) {
        return exact(base, matching, column, column);
    }

    /** A new rule that compares a column of one table with another column of the other, exactly. */
    public String exact(String base, String matching, String column, String matchingColumn) {
        String rule = crm.post(
                        "admin",
                        "duplicaterules",
                        "{\"name\":\"same " + column + "\",\"baseentityname\":\"" + base
                                + "\",\"matchingentityname\":\"" + matching + "\"}")
                .id();
        condition(rule, column, matchingColumn);
        return rule;
    }

    /** The next version of a published rule; its id. */
    public String revise(String rule) {
        Answer revision =
                crm.post("admin", "duplicaterules(" + rule + ")/Microsoft.Dynamics.CRM.ReviseDuplicateRule", "");
        assertThat(revision.status()).as(revision.text()).isEqualTo(200);
        return revision.json().get("duplicateruleid").asString();
    }

    /** Ids of the conditions of a rule. */
    public List<String> conditions(String rule) {
        List<String> ids = new ArrayList<>();
        crm.get("admin", "duplicateruleconditions?$filter=_regardingobjectid_value eq " + rule)
                .json()
                .get("value")
                .forEach(row -> ids.add(row.get("duplicateruleconditionid").asString()));
        return ids;
    }

    /** Lets a rule that may be changed compare another column exactly, and nothing else. */
    public void compare(String rule, String column) {
        for (String condition : conditions(rule)) {
            Answer gone = crm.delete("admin", "duplicateruleconditions(" + condition + ")");
            assertThat(gone.status()).as(gone.text()).isEqualTo(204);
        }
        condition(rule, column, column);
    }

    /** Lets a rule that may be changed compare one column more, exactly. */
    public void compareAlso(String rule, String column) {
        condition(rule, column, column);
    }

    private void condition(String rule, String column, String matching) {
        Answer condition = crm.post(
                "admin",
                "duplicateruleconditions",
                "{\"baseattributename\":\"" + column + "\",\"matchingattributename\":\"" + matching
                        + "\",\"operatorcode\":0,\"regardingobjectid@odata.bind\":\"/duplicaterules(" + rule + ")\"}");
        assertThat(condition.status()).as(condition.text()).isEqualTo(204);
    }

    /** Sets a switch of the organization. */
    public void organization(String column, boolean on) {
        String id = crm.get("admin", "organizations?$select=name")
                .json()
                .path("value")
                .get(0)
                .path("organizationid")
                .asString();
        Answer changed = crm.patch("admin", "organizations(" + id + ")", "{\"" + column + "\":" + on + "}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
    }

    /** Lets the limits of Dynamics 365 hold. */
    public void limits() {
        organization("crmbridge_dynamicslimits", true);
    }

    /** Starts publishing; the job's id. */
    public String publish(String rule) {
        Answer job = crm.post("admin", "duplicaterules(" + rule + ")/Microsoft.Dynamics.CRM.PublishDuplicateRule", "");
        assertThat(job.status()).as(job.text()).isEqualTo(200);
        return job.json().get("asyncoperationid").asString();
    }

    /** Searches all contacts for duplicates and waits until that is over; the job's id. */
    public String searchContacts(String account) {
        String job = crm.post(
                        account,
                        "BulkDetectDuplicates",
                        "{\"JobName\":\"look\",\"Query\":{\"EntityName\":\"contact\"}}")
                .json()
                .get("JobId")
                .asString();
        await(job);
        return job;
    }

    /** Ids of the contacts that the account is told to be duplicates of one. */
    public List<String> duplicatesOfContact(String account, String id) {
        Answer answer = crm.get(
                account,
                "RetrieveDuplicates(BusinessEntity=@a,MatchingEntityName='contact',PagingInfo=@p)?@a="
                        + "{'@odata.type':'Microsoft.Dynamics.CRM.contact','contactid':'" + id
                        + "'}&@p={'PageNumber':1,'Count':50}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json().get("value").forEach(row -> ids.add(row.get("contactid").asString()));
        return ids;
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

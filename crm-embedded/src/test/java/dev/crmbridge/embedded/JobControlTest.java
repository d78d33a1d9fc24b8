package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobControlTest {
    private static final String CANCEL = "{\"statecode\":3,\"statuscode\":32}";
    private static final int ROWS = 30_000;

    @TempDir
    Path directory;

    private TestCrm crm;
    private RuleSteps rules;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
        rules = new RuleSteps(crm);
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(11), owner, ROWS, 2_000);
            return 0;
        });
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private long codes(String rule) {
        return crm.crm().database().read(tx -> StoredContacts.codes(tx, rule));
    }

    private long status(String rule) {
        return crm.crm().database().read(tx -> StoredContacts.status(tx, rule));
    }

    private static int statusCode(Answer job) {
        return job.json().get("statuscode").asInt();
    }

    @Test
    void aCanceledPublicationLeavesTheRuleUnpublishedAndWithoutCodes() {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        String job = rules.publish(rule);
        Answer canceled = crm.patch("admin", "asyncoperations(" + job + ")", CANCEL);
        assertThat(canceled.status()).as(canceled.text()).isEqualTo(204);
        assertThat(status(rule)).isEqualTo(StoredRules.UNPUBLISHED);
        assertThat(codes(rule)).isZero();

        String again = rules.publish(rule);
        assertThat(statusCode(rules.await(again))).isEqualTo(30);
        assertThat(status(rule)).isEqualTo(StoredRules.PUBLISHED);
        Answer first = rules.job(job);
        assertThat(statusCode(first)).as("the first job stays canceled").isEqualTo(32);
        assertThat(first.json().get("message").asString()).startsWith("Canceled");
    }

    @Test
    void aCanceledSearchStopsAndLeavesItsRuleInForce() {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
        String search = crm.post(
                        "admin",
                        "BulkDetectDuplicates",
                        "{\"JobName\":\"look\",\"Query\":{\"@odata.type\":\"#Microsoft.Dynamics.CRM.QueryExpression\",\"EntityName\":\"contact\"}}")
                .json()
                .get("JobId")
                .asString();
        assertThat(crm.patch("admin", "asyncoperations(" + search + ")", CANCEL).status())
                .isEqualTo(204);
        assertThat(crm.crm().database().<Long>read(StoredContacts::works)).isZero();
        assertThat(statusCode(rules.job(search))).isEqualTo(32);
        assertThat(status(rule)).isEqualTo(StoredRules.PUBLISHED);
    }

    private Answer turnOff() {
        String organization = crm.get("admin", "organizations?$select=name")
                .json()
                .path("value")
                .get(0)
                .path("organizationid")
                .asString();
        return crm.patch("admin", "organizations(" + organization + ")", "{\"isduplicatedetectionenabled\":false}");
    }

    @Test
    void detectionIsNotTurnedOffWhileASearchRunsAndIsOnceThatIsCanceled() {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
        String search = crm.post("admin", "BulkDetectDuplicates", "{\"Query\":{\"EntityName\":\"contact\"}}")
                .json()
                .get("JobId")
                .asString();
        Answer refused = turnOff();
        assertThat(refused.code()).as(refused.text()).isEqualTo("0x80048462");
        assertThat(status(rule)).as("nothing has changed").isEqualTo(StoredRules.PUBLISHED);

        crm.patch("admin", "asyncoperations(" + search + ")", CANCEL);
        assertThat(turnOff().status()).isEqualTo(204);
        assertThat(status(rule)).isEqualTo(StoredRules.UNPUBLISHED);
        assertThat(codes(rule)).isZero();
    }

    @Test
    void turningDetectionOffCancelsWhatIsBeingPublished() {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        String job = rules.publish(rule);
        assertThat(turnOff().status()).isEqualTo(204);
        assertThat(status(rule)).isEqualTo(StoredRules.UNPUBLISHED);
        Answer ended = rules.job(job);
        assertThat(statusCode(ended)).isEqualTo(32);
        assertThat(ended.json().get("message").asString()).contains("turned off");
        assertThat(crm.crm().database().<Long>read(StoredContacts::works)).isZero();
    }

    @Test
    void aRunningJobThatIsDeletedIsCanceled() {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        String job = rules.publish(rule);
        assertThat(crm.delete("admin", "asyncoperations(" + job + ")").status()).isEqualTo(204);
        assertThat(status(rule)).isEqualTo(StoredRules.UNPUBLISHED);
        assertThat(codes(rule)).isZero();
    }

    @Test
    void aJobThatHasEndedOrAnotherStateIsRefused() {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        String job = rules.publish(rule);
        assertThat(crm.patch("admin", "asyncoperations(" + job + ")", "{\"statecode\":3,\"statuscode\":30}")
                        .code())
                .isEqualTo("0x80048408");
        rules.await(job);
        Answer late = crm.patch("admin", "asyncoperations(" + job + ")", CANCEL);
        assertThat(late.code()).isEqualTo("0x80048408");
        assertThat(late.message()).contains("has ended");
        assertThat(status(rule)).isEqualTo(StoredRules.PUBLISHED);
    }

    @Test
    void whoMayNotChangeTheJobMayNotCancelIt() {
        String job = rules.publish(rules.exact("contact", "contact", "emailaddress1"));
        assertThat(crm.patch("readonly", "asyncoperations(" + job + ")", CANCEL).status())
                .isEqualTo(403);
    }
}

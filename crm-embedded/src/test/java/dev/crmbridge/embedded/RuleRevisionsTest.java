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
import tools.jackson.databind.JsonNode;

/** Changing a rule that is in force: its next version is made beside it and takes its place at once. */
class RuleRevisionsTest {
    private static final String CHECK = "MSCRM.SuppressDuplicateDetection";
    private static final String CANCEL = "{\"statecode\":3,\"statuscode\":32}";
    private static final int ROWS = 30_000;

    @TempDir
    Path directory;

    private TestCrm crm;
    private RuleSteps rules;

    /** A published rule: contacts with the same e-mail address. */
    private String rule;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        rules = new RuleSteps(crm);
        rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private void fill() {
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(7), owner, ROWS, 10_000_000);
            return 0;
        });
    }

    private static String contact(String email, String job) {
        return "{\"lastname\":\"Kim\",\"emailaddress1\":\"" + email + "\",\"jobtitle\":\"" + job + "\"}";
    }

    private Answer checked(String email, String job) {
        return crm.post("admin", "contacts", contact(email, job), CHECK, "false");
    }

    private void refused(String email, String job, String when) {
        Answer answer = checked(email, job);
        assertThat(answer.status()).as(when + answer.text()).isEqualTo(412);
        assertThat(answer.code()).as(when).isEqualTo("0x80040333");
    }

    private long status(String id) {
        return crm.crm().database().read(tx -> StoredContacts.status(tx, id));
    }

    private long codes(String id) {
        return crm.crm().database().read(tx -> StoredContacts.codes(tx, id));
    }

    private void awaitNoWork() {
        long end = System.nanoTime() + java.time.Duration.ofMinutes(2).toNanos();
        while (crm.crm().database().<Long>read(StoredContacts::works) > 0) {
            assertThat(System.nanoTime()).as("work is left").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private JsonNode row(String id) {
        Answer answer = crm.get("admin", "duplicaterules(" + id + ")?$expand=DuplicateRule_DuplicateRuleConditions");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aNextVersionSaysWhatTheRuleSaysAndThereIsOnlyOne() {
        String revision = rules.revise(rule);
        assertThat(revision).isNotEqualTo(rule);
        assertThat(rules.revise(rule)).isEqualTo(revision);
        JsonNode row = row(revision);
        assertThat(row.path("name").asString()).isEqualTo("same emailaddress1");
        assertThat(row.path("statuscode").asInt()).isZero();
        assertThat(row.path("_crmbridge_revisionof_value").asString()).isEqualTo(rule);
        assertThat(row.path("DuplicateRule_DuplicateRuleConditions")
                        .get(0)
                        .path("baseattributename")
                        .asString())
                .isEqualTo("emailaddress1");
        Answer ofIt =
                crm.post("admin", "duplicaterules(" + revision + ")/Microsoft.Dynamics.CRM.ReviseDuplicateRule", "");
        assertThat(ofIt.code()).isEqualTo("0x80040203");
        assertThat(ofIt.message()).contains("not published");
        assertThat(crm.post("readonly", "duplicaterules(" + rule + ")/Microsoft.Dynamics.CRM.ReviseDuplicateRule", "")
                        .code())
                .as("there is one, and it may be read")
                .isEmpty();
        crm.delete("admin", "duplicaterules(" + revision + ")");
        assertThat(crm.post("readonly", "duplicaterules(" + rule + ")/Microsoft.Dynamics.CRM.ReviseDuplicateRule", "")
                        .code())
                .isEqualTo("0x80040220");
        assertThat(crm.get("admin", "duplicaterules(" + rule + ")/Microsoft.Dynamics.CRM.ReviseDuplicateRule")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void thePublishedRuleItselfStaysAsItIs() {
        String condition = rules.conditions(rule).get(0);
        Answer patched = crm.patch("admin", "duplicaterules(" + rule + ")", "{\"name\":\"x\"}");
        assertThat(patched.code()).isEqualTo("0x80048428");
        assertThat(patched.message()).contains("ReviseDuplicateRule");
        assertThat(crm.patch("admin", "duplicateruleconditions(" + condition + ")", "{\"ignoreblankvalues\":true}")
                        .code())
                .isEqualTo("0x80048428");
        assertThat(crm.delete("admin", "duplicateruleconditions(" + condition + ")")
                        .code())
                .isEqualTo("0x80048428");
        String revision = rules.revise(rule);
        String foreign = crm.post(
                        "admin",
                        "duplicaterules(" + rule + ")/crmbridge_revisions/$ref",
                        "{\"@odata.id\":\"" + crm.api() + "duplicaterules(" + revision + ")\"}")
                .code();
        assertThat(foreign).as("the lookup is the server's own").isEqualTo("0x80060888");
    }

    @Test
    void publishingTheNextVersionChangesTheRuleInPlace() {
        crm.post("admin", "contacts", contact("a@x.example", "Owner"));
        String revision = rules.revise(rule);
        rules.compare(revision, "jobtitle");
        crm.patch(
                "admin", "duplicaterules(" + revision + ")", "{\"name\":\"same job\",\"excludeinactiverecords\":true}");
        refused("a@x.example", "other", "before");
        assertThat(checked("b@x.example", "Owner").status()).isEqualTo(204);

        String job = rules.publish(revision);
        assertThat(rules.await(job).json().get("statuscode").asInt()).isEqualTo(30);

        assertThat(crm.get("admin", "duplicaterules(" + revision + ")").status())
                .isEqualTo(404);
        JsonNode row = row(rule);
        assertThat(row.path("name").asString()).isEqualTo("same job");
        assertThat(row.path("excludeinactiverecords").asBoolean()).isTrue();
        assertThat(row.path("statuscode").asInt()).isEqualTo(2);
        assertThat(row.path("statecode").asInt()).isEqualTo(1);
        assertThat(row.path("DuplicateRule_DuplicateRuleConditions").size()).isEqualTo(1);
        assertThat(crm.get("admin", "asyncoperations(" + job + ")")
                        .json()
                        .path("_regardingobjectid_value")
                        .asString())
                .isEqualTo(rule);
        refused("c@x.example", "owner", "after");
        assertThat(checked("a@x.example", "another").status()).isEqualTo(204);
        awaitNoWork();
        assertThat(codes(rule)).as("codes of the former version").isZero();
        assertThat(codes(revision)).isEqualTo(3);
        String found = rules.searchContacts("admin");
        assertThat(crm.get("admin", "duplicaterecords?$filter=_asyncoperationid_value eq " + found)
                        .json()
                        .path("value")
                        .get(0)
                        .path("_duplicateruleid_value")
                        .asString())
                .isEqualTo(rule);
    }

    @Test
    void atNoMomentIsARecordMissedThatBothVersionsFind() {
        fill();
        crm.post("admin", "contacts", contact("both@x.example", "Captain"));
        String revision = rules.revise(rule);
        rules.compare(revision, "jobtitle");
        refused("both@x.example", "Captain", "before");
        String job = rules.publish(revision);
        int during = 0;
        boolean over = false;
        while (!over) {
            refused("both@x.example", "Captain", "during");
            int saves = during++;
            String mail = "during" + saves + "@x.example";
            crm.post("admin", "contacts", contact(mail, "Job " + saves));
            Answer former = checked(mail, "nobody's " + saves);
            over = rules.over(job);
            if (!over) {
                assertThat(former.code()).as("the former version answers").isEqualTo("0x80040333");
            }
        }
        assertThat(during).as("saves while the next version was made").isGreaterThan(2);
        for (int i = 0; i < during; i++) {
            refused("after" + i + "@x.example", "Job " + i, "saved meanwhile, found after");
        }
        refused("both@x.example", "Captain", "after");
        awaitNoWork();
        refused("both@x.example", "Captain", "after the former codes are gone");
    }

    @Test
    void aCanceledNextVersionLeavesTheRuleInForce() {
        fill();
        crm.post("admin", "contacts", contact("a@x.example", "Owner"));
        String revision = rules.revise(rule);
        rules.compare(revision, "jobtitle");
        String job = rules.publish(revision);
        assertThat(crm.patch("admin", "asyncoperations(" + job + ")", CANCEL).status())
                .isEqualTo(204);
        assertThat(status(rule)).isEqualTo(StoredRules.PUBLISHED);
        assertThat(status(revision)).isEqualTo(StoredRules.UNPUBLISHED);
        assertThat(codes(revision)).isZero();
        refused("a@x.example", "other", "after canceling");
        assertThat(checked("b@x.example", "Owner").status()).isEqualTo(204);

        rules.await(rules.publish(revision));
        refused("c@x.example", "Owner", "after publishing after all");
    }

    @Test
    void unpublishingTheRuleCancelsItsNextVersionToo() {
        fill();
        String revision = rules.revise(rule);
        String job = rules.publish(revision);
        crm.post("admin", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + rule + "\"}");
        assertThat(rules.await(job).json().get("statuscode").asInt()).isEqualTo(32);
        assertThat(status(rule)).isEqualTo(StoredRules.UNPUBLISHED);
        assertThat(status(revision)).isEqualTo(StoredRules.UNPUBLISHED);
        assertThat(crm.crm().database().<Long>read(StoredContacts::allCodes)).isZero();

        rules.await(rules.publish(revision));
        assertThat(status(rule)).as("published by its next version").isEqualTo(StoredRules.PUBLISHED);
    }

    @Test
    void oneVersionAfterAnotherAndUnpublishingInBetweenLeaveNoFormerCodes() {
        crm.post("admin", "contacts", contact("a@x.example", "Owner"));
        for (String column : new String[] {"jobtitle", "emailaddress1", "jobtitle"}) {
            String revision = rules.revise(rule);
            rules.compare(revision, column);
            rules.await(rules.publish(revision));
        }
        awaitNoWork();
        assertThat(crm.crm().database().<Long>read(StoredContacts::allCodes)).isEqualTo(1);
        crm.post("admin", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + rule + "\"}");
        assertThat(crm.crm().database().<Long>read(StoredContacts::allCodes)).isZero();
        assertThat(checked("b@x.example", "Owner").status()).isEqualTo(204);
        rules.await(rules.publish(rule));
        refused("c@x.example", "Owner", "published again");
        assertThat(crm.crm().database().<Long>read(StoredContacts::allCodes)).isEqualTo(2);
        String revision = rules.revise(rule);
        crm.delete("admin", "duplicaterules(" + rule + ")");
        assertThat(crm.get("admin", "duplicaterules(" + revision + ")").status())
                .as("the next version goes with its rule")
                .isEqualTo(404);
        assertThat(crm.crm().database().<Long>read(StoredContacts::allCodes)).isZero();
        assertThat(crm.crm().database().<Long>read(StoredContacts::codeSets)).isZero();
    }

    @Test
    void aNextVersionDoesNotCountAsARuleOfItsOwn() {
        rules.limits();
        for (int i = 0; i < 4; i++) {
            rules.await(rules.publish(rules.exact("contact", "contact", "jobtitle")));
        }
        String revision = rules.revise(rule);
        assertThat(rules.await(rules.publish(revision)).json().get("statuscode").asInt())
                .isEqualTo(30);
        String sixth = rules.exact("contact", "contact", "jobtitle");
        assertThat(crm.post("admin", "duplicaterules(" + sixth + ")/Microsoft.Dynamics.CRM.PublishDuplicateRule", "")
                        .code())
                .isEqualTo("0x80048419");
    }

    @Test
    void whatWasSaidAboutAPairHoldsWhileTheNextVersionGivesTheSameCodes() {
        String one =
                crm.post("admin", "contacts", contact("a@x.example", "One")).id();
        String two =
                crm.post("admin", "contacts", contact("a@x.example", "Two")).id();
        Answer said = crm.post(
                "admin",
                "MarkNotDuplicates",
                "{\"Record\":" + MergeSteps.named("contact", one) + ",\"Other\":" + MergeSteps.named("contact", two)
                        + "}");
        assertThat(said.status()).as(said.text()).isEqualTo(204);
        String renamed = rules.revise(rule);
        crm.patch("admin", "duplicaterules(" + renamed + ")", "{\"name\":\"renamed\"}");
        rules.await(rules.publish(renamed));
        assertThat(rules.duplicatesOfContact("admin", one)).isEmpty();
        crm.patch("admin", "contacts(" + two + ")", "{\"jobtitle\":\"One\"}");
        String other = rules.revise(rule);
        rules.compare(other, "jobtitle");
        rules.await(rules.publish(other));
        assertThat(rules.duplicatesOfContact("admin", one)).containsExactly(two);
    }

    @Test
    void theCheckOfMatchcodesLooksAtTheVersionInForce() {
        crm.post("admin", "contacts", contact("a@x.example", "Owner"));
        String revision = rules.revise(rule);
        rules.compare(revision, "jobtitle");
        rules.await(rules.publish(revision));
        String job =
                crm.post("admin", "CheckMatchcodes", "{}").json().get("JobId").asString();
        assertThat(rules.await(job).json().get("message").asString()).contains("0 differed");
    }
}

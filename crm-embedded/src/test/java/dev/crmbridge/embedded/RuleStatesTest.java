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

class RuleStatesTest {
    private static final String CHECK = "MSCRM.SuppressDuplicateDetection";
    private static final String KIM = "{\"lastname\":\"Kim\",\"emailaddress1\":\"kim@x.example\"}";

    @TempDir
    Path directory;

    private TestCrm crm;
    private RuleSteps rules;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        rules = new RuleSteps(crm);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private void fill() {
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(5), owner, 30_000, 10_000_000);
            return 0;
        });
    }

    private Answer unpublish(String rule) {
        return crm.post("admin", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + rule + "\"}");
    }

    @Test
    void aRuleThatIsBeingPublishedIsNotPublishedASecondTimeNorChanged() {
        fill();
        String rule = rules.exact("contact", "contact", "emailaddress1");
        String job = rules.publish(rule);
        String action = "duplicaterules(" + rule + ")/Microsoft.Dynamics.CRM.PublishDuplicateRule";
        assertThat(crm.post("admin", action, "").code()).isEqualTo("0x80048434");
        assertThat(crm.patch("admin", "duplicaterules(" + rule + ")", "{\"name\":\"x\"}")
                        .code())
                .isEqualTo("0x80048428");
        rules.await(job);
        assertThat(crm.post("admin", action, "").code()).isEqualTo("0x80048428");
    }

    @Test
    void unpublishingWhileItIsBeingPublishedCancelsTheJobAndLeavesNoCodes() {
        fill();
        String rule = rules.exact("contact", "contact", "emailaddress1");
        String job = rules.publish(rule);
        assertThat(unpublish(rule).status()).isEqualTo(204);
        assertThat(rules.await(job).json().get("statuscode").asInt()).isEqualTo(32);
        assertThat(crm.crm().database().<Long>read(tx -> StoredContacts.status(tx, rule)))
                .isEqualTo(StoredRules.UNPUBLISHED);
        assertThat(crm.crm().database().<Long>read(tx -> StoredContacts.codes(tx, rule)))
                .isZero();
    }

    @Test
    void deletingARuleThatIsBeingPublishedEndsItsJobAndLeavesNoCodes() {
        fill();
        String rule = rules.exact("contact", "contact", "emailaddress1");
        String job = rules.publish(rule);
        assertThat(crm.delete("admin", "duplicaterules(" + rule + ")").status()).isEqualTo(204);
        assertThat(crm.crm().database().<Long>read(tx -> StoredContacts.codes(tx, rule)))
                .isZero();
        Answer ended = rules.await(job);
        assertThat(ended.json().get("statuscode").asInt()).isEqualTo(32);
        assertThat(ended.json().get("message").asString()).isEqualTo("The rule was deleted.");
        assertThat(crm.crm().database().<Long>read(StoredContacts::works)).isZero();
        assertThat(crm.crm().database().<Long>read(tx -> StoredContacts.codes(tx, rule)))
                .isZero();
    }

    @Test
    void aRecordIsNotADuplicateOfItself() {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
        String id = crm.post("admin", "contacts", KIM, CHECK, "false").id();
        assertThat(crm.patch("admin", "contacts(" + id + ")", "{\"emailaddress1\":\"KIM@x.example\"}", CHECK, "false")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whoIsInactiveCountsOnlyForARuleThatSaysSoAndWithoutPublishingAgain() {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        crm.patch("admin", "duplicaterules(" + rule + ")", "{\"excludeinactiverecords\":true}");
        rules.await(rules.publish(rule));
        String id = crm.post("admin", "contacts", KIM).id();
        assertThat(crm.post("admin", "contacts", KIM, CHECK, "false").code()).isEqualTo("0x80040333");
        assertThat(crm.patch("admin", "contacts(" + id + ")", "{\"statecode\":1}")
                        .status())
                .isEqualTo(204);
        Answer second = crm.post("admin", "contacts", KIM, CHECK, "false");
        assertThat(second.status()).as(second.text()).isEqualTo(204);
        crm.delete("admin", "contacts(" + second.id() + ")");
        crm.patch("admin", "contacts(" + id + ")", "{\"statecode\":0}");
        assertThat(crm.post("admin", "contacts", KIM, CHECK, "false").code()).isEqualTo("0x80040333");
    }

    @Test
    void turningDetectionOffUnpublishesEveryRule() {
        String rule = rules.exact("contact", "contact", "emailaddress1");
        rules.await(rules.publish(rule));
        String organization = crm.get("admin", "organizations?$select=organizationid")
                .json()
                .get("value")
                .get(0)
                .get("organizationid")
                .asString();
        Answer off =
                crm.patch("admin", "organizations(" + organization + ")", "{\"isduplicatedetectionenabled\":false}");
        assertThat(off.status()).as(off.text()).isEqualTo(204);
        assertThat(crm.crm().database().<Long>read(tx -> StoredContacts.status(tx, rule)))
                .isEqualTo(StoredRules.UNPUBLISHED);
        assertThat(crm.post("admin", "contacts", KIM, CHECK, "false").status()).isEqualTo(204);
        assertThat(crm.post("admin", "contacts", KIM, CHECK, "false").status()).isEqualTo(204);
    }
}

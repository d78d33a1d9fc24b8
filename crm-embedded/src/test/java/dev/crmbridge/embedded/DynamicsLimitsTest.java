package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of Dynamics 365, which hold only where an organization asks for them. */
class DynamicsLimitsTest {
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

    private void published(String rule) {
        assertThat(rules.await(rules.publish(rule)).json().get("statuscode").asInt())
                .isEqualTo(30);
    }

    private String refusal(String rule) {
        return crm.post("admin", "duplicaterules(" + rule + ")/Microsoft.Dynamics.CRM.PublishDuplicateRule", "")
                .code();
    }

    /** 100 + 250 + 200 characters and two separators. */
    private String longRule() {
        String rule = rules.exact("account", "account", "name");
        rules.compareAlso(rule, "address1_line1");
        rules.compareAlso(rule, "websiteurl");
        return rule;
    }

    @Test
    void aNewOrganizationHasNone() {
        assertThat(crm.get("admin", "organizations?$select=crmbridge_dynamicslimits")
                        .json()
                        .path("value")
                        .get(0)
                        .path("crmbridge_dynamicslimits")
                        .booleanValue())
                .isFalse();
        for (int i = 0; i < 6; i++) {
            published(rules.exact("contact", "contact", "telephone" + (1 + i % 3)));
        }
        crm.post("admin", "contacts", "{\"telephone3\":\"030 1\"}");
        assertThat(crm.post(
                                "admin",
                                "contacts",
                                "{\"telephone3\":\"030 1\"}",
                                "MSCRM.SuppressDuplicateDetection",
                                "false")
                        .code())
                .isEqualTo("0x80040333");
        published(longRule());
    }

    @Test
    void withThemTheSixthRuleAndTheLongMatchcodeAreRefusedAndWhatIsPublishedStays() {
        for (int i = 0; i < 6; i++) {
            published(rules.exact("contact", "contact", "telephone" + (1 + i % 3)));
        }
        rules.limits();
        assertThat(crm.get("admin", "duplicaterules/$count?$filter=statuscode eq 2")
                        .text())
                .isEqualTo("6");
        assertThat(refusal(rules.exact("contact", "contact", "lastname"))).isEqualTo("0x80048419");
        String wide = longRule();
        assertThat(refusal(wide)).isEqualTo("0x80048429");
        rules.organization("crmbridge_dynamicslimits", false);
        published(wide);
    }

    @Test
    void withThemASearchStopsAt5000Duplicates() {
        rules.limits();
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(5), owner, 600, 30);
            return 0;
        });
        published(rules.exact("contact", "contact", "emailaddress1"));
        Answer ended = rules.job(rules.searchContacts("admin"));
        assertThat(ended.json().get("message").asString()).startsWith("Stopped at 5000 duplicates");
        assertThat(crm.crm().database().<Long>read(StoredContacts::found)).isEqualTo(5_000);
    }
}

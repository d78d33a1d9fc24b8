package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FirstRulesTest {
    private static final String ALL =
            "duplicaterules?$select=name,statuscode,baseentityname&$orderby=name&$expand=DuplicateRule_DuplicateRuleConditions";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static List<String> names(TestCrm crm) {
        List<String> names = new ArrayList<>();
        for (JsonNode rule : crm.get("readonly", ALL).json().path("value")) {
            assertThat(rule.path("DuplicateRule_DuplicateRuleConditions").size())
                    .describedAs(rule.toString())
                    .isPositive();
            names.add(rule.path("name").asString());
        }
        return names;
    }

    @Test
    void aNewCrmHasTheDefaultRulesOfDataverseAndKeepsThemAsTheyAreLeft() {
        String deleted;
        try (TestCrm crm = new TestCrm(folder)) {
            assertThat(names(crm))
                    .containsExactly(
                            "Accounts with the same account name",
                            "Contacts with the same e-mail address",
                            "Contacts with the same first name and last name",
                            "Leads with the same e-mail address");
            deleted = crm.get("admin", ALL)
                    .json()
                    .path("value")
                    .get(0)
                    .path("duplicateruleid")
                    .asString();
            assertThat(crm.delete("admin", "duplicaterules(" + deleted + ")").status())
                    .isEqualTo(204);
        }
        try (TestCrm crm = new TestCrm(folder)) {
            assertThat(names(crm)).hasSize(3);
        }
    }

    @Test
    void theyAreInForceFromTheFirstWriteOn() {
        try (TestCrm crm = new TestCrm(folder)) {
            String body = "{\"lastname\":\"Glynn\",\"emailaddress1\":\"jim@example.com\"}";
            String checked = "MSCRM.SuppressDuplicateDetection";
            assertThat(crm.post("seller", "contacts", body).status()).isEqualTo(204);
            awaitPublished(crm);
            assertThat(crm.post("seller", "contacts", body.replace("Glynn", "Other"), checked, "false")
                            .code())
                    .isEqualTo("0x80040333");
            assertThat(crm.post("seller", "contacts", "{\"lastname\":\"Glynn\"}", checked, "false")
                            .status())
                    .describedAs("a blank first name and a blank e-mail address match nothing")
                    .isEqualTo(204);
        }
    }

    private static void awaitPublished(TestCrm crm) {
        long end = System.nanoTime() + java.time.Duration.ofSeconds(30).toNanos();
        while (crm.get("admin", "duplicaterules/$count?$filter=statuscode ne 2")
                        .text()
                        .strip()
                        .charAt(0)
                != '0') {
            assertThat(System.nanoTime()).describedAs("publishing did not end").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aFirstStartThatWasCutOffIsContinued() throws Exception {
        String first;
        try (TestCrm crm = new TestCrm(folder)) {
            first = crm.get("admin", ALL)
                    .json()
                    .path("value")
                    .get(0)
                    .path("duplicateruleid")
                    .asString();
            awaitPublished(crm);
            crm.delete("admin", "duplicaterules(" + first + ")");
        }
        Files.writeString(folder.resolve("rules.unfinished"), "with sample");
        try (TestCrm crm = new TestCrm(folder)) {
            assertThat(names(crm)).hasSize(5).contains("Tasks with the same subject and due day");
            assertThat(folder.resolve("rules.unfinished")).doesNotExist();
            awaitPublished(crm);
        }
    }
}

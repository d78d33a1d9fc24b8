package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.embedded.RuleTrial.Comparison;
import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What can be done with a rule in each of its states. */
class RuleLifecycleTest {
    private static final int ROWS = 15_000;

    /** Action | what comes of it while the rule is being published | once it is | when it is not; - for what has a test of its own. */
    private static final String ACTIONS = """
            publish          | 0x80048434 | 0x80048428 | -
            rename           | 0x80048428 | 0x80048428 | 204
            count case       | 0x80048428 | 0x80048428 | 204
            write the status | 0x80048428 | 0x80048428 | 0x80048408
            add a condition  | 0x80048428 | 0x80048428 | 204
            ignore blanks    | 0x80048428 | 0x80048428 | 204
            drop a condition | 0x80048428 | 0x80048428 | 204
            """;

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

    private Answer act(RuleTrial trial, String action) {
        String path = "duplicaterules(" + trial.rule() + ")";
        String condition =
                "duplicateruleconditions(" + rules.conditions(trial.rule()).get(0) + ")";
        return switch (action) {
            case "publish" -> crm.post("admin", path + "/Microsoft.Dynamics.CRM.PublishDuplicateRule", "");
            case "rename" -> crm.patch("admin", path, "{\"name\":\"other\"}");
            case "count case" -> crm.patch("admin", path, "{\"iscasesensitive\":true}");
            case "write the status" -> crm.patch("admin", path, "{\"statecode\":1,\"statuscode\":2}");
            case "add a condition" -> trial.condition(Comparison.exact("department"));
            case "ignore blanks" -> crm.patch("admin", condition, "{\"ignoreblankvalues\":true}");
            case "drop a condition" -> crm.delete("admin", condition);
            default -> throw new IllegalArgumentException(action);
        };
    }

    private void all(RuleTrial trial, int column) {
        for (String line : ACTIONS.split("\n")) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (!cells.get(column).equals("-")) {
                Answer answer = act(trial, cells.get(0));
                assertThat(answer.text().isEmpty() ? String.valueOf(answer.status()) : answer.code())
                        .as("%s, column %d", cells.get(0), column)
                        .isEqualTo(cells.get(column));
            }
        }
    }

    @Test
    void everyStateAllowsWhatItShould() {
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(13), owner, ROWS, 10_000_000);
            return 0;
        });
        try (RuleTrial trial = new RuleTrial(crm, "contact", "contact")) {
            assertThat(trial.condition(Comparison.exact("jobtitle")).status()).isEqualTo(204);
            String job = rules.publish(trial.rule());
            all(trial, 1);
            assertThat(rules.over(job)).as("it was being published meanwhile").isFalse();
            rules.await(job);
            all(trial, 2);
            unpublish(trial);
            all(trial, 3);
            unpublish(trial);
            String captain = trial.known("\"jobtitle\":\"Captain\",\"department\":\"Bridge\"");
            trial.publish();
            trial.assertRefused("\"jobtitle\":\"Captain\",\"department\":\"Bridge\"", captain);
            trial.assertCreated("\"jobtitle\":\"captain\",\"department\":\"bridge\"");
        }
    }

    private void unpublish(RuleTrial trial) {
        assertThat(crm.post("admin", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + trial.rule() + "\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aRuleIsPublishedForATableWithoutRowsAndFindsTheFirst() {
        try (RuleTrial trial = new RuleTrial(crm, "lead", "lead")) {
            assertThat(trial.condition(Comparison.exact("companyname")).status())
                    .isEqualTo(204);
            assertThat(rules.await(rules.publish(trial.rule()))
                            .json()
                            .get("message")
                            .asString())
                    .contains("0 rows of lead");
            String first = trial.assertCreated("\"companyname\":\"Acme\"");
            trial.assertRefused("\"companyname\":\"ACME\"", first);
        }
    }

    @Test
    void aRuleThatLostItsLastConditionIsNotPublished() {
        try (RuleTrial trial = RuleTrial.published(crm, "lead", Comparison.exact("companyname"))) {
            unpublish(trial);
            assertThat(act(trial, "drop a condition").status()).isEqualTo(204);
            assertThat(crm.post(
                                    "admin",
                                    "duplicaterules(" + trial.rule() + ")/Microsoft.Dynamics.CRM.PublishDuplicateRule",
                                    "")
                            .code())
                    .isEqualTo("0x80048414");
            trial.known("\"companyname\":\"Acme\"");
            trial.assertCreated("\"companyname\":\"Acme\"");
        }
    }

    private Answer deleted(String table, String key) {
        return crm.delete("admin", "EntityDefinitions(LogicalName='" + table + "')/Attributes(" + key + ")");
    }

    @Test
    void aColumnIsNotDeletedAndARuleInForceThatComparesItIsNamed() {
        String companyName = "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='companyname')";
        try (RuleTrial trial = new RuleTrial(crm, "contact", "lead")) {
            assertThat(trial.condition(new Comparison("jobtitle", "companyname", 0, 0, false))
                            .status())
                    .isEqualTo(204);
            assertThat(deleted("lead", "LogicalName='companyname'").status())
                    .as("a rule that is not in force does not stand in the way")
                    .isEqualTo(501);
            trial.publish();
            JsonNode definition = crm.get("admin", companyName).json();
            for (Answer answer : List.of(
                    deleted("contact", "LogicalName='jobtitle'"),
                    deleted("lead", "LogicalName='companyname'"),
                    deleted("lead", definition.get("MetadataId").asString()))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.code()).isEqualTo("0x80048418");
                assertThat(answer.message()).contains("'trial'");
            }
            assertThat(List.of(
                            deleted("lead", "LogicalName='jobtitle'"),
                            deleted("contact", "LogicalName='lastname'"),
                            deleted("lead", "LogicalName='nonsense'")))
                    .allMatch(answer -> answer.status() == 501);
            assertThat(crm.get("admin", companyName).status()).isEqualTo(200);
            unpublish(trial);
            assertThat(deleted("lead", "LogicalName='companyname'").status()).isEqualTo(501);
        }
    }

    @Test
    void exactlyTheTablesWhoseDefinitionSaysSoCanHaveARule() {
        Map<String, Boolean> tables = new LinkedHashMap<>();
        crm.get("admin", "EntityDefinitions?$select=LogicalName,IsDuplicateDetectionEnabled")
                .json()
                .get("value")
                .forEach(table -> tables.put(
                        table.get("LogicalName").asString(),
                        table.get("IsDuplicateDetectionEnabled").get("Value").asBoolean()));
        assertThat(tables)
                .hasSize(HostedTables.schema().tables().size())
                .containsEntry("contact", true)
                .containsEntry("email", true)
                .containsEntry("activitypointer", false)
                .containsEntry("duplicaterule", false);

        tables.forEach((table, detectable) -> assertThat(List.of(begun(table, "contact"), begun("contact", table)))
                .as(table)
                .extracting(TestCrm.Answer::status, answer -> answer.status() == 204 ? "" : answer.code())
                .containsOnly(detectable ? tuple(204, "") : tuple(400, "0x80048410")));
        assertThat(begun("contact", "nonsense").code()).isEqualTo("0x80048416");
    }

    private Answer begun(String base, String matching) {
        return crm.post(
                "admin",
                "duplicaterules",
                "{\"name\":\"r\",\"baseentityname\":\"" + base + "\",\"matchingentityname\":\"" + matching + "\"}");
    }

    @Test
    void theCallThatReplacesARuleWithItsConditionsSaysWhatToDoInstead() {
        Answer answer = crm.post("admin", "CompoundUpdateDuplicateDetectionRule", "{}");
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).contains("one by one").contains("ReviseDuplicateRule");
    }
}

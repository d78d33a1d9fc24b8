package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.RuleTrial.Comparison;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days, numbers, choices, states and rows of other tables at the edge of being equal, compared over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class ValueEdgesTest {
    private static final String ID = "5a0e9c1e-0d3f-4a7e-9a51-6f8b6f0a1b12";

    private TestCrm crm;

    @BeforeAll
    void start(@TempDir Path directory) {
        crm = new TestCrm(directory).withoutRules();
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    private static String mail(String column, String address) {
        return "\"" + column + "\":\"" + address + "\"";
    }

    @Test
    void theDayOfAPointInTimeIsThatOfTheRuleAndNotOfTheCaller() {
        try (RuleTrial trial = RuleTrial.published(crm, "task", Comparison.of("scheduledstart", 3, 0))) {
            String late = trial.known("\"scheduledstart\":\"2026-03-05T23:30:00-05:00\"");
            trial.assertRefused("\"scheduledstart\":\"2026-03-06T10:00:00Z\"", late);
            trial.assertRefused("\"scheduledstart\":\"2026-03-07T00:30:00+02:00\"", late);
            trial.assertCreated("\"scheduledstart\":\"2026-03-05T23:30:00Z\"");
        }
    }

    @Test
    void aDayEqualsThePointsInTimeOfThatDayInTheZoneOfTheRule() {
        try (RuleTrial trial = new RuleTrial(crm, "task", "opportunity")) {
            String closing = trial.known("\"estimatedclosedate\":\"2026-03-06\"");
            trial.publish(new Comparison("scheduledstart", "estimatedclosedate", 3, 0, false));
            trial.assertRefused("\"scheduledstart\":\"2026-03-05T23:30:00-05:00\"", closing);
            trial.assertCreated("\"scheduledstart\":\"2026-03-05T23:30:00+01:00\"");
        }
    }

    @Test
    void fractionsOfASecondDoNotCount() {
        try (RuleTrial trial = RuleTrial.published(crm, "task", Comparison.of("scheduledstart", 4, 0))) {
            String known = trial.known("\"scheduledstart\":\"2026-03-05T09:00:00.999Z\"");
            trial.assertRefused("\"scheduledstart\":\"2026-03-05T09:00:00Z\"", known);
            trial.assertCreated("\"scheduledstart\":\"2026-03-05T09:00:01Z\"");
        }
    }

    /** Before the rule is published the amount is read from the table, after that it comes with the request. */
    @ParameterizedTest
    @CsvSource({"99999999999999.99", "0.1", "1e3", "-0.00", "12345678901.2345", "0.30000000000000004"})
    void anAmountEqualsItselfWheneverItWasSaved(String amount) {
        String row = "\"revenue\":" + amount;
        try (RuleTrial trial = new RuleTrial(crm, "account", "account")) {
            String before = trial.known(row);
            trial.publish(Comparison.exact("revenue"));
            String after = trial.known(row);
            trial.assertRefused(row, before, after);
        }
    }

    /** Normal is 1 for a task and 2 for a case, where 1 is High. */
    @Test
    void labelsAndValuesOfDifferentListsOfChoicesAreDifferentThings() {
        String normalTask = "\"prioritycode\":1";
        String customer = crm.post("admin", "accounts", "{\"name\":\"A\"}").id();
        String rest = ",\"customerid_account@odata.bind\":\"/accounts(" + customer + ")\"";
        for (int operator : new int[] {0, 5, 6}) {
            try (RuleTrial trial = new RuleTrial(crm, "task", "incident")) {
                String high = trial.known("\"prioritycode\":1" + rest);
                String normal = trial.known("\"prioritycode\":2" + rest);
                trial.publish(new Comparison("prioritycode", "prioritycode", operator, 0, false));
                trial.assertRefused(normalTask, operator == 5 ? normal : high);
                trial.assertCreated("\"prioritycode\":0");
            }
        }
    }

    @Test
    void aRuleBetweenTablesReadsEachSideAndWorksInOneDirection() {
        try (RuleTrial trial = new RuleTrial(crm, "contact", "lead")) {
            trial.publish(new Comparison("emailaddress1", "emailaddress2", 0, 0, false));
            String lead = trial.known(mail("emailaddress2", "kim@x.example"));
            trial.assertRefused(mail("emailaddress1", "KIM@x.example"), lead);
            trial.assertCreated(mail("emailaddress2", "kim@x.example"));
            assertThat(trial.changed("lead", lead, mail("emailaddress1", "kim@x.example"))
                            .status())
                    .as("a lead is not compared")
                    .isEqualTo(204);
        }
    }

    @Test
    void aRowOfAnotherTableWithTheSameIdIsNotTheRowItself() {
        try (RuleTrial trial = new RuleTrial(crm, "contact", "lead")) {
            trial.publish(Comparison.exact("emailaddress1"));
            String lead = trial.known("\"leadid\":\"" + ID + "\"," + mail("emailaddress1", "kim@x.example"));
            trial.assertRefused("\"contactid\":\"" + ID + "\"," + mail("emailaddress1", "kim@x.example"), lead);
        }
    }

    @Test
    void aChangeIsComparedWithAllRowsButItself() {
        try (RuleTrial trial = RuleTrial.published(crm, "contact", Comparison.exact("emailaddress1"))) {
            String kim = trial.known(mail("emailaddress1", "kim@x.example"));
            String lee = trial.known(mail("emailaddress1", "lee@x.example"));
            assertThat(trial.changed("contact", kim, mail("emailaddress1", " Kim@X.example"))
                            .status())
                    .isEqualTo(204);
            assertThat(trial.retrieved("\"contactid\":\"" + kim + "\"")).isEmpty();
            assertThat(trial.changed("contact", kim, mail("emailaddress1", "LEE@x.example"))
                            .code())
                    .isEqualTo("0x80040333");
            assertThat(trial.retrieved("\"contactid\":\"" + kim + "\"," + mail("emailaddress1", "lee@x.example")))
                    .containsExactly(lee);
        }
    }

    /** Table, its closed state, how to open it again. */
    @ParameterizedTest
    @CsvSource({"account, 1, 0", "lead, 2, 0", "opportunity, 1, 0", "task, 1, 0"})
    void whatIsNotInUseIsLeftOutAndFoundAgainWithoutPublishing(String table, int closed, int open) {
        String column = table.equals("task") ? "subject" : table.equals("lead") ? "lastname" : "name";
        String row = "\"" + column + "\":\"Kim\"";
        try (RuleTrial trial = new RuleTrial(crm, table, table)) {
            trial.turnOn("excludeinactiverecords");
            trial.publish(Comparison.of(column, 1, 10));
            String kim = trial.known(row);
            trial.assertRefused(row, kim);
            assertThat(trial.changed(table, kim, "\"statecode\":" + closed).status())
                    .isEqualTo(204);
            assertThat(trial.retrieved(row)).isEmpty();
            String second = trial.assertCreated(row);
            assertThat(trial.retrieved("\"" + (table.equals("task") ? "activity" : table) + "id\":\"" + kim + "\""))
                    .as("only what is found has to be in use")
                    .containsExactly(second);
            trial.changed(table, kim, "\"statecode\":" + open);
            trial.assertRefused(row, kim, second);
        }
    }
}

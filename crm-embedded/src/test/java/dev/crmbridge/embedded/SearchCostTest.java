package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.jobs.DuplicateJobs;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.CountedStatements;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a search for duplicates asks the database, by the number of rows. */
class SearchCostTest {
    private static final String WHOLE = "{\"EntityName\":\"contact\"}";
    private static final String SOME = "{\"EntityName\":\"contact\",\"Criteria\":{\"Conditions\":["
            + "{\"AttributeName\":\"lastname\",\"Operator\":\"Equal\",\"Values\":[\"Kim\"]}]}}";

    @TempDir
    Path directory;

    private record Cost(int statements, long found) {}

    private Cost cost(int rows, String matching, String query) {
        Path folder = directory.resolve(rows + matching + query.length());
        UUID admin;
        try (TestCrm crm = new TestCrm(folder).withoutRules()) {
            admin = UUID.fromString(crm.userId("admin"));
            crm.crm().database().write(tx -> {
                StoredContacts.add(tx, new SplittableRandom(3), admin, rows, 1_000_000_000);
                return 0;
            });
            crm.post("admin", "leads", "{\"lastname\":\"Lee\",\"emailaddress1\":\"lee@x.example\"}");
            RuleSteps rules = new RuleSteps(crm);
            rules.await(rules.publish(rules.exact("contact", matching, "emailaddress1")));
            rules.await(rules.publish(rules.exact("contact", matching, "lastname")));
        }
        Schema schema = HostedTables.schema();
        MatchcodeDetection detection = new MatchcodeDetection(schema);
        Environment environment =
                new Environment(schema, () -> Instant.parse("2026-03-02T09:00:00Z"), UUID::randomUUID, detection);
        try (SqliteDatabase database = new SqliteDatabase(folder.resolve("crm.sqlite"))) {
            CountedStatements counted = new CountedStatements(database);
            DuplicateJobs jobs = new DuplicateJobs(environment, detection, counted);
            database.write(tx -> {
                Caller caller = SqliteSecurity.user(tx, admin).orElseThrow().caller();
                return jobs.search(
                        tx,
                        caller,
                        schema.get("contact"),
                        "look",
                        JsonMapper.shared().readTree(query));
            });
            while (database.<Long>read(StoredContacts::works) > 0) {
                Thread.onSpinWait();
            }
            jobs.close();
            return new Cost(counted.statements().get(), database.<Long>read(StoredContacts::found));
        }
    }

    @Test
    void itAsksByTheNumberOfPiecesAndNotOfRows() {
        for (String query : new String[] {WHOLE, SOME}) {
            Cost few = cost(1_000, "contact", query);
            Cost many = cost(9_000, "contact", query);
            assertThat(few.found()).isEqualTo(50);
            assertThat(many.found()).isEqualTo(50);
            assertThat(many.statements())
                    .as("a common key is read 2,000 rows at a time, %s, %s", few, many)
                    .isLessThan(few.statements() + 300);
        }
    }

    @Test
    void rowsThatAreComparedWithAnotherTableAreAskedAboutTogether() {
        Cost few = cost(1_000, "lead", WHOLE);
        Cost many = cost(9_000, "lead", WHOLE);
        assertThat(many.found()).isZero();
        assertThat(many.statements())
                .as("2,000 rows at a time, %s, %s", few, many)
                .isLessThan(few.statements() + 150);
    }
}

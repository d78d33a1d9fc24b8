package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.embedded.RuleTrial.Comparison;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.CountedStatements;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.StoredRuleCopies;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyPublishedRulesTest {
    private static final int MANY = 10_000;

    @TempDir
    Path directory;

    @Test
    void aCheckedSaveAsksAsOftenWithManyRulesInForceForAnotherTypeAsWithOne() {
        UUID admin;
        String copied;
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            admin = UUID.fromString(crm.userId("admin"));
            RuleTrial.published(crm, "contact", Comparison.exact("emailaddress1"), Comparison.exact("lastname"));
            copied = RuleTrial.published(crm, "account", Comparison.exact("name"))
                    .rule();
        }
        Schema schema = HostedTables.schema();
        Records records = new Records(new Environment(
                schema, () -> Instant.parse("2026-03-02T09:00:00Z"), UUID::randomUUID, new MatchcodeDetection(schema)));
        try (SqliteDatabase database = new SqliteDatabase(directory.resolve("crm.sqlite"))) {
            CountedStatements counted = new CountedStatements(database);
            int few = statements(counted, () -> save(counted, records, admin, "few"));
            counted.write(tx -> {
                StoredRuleCopies.add(tx, copied, MANY);
                return 0;
            });
            int many = statements(counted, () -> save(counted, records, admin, "many"));
            assertThat(many)
                    .as("statements of a checked save with %d rules more in force", MANY)
                    .isEqualTo(few);
            assertThatThrownBy(() -> save(counted, records, admin, "many"))
                    .as("the rule of its own type still holds")
                    .isInstanceOf(CrmException.class)
                    .hasMessageContaining("duplicate");
        }
    }

    private static int statements(CountedStatements counted, Runnable work) {
        int before = counted.statements().get();
        work.run();
        return counted.statements().get() - before;
    }

    private static Row save(CountedStatements counted, Records records, UUID user, String name) {
        return counted.write(tx -> {
            Caller caller = SqliteSecurity.user(tx, user).orElseThrow().caller();
            Payload payload = Payload.of(Map.of("lastname", name, "emailaddress1", name + "@x.example"));
            return records.create(tx, caller, records.schema().get("contact"), null, payload, true);
        });
    }
}

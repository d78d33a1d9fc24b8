package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that compares a lookup follows the lookup when the row it points to goes. */
class DuplicatesByLookupTest {
    @TempDir
    Path directory;

    @Test
    void aContactWhoseAccountWasDeletedIsADuplicateOfOneWithoutAccount() {
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            RuleSteps rules = new RuleSteps(crm);
            String rule = rules.exact("contact", "contact", "lastname");
            rules.compareAlso(rule, "parentcustomerid");
            rules.await(rules.publish(rule));
            String account =
                    crm.post("admin", "accounts", "{\"name\":\"Contoso\"}").id();
            String kim = crm.post(
                            "admin",
                            "contacts",
                            "{\"lastname\":\"Kim\",\"parentcustomerid_account@odata.bind\":\"/accounts(" + account
                                    + ")\"}")
                    .id();
            String other =
                    crm.post("admin", "contacts", "{\"lastname\":\"Kim\"}").id();
            assertThat(rules.duplicatesOfContact("admin", other)).isEmpty();

            assertThat(crm.delete("admin", "accounts(" + account + ")").status())
                    .isEqualTo(204);

            assertThat(rules.duplicatesOfContact("admin", other)).containsExactly(kim);
        }
    }
}

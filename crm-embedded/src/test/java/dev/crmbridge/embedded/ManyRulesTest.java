package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.RuleTrial.Comparison;
import dev.crmbridge.embedded.sqlite.StoredRuleCopies;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyRulesTest {
    private static final int MANY = 10_000;

    /** A save looks for rules in force twice; telling that one is not takes a few instructions each time. */
    private static final int INSTRUCTIONS_PER_RULE = 10;

    @TempDir
    Path directory;

    @Test
    void rulesThatAreNotInForceHardlyCostASaveAnything() {
        try (TestCrm crm = new TestCrm(directory).withoutRules();
                RuleTrial draft = new RuleTrial(crm, "contact", "contact");
                RuleTrial trial = RuleTrial.published(crm, "contact", Comparison.exact("emailaddress1"))) {
            assertThat(draft.condition(Comparison.exact("jobtitle")).status()).isEqualTo(204);
            long few = saves(crm, trial, "few");
            crm.crm().database().write(tx -> {
                StoredRuleCopies.add(tx, draft.rule(), MANY);
                return 0;
            });
            long many = saves(crm, trial, "many");
            assertThat((many - few) / 2)
                    .as("instructions for a checked save with %d rules more; without them it takes %d", MANY, few / 2)
                    .isLessThan((long) MANY * INSTRUCTIONS_PER_RULE);
            draft.publish();
            draft.known("\"jobtitle\":\"Captain\"");
            assertThat(draft.checked("\"jobtitle\":\"captain\"").code()).isEqualTo("0x80040333");
        }
    }

    /** A row that is created and one that is refused. */
    private static long saves(TestCrm crm, RuleTrial trial, String address) {
        String row = "\"emailaddress1\":\"" + address + "@x.example\"";
        return StoredRuleCopies.instructions(crm.crm().database(), () -> {
            assertThat(trial.checked(row).status()).isEqualTo(204);
            assertThat(trial.checked(row).code()).isEqualTo("0x80040333");
        });
    }
}

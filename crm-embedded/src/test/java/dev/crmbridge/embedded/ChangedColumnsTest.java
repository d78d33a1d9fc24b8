package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.RuleTrial.Comparison;
import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changes of a stored row are checked for duplicates. */
class ChangedColumnsTest {
    private static final String MAIL = "\"emailaddress1\":\"kim@x.example\"";

    @TempDir
    Path directory;

    private TestCrm crm;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private static void assertSaved(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(412);
        assertThat(answer.code()).isEqualTo("0x80040333");
    }

    @Test
    void aDuplicateThatWasSavedAllTheSameIsNotRefusedAgainForAnotherColumn() {
        try (RuleTrial trial = RuleTrial.published(crm, "contact", Comparison.exact("emailaddress1"))) {
            trial.known(MAIL);
            String saved = trial.known(MAIL);

            assertSaved(trial.changed("contact", saved, "\"description\":\"met at the fair\""));
            assertSaved(trial.changed("contact", saved, MAIL));
            assertSaved(trial.changed("contact", saved, MAIL + ",\"jobtitle\":\"Captain\""));
            assertRefused(trial.changed("contact", saved, MAIL.replace("kim", "Kim")));
            assertSaved(trial.changed("contact", saved, "\"emailaddress1\":\"alone@x.example\""));
            assertRefused(trial.changed("contact", saved, MAIL));
            assertRefused(trial.changed("contact", saved, MAIL + ",\"statecode\":0"));
        }
    }

    @Test
    void oneRuleThatComparesTheColumnIsEnough() {
        try (RuleTrial byMail = RuleTrial.published(crm, "contact", Comparison.exact("emailaddress1"));
                RuleTrial byName = RuleTrial.published(
                        crm, "contact", Comparison.exact("lastname"), Comparison.exact("jobtitle"))) {
            byMail.known(MAIL + ",\"lastname\":\"Kim\",\"jobtitle\":\"Captain\"");
            String saved = byMail.known(MAIL + ",\"lastname\":\"Kim\"");

            assertSaved(byName.changed("contact", saved, "\"jobtitle\":\"Mate\""));
            assertRefused(byName.changed("contact", saved, "\"jobtitle\":\"captain\""));
        }
    }

    @Test
    void aValueThatFollowsFromAChangedOneHasChanged() {
        try (RuleTrial trial = RuleTrial.published(crm, "contact", Comparison.exact("fullname"))) {
            trial.known("\"firstname\":\"Ann\",\"lastname\":\"Kim\"");
            String other = trial.known("\"firstname\":\"Bob\",\"lastname\":\"Kim\"");

            assertRefused(trial.changed("contact", other, "\"firstname\":\"Ann\""));
        }
    }

    @Test
    void theSameNumberWrittenWithMoreDigitsHasNotChanged() {
        try (RuleTrial trial = RuleTrial.published(crm, "account", Comparison.exact("revenue"))) {
            trial.known("\"revenue\":1250.5");
            String saved = trial.known("\"revenue\":1250.5");

            assertSaved(trial.changed("account", saved, "\"revenue\":1250.50"));
            assertSaved(trial.changed("account", saved, "\"revenue\":1250.51"));
            assertRefused(trial.changed("account", saved, "\"revenue\":1250.50"));
        }
    }

    @Test
    void anUpdateThatTakesTheRecordOutOfUseIsNotChecked() {
        for (Map.Entry<String, String> table : Map.of(
                        "task", "\"subject\":\"Call back\"", "account", "\"name\":\"Acme\"")
                .entrySet()) {
            String column = table.getKey().equals("task") ? "subject" : "name";
            try (RuleTrial trial = RuleTrial.published(crm, table.getKey(), Comparison.exact(column))) {
                trial.known(table.getValue());
                String other = trial.known("\"" + column + "\":\"other\"");

                assertRefused(trial.changed(table.getKey(), other, table.getValue()));
                assertSaved(trial.changed(table.getKey(), other, table.getValue() + ",\"statecode\":1"));
                assertSaved(trial.changed(table.getKey(), other, "\"statecode\":0"));
                assertSaved(trial.changed(table.getKey(), other, "\"" + column + "\":\"other\""));
                assertRefused(trial.changed(table.getKey(), other, table.getValue()));
            }
        }
    }

    @Test
    void aChangeOfStateIsNotCheckedByARuleThatComparesTheState() {
        try (RuleTrial trial = RuleTrial.published(crm, "account", Comparison.exact("statecode"))) {
            String known = trial.known("\"name\":\"one\"");
            String other = trial.known("\"name\":\"two\"");

            assertSaved(trial.changed("account", known, "\"statecode\":1"));
            assertSaved(trial.changed("account", other, "\"statecode\":1,\"name\":\"three\""));
            assertSaved(trial.changed("account", other, "\"statecode\":0,\"name\":\"four\""));
        }
    }
}

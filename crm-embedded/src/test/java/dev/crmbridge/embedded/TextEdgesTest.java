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

/** Texts at the edge of being equal, compared over HTTP; they are written as in JSON. */
@TestInstance(Lifecycle.PER_CLASS)
class TextEdgesTest {
    private TestCrm crm;

    @BeforeAll
    void start(@TempDir Path directory) {
        crm = new TestCrm(directory).withoutRules();
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    private static String jobTitle(String text) {
        return "\"jobtitle\":\"" + text + "\"";
    }

    /** Operator, characters, whether case counts, a known text, one that is saved, whether they are equal. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0 | 0 | no  | kim                  | \\u00A0kim\\u00A0          | yes
            0 | 0 | no  | \\u2003kim\\u3000    | \\u200B\\uFEFF\\t\\nkim    | yes
            0 | 0 | no  | k im                 | k\\u00A0im                 | yes
            0 | 0 | no  | kim                  | k\\u200Bim                 | no
            0 | 0 | no  | k im                 | k  im                      | no
            0 | 0 | no  | \\u00A0              | \\u00A0                    | no
            0 | 0 | no  | \\u200B              | \\u200B                    | no
            0 | 0 | no  | Kim                  | kIM                        | yes
            0 | 0 | yes | Kim                  | kim                        | no
            0 | 0 | yes | Kim                  | \\u00A0Kim                 | yes
            1 | 5 | no  | Ann                  | ann                        | yes
            1 | 5 | no  | Ann                  | Annab                      | no
            1 | 3 | no  | Ann                  | \\u00A0Annabel             | yes
            2 | 5 | no  | Ann                  | ANN                        | yes
            2 | 5 | no  | Ann                  | JoAnn                      | no
            2 | 3 | no  | Ann                  | JoAnn\\u00A0               | yes
            1 | 450 | no | Ann                | ann                        | yes
            1 | 1 | no  | \\uD83D\\uDE00a      | \\uD83D\\uDE00b            | yes
            1 | 1 | no  | \\uD83D\\uDE00a      | \\uD83D\\uDE01a            | no
            2 | 1 | no  | a\\uD83D\\uDE00      | b\\uD83D\\uDE00            | yes
            2 | 1 | no  | a\\uD83D\\uDE00      | a\\uD83E\\uDE00            | no
            0 | 0 | no  | \\uD801\\uDC00       | \\uD801\\uDC28             | yes
            0 | 0 | yes | \\uD801\\uDC00       | \\uD801\\uDC28             | no
            0 | 0 | no  | Stra\\u00DFe         | STRASSE                    | yes
            0 | 0 | no  | Stra\\u00DFe         | STRA\\u1E9EE               | yes
            0 | 0 | yes | Stra\\u00DFe         | Strasse                    | yes
            0 | 0 | yes | STRA\\u1E9EE         | STRASSE                    | yes
            0 | 0 | yes | Stra\\u00DFe         | STRASSE                    | no
            1 | 6 | no  | Stra\\u00DFe         | Strass                     | yes
            2 | 2 | no  | Gro\\u00DF           | Loss                       | yes
            0 | 0 | no  | \\uFB01sh            | fish                       | yes
            0 | 0 | no  | D\\u0131yarbak\\u0131r | DIYARBAKIR               | yes
            0 | 0 | no  | \\u0130zmir          | izmir                      | yes
            0 | 0 | yes | \\u0131              | i                          | yes
            0 | 0 | yes | \\u0131              | I                          | no
            0 | 0 | no  | \\u00C5ngstr\\u00F6m | A\\u030Angstro\\u0308m     | yes
            0 | 0 | yes | \\u00C5              | \\u212B                    | yes
            0 | 0 | no  | \\u00C5              | a                          | yes
            1 | 1 | no  | A\\u030Aa            | \\u00C5b                   | yes
            2 | 1 | no  | aA\\u030A            | b\\u00C5                   | yes
            0 | 0 | no  | \\u03A3\\u03AF\\u03C3\\u03C5\\u03C6\\u03BF\\u03C2 | \\u03A3\\u038A\\u03A3\\u03A5\\u03A6\\u039F\\u03A3 | yes
            """)
    void textsAreEqualOrNot(int operator, int characters, String caseCounts, String known, String saved, String equal) {
        try (RuleTrial trial = new RuleTrial(crm, "contact", "contact")) {
            if (caseCounts.equals("yes")) {
                trial.turnOn("iscasesensitive");
            }
            String first = trial.known(jobTitle(known));
            trial.publish(Comparison.of("jobtitle", operator, characters));
            if (equal.equals("yes")) {
                trial.assertRefused(jobTitle(saved), first);
            } else {
                trial.assertCreated(jobTitle(saved));
            }
        }
    }

    @Test
    void whereOneTextEndsAndTheNextBeginsCounts() {
        try (RuleTrial trial =
                RuleTrial.published(crm, "contact", Comparison.exact("jobtitle"), Comparison.exact("department"))) {
            trial.known("\"jobtitle\":\"ab\",\"department\":\"c\"");
            trial.assertCreated("\"jobtitle\":\"a\",\"department\":\"bc\"");
            trial.assertCreated("\"jobtitle\":\"abc\"");
        }
    }

    @Test
    void aNameThatTheServerMakesIsComparedBeforeItIsSavedToo() {
        try (RuleTrial trial = RuleTrial.published(crm, "contact", Comparison.exact("fullname"))) {
            String kim = trial.known("\"firstname\":\"Kim\",\"lastname\":\"Lee\"");
            trial.assertRefused("\"firstname\":\"KIM\",\"lastname\":\"lee\"", kim);
            String other = trial.assertCreated("\"firstname\":\"Ann\",\"lastname\":\"Lee\"");
            assertThat(trial.retrieved("\"contactid\":\"" + other + "\",\"firstname\":\"Kim\""))
                    .containsExactly(kim);
        }
    }

    @Test
    void aTextThatIsTooLongIsRefusedBeforeItIsCompared() {
        try (RuleTrial trial = RuleTrial.published(crm, "contact", Comparison.exact("jobtitle"))) {
            String longest = "x".repeat(100);
            String first = trial.known(jobTitle(longest));
            trial.assertRefused(jobTitle(longest), first);
            assertThat(trial.checked(jobTitle(longest + "x")).code()).isEqualTo("0x80044331");
            assertThat(trial.checked(jobTitle("x".repeat(1 << 20))).code()).isEqualTo("0x80044331");
        }
    }

    @Test
    void aMegabyteBesideTheComparedColumnDoesNotMatter() {
        String rest = ",\"scheduledstart\":\"2026-03-05T09:00:00Z\",\"scheduledend\":\"2026-03-05T10:00:00Z\"";
        String large = ",\"description\":\"" + "\u00E9".repeat(1 << 20) + "\"";
        try (RuleTrial trial = RuleTrial.published(crm, "appointment", Comparison.of("subject", 2, 150))) {
            String subject = "\"subject\":\"" + "s".repeat(200) + "\"";
            String first = trial.known(subject + rest + large);
            assertThat(trial.retrieved(subject + rest)).containsExactly(first);
            assertThat(trial.checked(subject + rest + large).code()).isEqualTo("0x80040333");
        }
    }
}

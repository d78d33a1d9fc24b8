package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.ReasonCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {
    private static final String PAGE = "docs/reference/errors.md";
    private static final Pattern START = Pattern.compile("new StartFailure\\(\\s*\"([a-z-]+)\"");
    private static final Pattern REFUSED =
            Pattern.compile("new (?:RequestRefused|Failure)\\(\\s*\\d+,\\s*\"([a-z-]+)\"");
    private static final Pattern COMMAND =
            Pattern.compile("(?:new CommandFailure\\(\\s*[\\w.()]+,|\\busage\\(|JsonLine\\.error\\()\\s*\"([a-z-]+)\"");
    private static final Pattern BAD_BODY = Pattern.compile("\\bbad\\(\\s*\"([a-z-]+)\"");
    private static final Pattern CRM = Pattern.compile(
            "(?:new CrmFailure\\.\\w+\\(|noAnswer\\(request,|public static final String (?:OFFLINE|NO_SUCH_TABLE) =)\\s*\"([a-z-]+)\"");

    /** Codes for HTTP statuses are made from a table of words, not from literals next to a number. */
    private static final Set<String> BY_STATUS = Set.of("content-too-large", "not-found");

    @Test
    void everyReasonCodeHasExactlyOneCompleteRowAndNoRowIsLeftOver() throws Exception {
        var rows = rowsOf("Operations, refusals and decisions", 4);
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ReasonCode.values()).map(ReasonCode::word).toList());
    }

    @Test
    void everyCodeOfAFailedStartHasARowAndNoRowIsLeftOver() throws Exception {
        var rows = rowsOf("Starting", 3);
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(Sources.literals(START));
    }

    @Test
    void everyCodeOfARefusedRequestHasARowAndNoRowIsLeftOver() throws Exception {
        var expected = new TreeSet<>(Sources.literals(REFUSED));
        expected.addAll(Sources.literals(BAD_BODY, "service"));
        expected.addAll(BY_STATUS);
        assertThat(rowsOf("Requests", 3).keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyCodeOfACommandThatCouldNotBeCarriedOutHasARowAndNoRowIsLeftOver() throws Exception {
        var expected = new TreeSet<>(Sources.literals(COMMAND, "service"));
        expected.removeAll(setUpCodes());
        expected.removeAll(rowsOf("Requests", 3).keySet());
        var rows = rowsOf("Commands", 2);
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Codes that the section about setting up names in its text. */
    private static Set<String> setUpCodes() throws Exception {
        Set<String> codes = new TreeSet<>();
        for (String line : Pages.section("docs/reference/cli.md", "Set up")) {
            Pattern.compile("`([a-z]+-[a-z-]+)`").matcher(line).results().forEach(code -> codes.add(code.group(1)));
        }
        return codes;
    }

    @Test
    void everyWordForAnAnswerOfTheCrmHasARowAndNoRowIsLeftOver() throws Exception {
        var rows = rowsOf("Answers of the CRM", 3);
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(Sources.literals(CRM));
    }

    private static Map<String, String> rowsOf(String section, int cells) throws Exception {
        var rows = Pages.codeRows(PAGE, section);
        assertThat(rows.values())
                .allSatisfy(row -> assertThat(row.split(" \\| ")).hasSize(cells));
        return rows;
    }
}

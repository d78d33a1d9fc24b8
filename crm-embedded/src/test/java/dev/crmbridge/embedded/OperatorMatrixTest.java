package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.RuleTrial.Comparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator on every kind of column does over HTTP what the table of the reference page says. */
@TestInstance(Lifecycle.PER_CLASS)
class OperatorMatrixTest {
    private static final String ID = "5a0e9c1e-0d3f-4a7e-9a51-6f8b6f0a1b11";
    private static final int CHARACTERS = 4;

    /** Kind | column of the page | table | column. */
    private static final String KINDS = """
            text              | Text               | contact     | jobtitle
            name of a table   | Text               | task        | activitytypecode
            several lines     | Several lines, id  | contact     | description
            id                | Several lines, id  | task        | crmtaskassigneduniqueid
            version of a row  | Several lines, id  | contact     | versionnumber
            whole number      | Number, money      | account     | numberofemployees
            money             | Number, money      | account     | revenue
            yes/no            | Yes/no             | task        | isbilled
            day               | Day                | contact     | birthdate
            point in time     | Point in time      | task        | scheduledstart
            choice            | Choice             | lead        | leadqualitycode
            state             | Choice             | lead        | statecode
            status            | Choice             | lead        | statuscode
            reference         | Reference          | opportunity | customerid
            """;

    /** Kind | operators | a known value | one that is equal | one that is not. A dash: the server alone writes the column. */
    private static final String VALUES = """
            text              | 0     | "Chief Officer"                                   | " CHIEF officer "           | "Chief Officers"
            text              | 1     | "Chief Officer"                                   | "chieftain"                 | "Chi ef"
            text              | 2     | "Chief Officer"                                   | "ICER"                      | "Officers"
            name of a table   | 0 1 2 | -                                                 | -                           | -
            whole number      | 0 6   | 250                                               | 250                         | 251
            money             | 0 6   | 1200.5                                            | 1200.50                     | 1200.51
            yes/no            | 0     | true                                              | true                        | false
            day               | 0 3 4 | "1990-02-28"                                      | "1990-02-28"                | "1990-03-01"
            point in time     | 0 4   | "2026-03-05T09:00:00Z"                            | "2026-03-05T10:00:00+01:00" | "2026-03-05T09:00:01Z"
            point in time     | 3     | "2026-03-05T00:00:00Z"                            | "2026-03-05T23:59:59Z"      | "2026-03-06T00:00:00Z"
            choice            | 0 5 6 | 1                                                 | 1                           | 2
            state             | 0 5 6 | 0                                                 | 0                           | 1
            status            | 0 5 6 | 1                                                 | 1                           | 2
            reference         | 0     | "customerid_account@odata.bind":"/accounts(ID)"   | "customerid_account@odata.bind":"/accounts(ID)" \
            | "customerid_contact@odata.bind":"/contacts(ID)"
            """;

    private TestCrm crm;

    @BeforeAll
    void start(@TempDir Path directory) {
        crm = new TestCrm(directory).withoutRules();
        crm.post("admin", "accounts", "{\"accountid\":\"" + ID + "\",\"name\":\"A\"}");
        crm.post("admin", "contacts", "{\"contactid\":\"" + ID + "\",\"lastname\":\"A\"}");
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    private record Kind(String name, String ofPage, String table, String column) {}

    private static Stream<Kind> kinds() {
        return lines(KINDS, line -> true)
                .map(cells -> new Kind(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
    }

    private static Stream<List<String>> lines(String table, Predicate<List<String>> wanted) {
        return table.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .filter(wanted);
    }

    @Test
    void everyColumnOfThePageIsTriedAndEveryOperatorHasALine() {
        List<Map<String, String>> page = RulesPage.tableWith("Operator");
        assertThat(page.stream().map(line -> line.get("Code"))).containsExactly("0", "1", "2", "3", "4", "5", "6");
        List<String> ofPage = new ArrayList<>(page.get(0).keySet());
        ofPage.removeAll(List.of("Operator", "Code"));
        assertThat(kinds().map(Kind::ofPage).distinct()).containsExactlyInAnyOrderElementsOf(ofPage);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatThePageAllowsFindsEqualValuesAndTheRestIsRefused(Kind kind) {
        for (Map<String, String> line : RulesPage.tableWith("Operator")) {
            String operator = line.get("Code");
            List<List<String>> values = lines(
                            VALUES,
                            cells -> cells.get(0).equals(kind.name())
                                    && List.of(cells.get(1).split(" ")).contains(operator))
                    .toList();
            int code = Integer.parseInt(operator);
            Comparison comparison = Comparison.of(kind.column(), code, code == 1 || code == 2 ? CHARACTERS : 0);
            if ("✓".equals(line.get(kind.ofPage()))) {
                assertThat(values).as("values for operator %s", operator).hasSize(1);
                allowed(kind, comparison, values.get(0));
            } else {
                assertThat(values).as("values for operator %s", operator).isEmpty();
                refused(kind, comparison);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 0, 0x8004431A", "-1, 0, 0x8004431A", "1, -1, 0x8004432F", "1, 0, 0x80048415", "0, 3, 0x80048415"})
    void anUnknownOperatorAndAWrongNumberOfCharactersAreRefused(int operator, int characters, String code) {
        try (RuleTrial trial = new RuleTrial(crm, "contact", "contact")) {
            assertThat(trial.condition(Comparison.of("jobtitle", operator, characters))
                            .code())
                    .isEqualTo(code);
        }
    }

    private void refused(Kind kind, Comparison comparison) {
        try (RuleTrial trial = new RuleTrial(crm, kind.table(), kind.table())) {
            assertThat(trial.condition(comparison).code())
                    .as("%s by operator %d", kind.name(), comparison.operator())
                    .isEqualTo("0x80048430");
        }
    }

    private void allowed(Kind kind, Comparison comparison, List<String> values) {
        try (RuleTrial trial = new RuleTrial(crm, kind.table(), kind.table())) {
            String known = trial.known(member(kind, values.get(2)));
            trial.publish(comparison);
            trial.assertRefused(member(kind, values.get(3)), known);
            if (kind.name().equals("state")) {
                String other = trial.known("");
                trial.changed(kind.table(), other, member(kind, values.get(4)));
                assertThat(trial.retrieved("\"leadid\":\"" + other + "\"")).isEmpty();
            } else if (!values.get(4).equals("-")) {
                String other = trial.assertCreated(member(kind, values.get(4)));
                trial.assertRefused(member(kind, values.get(4)), other);
            }
        }
    }

    private static String member(Kind kind, String value) {
        if (value.equals("-")) {
            return "";
        }
        return value.contains("@odata.bind") ? value.replace("ID", ID) : "\"" + kind.column() + "\":" + value;
    }
}

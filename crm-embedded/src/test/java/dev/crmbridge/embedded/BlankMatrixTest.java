package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.RuleTrial.Comparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules of one to three criteria, each ignoring blanks or not, against rows with every choice of blanks. Sets of criteria are bits:
 * bit n stands for the nth column.
 */
@TestInstance(Lifecycle.PER_CLASS)
class BlankMatrixTest {
    private static final List<String> COLUMNS = List.of("jobtitle", "department", "salutation");
    private static final List<String> BLANKS = List.of("null", "\"\"", "\" \\u00A0\\t\"");

    private final List<Map<String, String>> page = RulesPage.tableWith("Ignore blanks");
    private TestCrm crm;

    @BeforeAll
    void start(@TempDir Path directory) {
        crm = new TestCrm(directory).withoutRules();
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    private record Shape(int criteria, int ignoring) {
        List<Integer> sets() {
            return IntStream.range(0, 1 << criteria).boxed().toList();
        }
    }

    private static Stream<Shape> shapes() {
        return IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(criteria ->
                        IntStream.range(0, 1 << criteria).mapToObj(ignoring -> new Shape(criteria, ignoring)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aRowMatchesExactlyThoseThatThePageSays(Shape shape) {
        try (RuleTrial trial = new RuleTrial(crm, "contact", "contact")) {
            Map<Integer, String> known = new LinkedHashMap<>();
            for (int blank : shape.sets()) {
                known.put(blank, trial.known(row(shape, blank, 0)));
            }
            trial.publish(comparisons(shape));
            for (int blank : shape.sets()) {
                String[] expected = known.keySet().stream()
                        .filter(other -> matches(shape, blank, other))
                        .map(known::get)
                        .toArray(String[]::new);
                for (int writing = 0; writing < BLANKS.size(); writing++) {
                    assertThat(trial.retrieved(row(shape, blank, writing)))
                            .as("blank %s, written as %s", blank, BLANKS.get(writing))
                            .containsExactlyInAnyOrder(expected);
                }
                assertThat(trial.checked(row(shape, blank, blank % BLANKS.size()))
                                .code())
                        .isEqualTo(expected.length == 0 ? "" : "0x80040333");
            }
        }
    }

    private static Comparison[] comparisons(Shape shape) {
        return IntStream.range(0, shape.criteria())
                .mapToObj(i -> new Comparison(COLUMNS.get(i), COLUMNS.get(i), 0, 0, has(shape.ignoring(), i)))
                .toArray(Comparison[]::new);
    }

    private static boolean has(int set, int element) {
        return (set >> element & 1) == 1;
    }

    private static String row(Shape shape, int blank, int writing) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < shape.criteria(); i++) {
            members.add("\"" + COLUMNS.get(i) + "\":" + (has(blank, i) ? BLANKS.get(writing) : "\"same\""));
        }
        return String.join(",", members);
    }

    private boolean matches(Shape shape, int blank, int other) {
        if (blank != other) {
            return false;
        }
        String lineOfPage = blank == 0
                ? ""
                : shape.criteria() == 1
                        ? "rule with one criterion"
                        : blank == (1 << shape.criteria()) - 1 ? "all criteria are blank" : "some criteria are blank";
        String columnOfPage = (blank & shape.ignoring()) == 0 ? "Do not ignore" : "Ignore blanks";
        return lineOfPage.isEmpty()
                || page.stream()
                        .filter(line -> lineOfPage.equals(line.get("")))
                        .map(line -> line.get(columnOfPage))
                        .toList()
                        .equals(List.of("blank equals blank, never a value"));
    }
}

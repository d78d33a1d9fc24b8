package dev.crmbridge.dedupe.definition;

import static dev.crmbridge.dedupe.RuleBuilder.aRule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.AccentPolicy;
import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.RuleBuilder;
import dev.crmbridge.dedupe.transform.Transforms;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleDefinitionTest {
    /** Columns are called after the kind they hold. */
    private static Optional<AttributeKind> kind(String type, String column) {
        try {
            return Optional.of(AttributeKind.valueOf(column.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static List<String> codes(DuplicateRule rule) {
        return RuleDefinition.rule(rule, RuleDefinitionTest::kind).stream()
                .map(problem -> problem.code().number())
                .toList();
    }

    /** Every operator with every kind: what is not compared is refused with the documented code. */
    @ParameterizedTest
    @CsvSource({
        "EXACT, text number flag day moment choice reference",
        "FIRST, text",
        "LAST, text",
        "SAME_DATE, day moment",
        "SAME_DATE_AND_TIME, day moment",
        "SAME_LABEL, choice",
        "SAME_VALUE, number choice",
    })
    void whatAnOperatorCannotCompareIsRefused(Operator operator, String allowed) {
        int length = operator == Operator.FIRST || operator == Operator.LAST ? 3 : 0;
        for (AttributeKind kind : AttributeKind.values()) {
            String column = kind.name().toLowerCase(Locale.ROOT);
            DuplicateRule rule =
                    aRule("t").criterion(column, column, operator, length).build();
            if (List.of(allowed.split(" ")).contains(column)) {
                assertThat(codes(rule)).as(column).isEmpty();
            } else {
                assertThat(codes(rule)).as(column).containsExactly("0x80048430");
            }
        }
    }

    @Test
    void twoColumnsMustHoldWhatCanBeEqual() {
        RuleBuilder rule = RuleBuilder.aRule("r", "contact", "lead")
                .criterion("text", "number", Operator.EXACT, 0)
                .criterion("choice", "number", Operator.SAME_VALUE, 0)
                .criterion("day", "moment", Operator.SAME_DATE, 0)
                .criterion("day", "moment", Operator.SAME_DATE_AND_TIME, 0)
                .criterion("text", "nothing", Operator.EXACT, 0);
        assertThat(RuleDefinition.rule(rule.build(), RuleDefinitionTest::kind))
                .extracting(RuleProblem::reason)
                .containsExactly(
                        "“text” holds a text and “number” a number; they never match.",
                        "“day” holds a day and “moment” a moment; they never match.",
                        "The column “nothing” of “lead” cannot be used in a rule.");
    }

    @Test
    void transformsAreForTexts() {
        var phone = List.of(Transforms.named("digits", "").orElseThrow());
        Criterion criterion = new Criterion("number", "number", Operator.EXACT, 0, true, AccentPolicy.AS_RULE, phone);
        assertThat(codes(new DuplicateRule("r", "r", "t", "t", false, false, List.of(criterion))))
                .containsExactly("0x80048430");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "1, 1, true",
        "2, 2147483647, true",
        "3, 0, true",
        "6, 0, true",
        "7, 0, false",
        "-1, 0, false",
        "1, 0, false",
        "2, -1, false",
        "0, 5, false",
        "3, 1, false"
    })
    void operatorAndParameterHaveToFit(int operator, int param, boolean fits) {
        OptionalInt given = param == 0 ? OptionalInt.empty() : OptionalInt.of(param);
        Optional<RuleProblem> problem = RuleDefinition.condition(operator, given);
        assertThat(problem.isEmpty()).isEqualTo(fits);
        problem.ifPresent(each -> assertThat(each.code().number()).isEqualTo("0x80048415"));
    }

    @Test
    void aZeroParameterIsRefusedWhereverItStands() {
        assertThat(RuleDefinition.condition(0, OptionalInt.of(0))).isPresent();
        assertThat(RuleDefinition.condition(1, OptionalInt.of(0))).isPresent();
    }

    @Test
    void whatDynamicsWouldRefuseIsKnownButRefusedInCompatibilityOnly() {
        DuplicateRule rule = aRule("t").exact("a").exact("b").build();
        assertThat(RuleDefinition.compatibility(rule, 0, column -> 224)).isEmpty();
        assertThat(RuleDefinition.compatibility(rule, 5, column -> 225))
                .extracting(problem -> problem.code().number())
                .containsExactly("0x80048429", "0x80048419");
    }
}

package dev.crmbridge.dedupe.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.spec.RuleSpec.Comparison;
import dev.crmbridge.testkit.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSpecTest {
    private static final String ALPHABET = "exactfirstlastdatetime()+;,=\"' 0129aéß\t\0\ud83d\ude00";

    @Test
    void everyKindOfComparisonIsRead() throws Exception {
        RuleSpec rule = RuleSpec.parse("exact(a) + first(b, 3)+last(\"c,d\",2)+date(e)+datetime('f''g');case;accents");

        assertThat(rule.comparisons())
                .containsExactly(
                        new Comparison(Operator.EXACT, "a", "a", 0),
                        new Comparison(Operator.FIRST, "b", "b", 3),
                        new Comparison(Operator.LAST, "c,d", "c,d", 2),
                        new Comparison(Operator.SAME_DATE, "e", "e", 0),
                        new Comparison(Operator.SAME_DATE_AND_TIME, "f'g", "f'g", 0));
        assertThat(rule.caseSensitive()).isTrue();
        assertThat(rule.keepAccents()).isTrue();
    }

    @Test
    void columnsOfTwoFilesMayHaveDifferentNames() throws Exception {
        assertThat(RuleSpec.parse("exact(E-mail address = \"mail (work)\")").comparisons())
                .containsExactly(new Comparison(Operator.EXACT, "E-mail address", "mail (work)", 0));
    }

    @Test
    void caseAndAccentsDoNotMatterUnlessAsked() throws Exception {
        RuleSpec rule = RuleSpec.parse("exact(a)");
        assertThat(rule.caseSensitive()).isFalse();
        assertThat(rule.keepAccents()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = '#',
            value = {
                "^^ # 0 # expected exact",
                "like(a) # 0 # expected exact",
                "exact # 5 # (",
                "exact() # 6 # name of a column",
                "exact(\" \") # 6 # name of a column",
                "exact(a # 7 # )",
                "exact(a,3) # 7 # only first and last",
                "first(a) # 7 # number of characters",
                "first(a,0) # 8 # from 1",
                "first(a,99999999999) # 8 # from 1",
                "first(a,-1) # 8 # from 1",
                "exact(a)+ # 9 # expected exact",
                "exact(a)exact(b) # 8 # expected +",
                "exact(a);loud # 9 # ;case and ;accents",
                "exact(\"a) # 6 # never closed",
            })
    void aMistakeIsToldWithItsPlace(String spec, int place, String what) {
        assertThatThrownBy(() -> RuleSpec.parse(spec)).isInstanceOfSatisfying(RuleSpecProblem.class, problem -> {
            assertThat(problem.place()).isEqualTo(place);
            assertThat(problem).hasMessageContaining(what).hasMessageContaining("character " + (place + 1));
        });
    }

    @Test
    void anyTextIsReadOrRefusedAndNeverBreaksTheParser() {
        Property.holds("a rule is read or refused", 20_000, random -> {
            String text = random.nextBoolean() ? noise(random) : mutated(written(comparisons(random)), random);
            try {
                RuleSpec rule = RuleSpec.parse(text);
                assertThat(rule.comparisons()).isNotEmpty();
                rule.toRule("id", "row", "row", true);
            } catch (RuleSpecProblem refused) {
                assertThat(refused.place()).isBetween(0, text.length());
            }
        });
    }

    @Test
    void whatIsWrittenIsRead() {
        Property.holds("a written rule is read", 5_000, random -> {
            List<Comparison> comparisons = comparisons(random);
            try {
                assertThat(RuleSpec.parse(written(comparisons)).comparisons()).isEqualTo(comparisons);
            } catch (RuleSpecProblem refused) {
                fail(refused);
            }
        });
    }

    private static List<Comparison> comparisons(SplittableRandom random) {
        List<Comparison> comparisons = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Operator operator = List.of(Operator.values()).get(random.nextInt(5));
            boolean counted = operator == Operator.FIRST || operator == Operator.LAST;
            String column = "c" + noise(random).strip() + "c";
            String other = random.nextInt(3) == 0 ? "o" + noise(random).strip() + "o" : column;
            comparisons.add(new Comparison(operator, column, other, counted ? 1 + random.nextInt(1000) : 0));
        }
        return comparisons;
    }

    private static String written(List<Comparison> comparisons) {
        return String.join("+", comparisons.stream().map(RuleSpecTest::written).toList());
    }

    private static String written(Comparison comparison) {
        String word = switch (comparison.operator()) {
            case EXACT -> "exact";
            case FIRST -> "first";
            case LAST -> "last";
            case SAME_DATE -> "date";
            default -> "datetime";
        };
        return word + "(" + quoted(comparison.column(), '"') + "=" + quoted(comparison.otherColumn(), '\'')
                + (comparison.length() == 0 ? "" : "," + comparison.length()) + ")";
    }

    private static String quoted(String name, char quote) {
        return quote + name.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote;
    }

    private static String noise(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String mutated(String text, SplittableRandom random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0 && changed.length() > 0; i--) {
            int at = random.nextInt(changed.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, c);
                default -> changed.setCharAt(at, c);
            }
        }
        return changed.toString();
    }
}

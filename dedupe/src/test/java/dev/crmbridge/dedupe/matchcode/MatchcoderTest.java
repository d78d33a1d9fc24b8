package dev.crmbridge.dedupe.matchcode;

import static dev.crmbridge.dedupe.CandidateBuilder.aRecord;
import static dev.crmbridge.dedupe.RuleBuilder.aRule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.RuleBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MatchcoderTest {
    private static final MatchcodeSettings BERLIN = MatchcodeSettings.standard(ZoneId.of("Europe/Berlin"));

    private static final Map<AttributeKind, AttributeValue> SAMPLES = Map.of(
            AttributeKind.TEXT, new AttributeValue.Text("Kim"),
            AttributeKind.NUMBER, new AttributeValue.Number(BigDecimal.ONE),
            AttributeKind.FLAG, new AttributeValue.Flag(true),
            AttributeKind.DAY, new AttributeValue.Day(LocalDate.of(2026, 3, 1)),
            AttributeKind.MOMENT, new AttributeValue.Moment(Instant.parse("2026-03-01T10:00:00Z")),
            AttributeKind.CHOICE, new AttributeValue.Choice(1, "High"),
            AttributeKind.REFERENCE, new AttributeValue.Reference("account", "a"));

    private static Coding code(DuplicateRule rule, Candidate candidate) {
        return new Matchcoder(new PublishedRule(rule, BERLIN)).code(candidate, Side.MATCHING);
    }

    private static Coding code(Operator operator, int length, AttributeValue value) {
        DuplicateRule rule = aRule("t").criterion("x", "x", operator, length).build();
        return code(rule, aRecord("t", "1").with("x", value).build());
    }

    private static boolean equal(Operator operator, int length, AttributeValue one, AttributeValue other) {
        Coding first = code(operator, length, one);
        Coding second = code(operator, length, other);
        return first instanceof Coding.Coded a
                && second instanceof Coding.Coded b
                && a.code().equals(b.code())
                && java.util.Arrays.equals(a.canonical(), b.canonical());
    }

    /** The whole matrix; the columns are the kinds in their order. */
    @ParameterizedTest
    @CsvSource({
        // operator, text, number, flag, day, moment, choice, reference
        "EXACT, y, y, y, y, y, y, y",
        "FIRST, y, n, n, n, n, n, n",
        "LAST, y, n, n, n, n, n, n",
        "SAME_DATE, n, n, n, y, y, n, n",
        "SAME_DATE_AND_TIME, n, n, n, y, y, n, n",
        "SAME_LABEL, n, n, n, n, n, y, n",
        "SAME_VALUE, n, y, n, n, n, y, n",
    })
    void eachOperatorComparesItsKindsOnly(
            Operator operator, String t, String n, String f, String d, String m, String c, String r) {
        List<String> expected = List.of(t, n, f, d, m, c, r);
        int length = operator == Operator.FIRST || operator == Operator.LAST ? 2 : 0;
        for (AttributeKind kind : AttributeKind.values()) {
            boolean supported = expected.get(kind.ordinal()).equals("y");
            Coding coding = code(operator, length, Objects.requireNonNull(SAMPLES.get(kind)));

            assertThat(Matchcoder.supports(operator, kind))
                    .as("%s %s", operator, kind)
                    .isEqualTo(supported);
            assertThat(coding instanceof Coding.Coded)
                    .as("%s %s", operator, kind)
                    .isEqualTo(supported);
            assertThat(coding instanceof Coding.NotComparable).isEqualTo(!supported);
        }
    }

    @Test
    void aRuleThatCannotBeAppliedSaysWhichAttributeAndWhy() {
        assertThat(code(Operator.FIRST, 2, new AttributeValue.Flag(true)))
                .isInstanceOfSatisfying(Coding.NotComparable.class, problem -> {
                    assertThat(problem.attribute()).isEqualTo("x");
                    assertThat(problem.reason()).contains("“x”", "first", "flag");
                });
    }

    static List<Arguments> pairs() {
        AttributeValue late = new AttributeValue.Moment(Instant.parse("2026-03-01T22:30:00Z")); // 23:30 in Berlin
        AttributeValue nextDay = new AttributeValue.Moment(Instant.parse("2026-03-01T23:30:00Z")); // 00:30 in Berlin
        AttributeValue early = new AttributeValue.Moment(Instant.parse("2026-02-28T23:30:00Z"));
        AttributeValue day = new AttributeValue.Day(LocalDate.of(2026, 3, 1));
        return List.of(
                Arguments.of(Operator.EXACT, 0, text(" 123 "), text("123"), true),
                Arguments.of(Operator.EXACT, 0, text("Kim"), text("kIM"), true),
                Arguments.of(Operator.EXACT, 0, text("Kim"), text("Kima"), false),
                Arguments.of(Operator.EXACT, 0, text("1"), number("1"), false),
                Arguments.of(Operator.EXACT, 0, number("1"), number("1.00"), true),
                Arguments.of(Operator.EXACT, 0, number("0"), number("0E+9"), true),
                Arguments.of(Operator.EXACT, 0, number("100"), number("1E+2"), true),
                Arguments.of(Operator.EXACT, 0, number("1"), number("-1"), false),
                Arguments.of(Operator.EXACT, 0, number("1E+1000000000"), number("10E+999999999"), true),
                Arguments.of(Operator.EXACT, 0, new AttributeValue.Flag(true), new AttributeValue.Flag(false), false),
                Arguments.of(Operator.EXACT, 0, new AttributeValue.Flag(true), number("1"), false),
                Arguments.of(Operator.EXACT, 0, choice(1, "High"), choice(1, "Hoch"), true),
                Arguments.of(Operator.EXACT, 0, reference("account", "A1"), reference("account", "a1"), true),
                Arguments.of(Operator.EXACT, 0, reference("account", "A1"), reference("contact", "A1"), false),
                Arguments.of(Operator.EXACT, 0, late, nextDay, false),
                Arguments.of(Operator.FIRST, 3, text("Smith"), text("SMITTY"), true),
                Arguments.of(Operator.FIRST, 4, text("Smi"), text("smi"), true),
                Arguments.of(Operator.FIRST, 4, text("Smi"), text("Smit"), false),
                Arguments.of(Operator.FIRST, 2, text("ßx"), text("ssy"), true),
                Arguments.of(Operator.FIRST, 2, text(" Ab"), text("abc"), true),
                Arguments.of(Operator.LAST, 3, text("12345"), text("345"), true),
                Arguments.of(Operator.LAST, 3, text("45"), text("345"), false),
                Arguments.of(Operator.LAST, 1, text("x😀"), text("y😀"), true),
                Arguments.of(Operator.LAST, 1, text("x😀"), text("x😁"), false),
                Arguments.of(Operator.SAME_DATE, 0, late, early, true),
                Arguments.of(Operator.SAME_DATE, 0, late, nextDay, false),
                Arguments.of(Operator.SAME_DATE, 0, late, day, true),
                Arguments.of(Operator.SAME_DATE_AND_TIME, 0, late, early, false),
                Arguments.of(Operator.SAME_DATE_AND_TIME, 0, late, day, false),
                Arguments.of(
                        Operator.SAME_DATE_AND_TIME,
                        0,
                        late,
                        new AttributeValue.Moment(Instant.parse("2026-03-01T22:30:00.900Z")),
                        true),
                Arguments.of(Operator.SAME_LABEL, 0, choice(1, "High"), choice(7, "high "), true),
                Arguments.of(Operator.SAME_LABEL, 0, choice(1, "High"), choice(1, "Low"), false),
                Arguments.of(Operator.SAME_VALUE, 0, choice(1, "High"), choice(1, "Low"), true),
                Arguments.of(Operator.SAME_VALUE, 0, choice(1, "High"), choice(7, "High"), false),
                Arguments.of(Operator.SAME_VALUE, 0, choice(1, "High"), number("1"), true));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void valuesCompareAsTheOperatorSays(
            Operator operator, int length, AttributeValue one, AttributeValue other, boolean expected) {
        assertThat(equal(operator, length, one, other)).isEqualTo(expected);
    }

    /** All combinations of blank and filled over one to three criteria, for both policies. */
    @Test
    void blankCombinationsFollowThePolicy() {
        for (int criteria = 1; criteria <= 3; criteria++) {
            for (int blanks = 0; blanks < 1 << criteria; blanks++) {
                for (int ignoring = 0; ignoring < 1 << criteria; ignoring++) {
                    List<Criterion> list = new ArrayList<>();
                    var record = aRecord("t", "1");
                    for (int i = 0; i < criteria; i++) {
                        list.add(new Criterion("a" + i, "a" + i, Operator.EXACT, 0, (ignoring >> i & 1) == 1));
                        record.with("a" + i, (blanks >> i & 1) == 1 ? " \u00a0" : "v");
                    }
                    DuplicateRule rule = new DuplicateRule("r", "r", "t", "t", false, false, list);
                    boolean someIgnored = (blanks & ignoring) != 0;
                    boolean allBlank = blanks == (1 << criteria) - 1;
                    boolean expected = !someIgnored && !allBlank;

                    assertThat(code(rule, record.build()) instanceof Coding.Coded)
                            .as("criteria %d, blank %d, ignoring %d", criteria, blanks, ignoring)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void wholeBlankRecordsMatchEachOtherOnlyWhenAskedToAndNeverUnderOneCriterion() {
        MatchcodeSettings parity = new MatchcodeSettings(ZoneId.of("UTC"), true, true);
        Candidate empty = aRecord("t", "1").build();
        DuplicateRule one = aRule("t").exact("a").build();
        DuplicateRule two = aRule("t").exact("a").exact("b").build();

        assertThat(new Matchcoder(new PublishedRule(two, parity)).code(empty, Side.BASE))
                .isInstanceOf(Coding.Coded.class);
        assertThat(new Matchcoder(new PublishedRule(one, parity)).code(empty, Side.BASE))
                .isInstanceOf(Coding.Blank.class);
        assertThat(code(two, empty)).isInstanceOf(Coding.Blank.class);
    }

    @Test
    void aMissingAttributeAndABlankOneAreTheSame() {
        DuplicateRule rule = aRule("t").exact("a").exact("b").build();
        Coding missing = code(rule, aRecord("t", "1").with("a", "x").build());
        Coding blank =
                code(rule, aRecord("t", "2").with("a", "x").with("b", "\u200b").build());

        assertThat(((Coding.Coded) missing).code()).isEqualTo(((Coding.Coded) blank).code());
        assertThat(((Coding.Coded) missing).filled())
                .extracting(Criterion::baseAttribute)
                .containsExactly("a");
    }

    @Test
    void whereOneValueEndsAndTheNextBeginsMatters() {
        DuplicateRule rule = aRule("t").exact("a").exact("b").build();
        Coding first =
                code(rule, aRecord("t", "1").with("a", "ab").with("b", "c").build());
        Coding second =
                code(rule, aRecord("t", "1").with("a", "a").with("b", "bc").build());

        assertThat(((Coding.Coded) first).code()).isNotEqualTo(((Coding.Coded) second).code());
    }

    @Test
    void blankNeverEqualsAValue() {
        DuplicateRule rule = aRule("t").exact("a").exact("b").build();
        Coding blank = code(rule, aRecord("t", "1").with("a", "x").build());
        Coding zero =
                code(rule, aRecord("t", "1").with("a", "x").with("b", "\u0001").build());

        assertThat(((Coding.Coded) blank).code()).isNotEqualTo(((Coding.Coded) zero).code());
    }

    @Test
    void theSideDecidesWhichAttributeIsRead() {
        DuplicateRule rule = RuleBuilder.aRule("r", "contact", "lead")
                .criterion("emailaddress1", "email", Operator.EXACT, 0)
                .build();
        Matchcoder coder = new Matchcoder(new PublishedRule(rule, BERLIN));
        Coding base = coder.code(
                aRecord("contact", "1").with("emailaddress1", "a@b.example").build(), Side.BASE);
        Coding matching =
                coder.code(aRecord("lead", "2").with("email", "A@B.example").build(), Side.MATCHING);

        assertThat(((Coding.Coded) base).code()).isEqualTo(((Coding.Coded) matching).code());
    }

    @Test
    void caseCountsUnderACaseSensitiveRule() {
        DuplicateRule rule = aRule("t").exact("a").caseSensitive().build();
        Coding upper = code(rule, aRecord("t", "1").with("a", "KIM").build());
        Coding lower = code(rule, aRecord("t", "1").with("a", "kim").build());

        assertThat(((Coding.Coded) upper).code()).isNotEqualTo(((Coding.Coded) lower).code());
    }

    /** The published example: first name 50, last name 50, street 250 shows 352; the first 50 of the street, 152. */
    @Test
    void theDynamicsLengthIsTheSumOfTheMaximumLengthsAndTheSeparators() {
        Map<String, Integer> lengths = Map.of("firstname", 50, "lastname", 50, "street", 250);
        DuplicateRule exact =
                aRule("t").exact("firstname").exact("lastname").exact("street").build();
        DuplicateRule first = aRule("t")
                .exact("firstname")
                .exact("lastname")
                .first("street", 50)
                .build();

        assertThat(DynamicsLength.of(exact, lengths::get)).isEqualTo(352);
        assertThat(DynamicsLength.of(first, lengths::get)).isEqualTo(152);
    }

    private static AttributeValue text(String text) {
        return new AttributeValue.Text(text);
    }

    private static AttributeValue number(String number) {
        return new AttributeValue.Number(new BigDecimal(number));
    }

    private static AttributeValue choice(int value, String label) {
        return new AttributeValue.Choice(value, label);
    }

    private static AttributeValue reference(String type, String id) {
        return new AttributeValue.Reference(type, id);
    }
}

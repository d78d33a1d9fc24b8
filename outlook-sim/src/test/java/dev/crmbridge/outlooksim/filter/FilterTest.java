package dev.crmbridge.outlooksim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.testkit.Property;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FilterTest {
    private record Row(String subject, int number, boolean flag) {
        Map<String, FilterValue> values() {
            return Map.of(
                    "Subject", new FilterValue.Text(subject),
                    "Number", new FilterValue.Number(number),
                    "Flag", new FilterValue.Flag(flag));
        }
    }

    /** A filter as text and as the predicate it must mean. */
    private record Sample(String jet, String dasl, Predicate<Row> meaning) {}

    @Test
    void bothLanguagesFindWhatABruteForcePredicateFinds() {
        Property.holds("a filter means its predicate", 500, random -> {
            Sample sample = sample(random, 3);
            Filter jet = Filter.parse(sample.jet());
            Filter dasl = Filter.parse("@SQL=" + sample.dasl());
            for (int i = 0; i < 20; i++) {
                Row row = new Row(word(random), random.nextInt(5), random.nextBoolean());
                boolean expected = sample.meaning().test(row);
                assertThat(jet.matches(row.values()::get)).as(sample.jet()).isEqualTo(expected);
                assertThat(dasl.matches(row.values()::get)).as(sample.dasl()).isEqualTo(expected);
            }
        });
    }

    @Test
    void garbageIsAFilterOrAFilterError() {
        Property.holds("garbage never does more than a filter error", 2000, random -> {
            String alphabet = "[]'\"()<>= @SQLandornotxyz09%";
            StringBuilder garbage = new StringBuilder(random.nextBoolean() ? "@SQL=" : "");
            for (int i = random.nextInt(30); i > 0; i--) {
                garbage.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Filter.parse(garbage.toString()).matches(name -> new FilterValue.Number(1));
            } catch (FilterException expected) {
                assertThat(expected).hasMessageMatching(".+");
            }
        });
    }

    @Test
    void quotesInValuesAreDoubled() {
        assertThat(Filter.parse("[Subject] = 'it''s'").matches(name -> new FilterValue.Text("It's")))
                .isTrue();
    }

    @Test
    void likeTakesPercentSigns() {
        Filter filter = Filter.parse("@SQL=\"http://x/0x001A001F\" like 'IPM.Task%'");
        assertThat(filter.matches(name -> new FilterValue.Text("IPM.Task.Custom")))
                .isTrue();
        assertThat(filter.matches(name -> new FilterValue.Text("IPM-Task"))).isFalse();
        assertThatThrownBy(() -> Filter.parse("[Subject] like 'x%'")).hasMessageContaining("only possible in DASL");
    }

    @Test
    void datesAreReadAsUsersAndProgramsWriteThem() {
        FilterValue nine = new FilterValue.Time(LocalDateTime.of(2026, 11, 2, 9, 0));
        for (String literal : List.of("11/2/2026 9:00 AM", "2026-11-02 09:00", "11/2/2026 9:00:00 am")) {
            assertThat(Filter.parse("[Start] = '" + literal + "'").matches(name -> nine))
                    .as(literal)
                    .isTrue();
        }
        assertThat(Filter.parse("[Start] >= '11/3/2026'").matches(name -> nine)).isFalse();
        assertThatThrownBy(() -> Filter.parse("[Start] > 'soon'").matches(name -> nine))
                .isInstanceOf(FilterException.class);
    }

    @Test
    void anErrorSaysWhere() {
        assertThatThrownBy(() -> Filter.parse("[Subject] = ")).hasMessageContaining("character 12");
    }

    private static Sample sample(SplittableRandom random, int depth) {
        switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0:
                String word = word(random);
                return new Sample(
                        "[Subject] = '" + word + "'",
                        "\"Subject\" = '" + word + "'",
                        row -> row.subject().equalsIgnoreCase(word));
            case 1:
                int number = random.nextInt(5);
                return new Sample("[Number] >= " + number, "\"Number\" >= " + number, row -> row.number() >= number);
            case 2:
                return new Sample("[Flag] <> True", "\"Flag\" <> 'True'", row -> !row.flag());
            case 3:
                Sample inner = sample(random, depth - 1);
                return new Sample(
                        "NOT (" + inner.jet() + ")",
                        "not(" + inner.dasl() + ")",
                        inner.meaning().negate());
            case 4:
                return joined(random, depth, "AND");
            default:
                return joined(random, depth, "OR");
        }
    }

    private static Sample joined(SplittableRandom random, int depth, String operator) {
        Sample left = sample(random, depth - 1);
        Sample right = sample(random, depth - 1);
        boolean both = operator.equals("AND");
        return new Sample(
                "(" + left.jet() + ") " + operator + " (" + right.jet() + ")",
                "(" + left.dasl() + ") " + operator.toLowerCase(Locale.ROOT) + " (" + right.dasl() + ")",
                both ? left.meaning().and(right.meaning()) : left.meaning().or(right.meaning()));
    }

    private static String word(SplittableRandom random) {
        return List.of("Alpha", "beta", "GAMMA", "alpha").get(random.nextInt(4));
    }
}

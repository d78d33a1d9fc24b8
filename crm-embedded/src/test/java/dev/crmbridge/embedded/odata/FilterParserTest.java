package dev.crmbridge.embedded.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.testkit.Property;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterParserTest {
    private final OlingoFilters oracle = new OlingoFilters();

    @Test
    void everyFilterMeansWhatAnotherParserTakesItFor() {
        Property.holds("both parsers build the same tree", 2500, random -> {
            String filter = new Generator(random).condition(4);
            assertThat(FilterText.of(FilterParser.parse(filter, Map.of()))).isEqualTo(oracle.parse(filter));
        });
    }

    @Test
    void brokenFiltersFailWithAPositionAndNeverOtherwise() {
        Property.holds("a cut or garbled filter is parsed or refused with a position", 3000, random -> {
            StringBuilder filter = new StringBuilder(new Generator(random).condition(3));
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(filter.length());
                switch (random.nextInt(3)) {
                    case 0 -> filter.setLength(Math.max(1, at));
                    case 1 -> filter.insert(at, "()'@/,: \u00e4\"[".charAt(random.nextInt(11)));
                    default -> filter.deleteCharAt(at).append(' ');
                }
            }
            try {
                assertThat(FilterParser.parse(filter.toString(), Map.of())).isNotNull();
            } catch (ODataSyntaxException e) {
                assertThat(e.position()).isBetween(0, filter.length());
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject eq | 10 | Expected a name",
                "subject eq 'x | 11 | Unterminated string",
                "(subject eq 'x' | 15 | Expected ')'",
                "subject eq 'x') | 14 | Unexpected text",
                "nonsense(subject) | 0 | unknown function",
                "subject eq @p1 | 11 | alias '@p1' has no value"
            })
    void errorsSayWhatWasExpectedAndWhere(String filter, int position, String problem) {
        assertThatThrownBy(() -> FilterParser.parse(filter.strip(), Map.of()))
                .isInstanceOf(ODataSyntaxException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("position " + position);
    }

    @Test
    void endlessNestingIsRefusedBeforeTheStackIs() {
        String deep = "(".repeat(100_000) + "a eq 1" + ")".repeat(100_000);
        assertThatThrownBy(() -> FilterParser.parse(deep, Map.of())).isInstanceOf(ODataSyntaxException.class);
        String negated = "not ".repeat(100_000) + "a";
        assertThatThrownBy(() -> FilterParser.parse(negated, Map.of())).isInstanceOf(ODataSyntaxException.class);
        assertThatThrownBy(() -> FilterParser.parse("@a", Map.of("@a", "@a"))).isInstanceOf(ODataSyntaxException.class);
    }

    @Test
    void queryFunctionsKeepTheirValues() {
        Expression parsed = FilterParser.parse(
                "Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=[\"2\",3,'it''s'])", Map.of());
        assertThat(parsed)
                .isEqualTo(new Expression.QueryFunction(
                        "In",
                        "statuscode",
                        List.of(
                                Literal.text("2"),
                                Literal.number(java.math.BigDecimal.valueOf(3)),
                                Literal.text("it's"))));
    }

    @Test
    void expandOptionsNestAndMayHoldAnyText() {
        Query query = QueryParser.parse(
                Map.of(
                        "$expand",
                        "kids($select=s;$filter=contains(s,';)(''');$orderby=n desc;$top=3;$expand=parent($select=n)),parent/$ref"));
        assertThat(query.expand()).hasSize(2);
        Query kids = query.expand().get(0).query();
        assertThat(FilterText.of(kids.condition().orElseThrow())).isEqualTo("contains(s,';)(''')");
        assertThat(kids.top()).isEqualTo(3);
        assertThat(kids.expand().get(0).query().select()).containsExactly("n");
        assertThat(query.expand().get(1).referenceOnly()).isTrue();
    }

    /** Makes filters that both parsers accept. */
    private record Generator(SplittableRandom random) {
        private static final List<String> TEXTS =
                List.of("'x'", "''", "'it''s'", "'a and b'", "'(not)'", "'ä€😀'", "'eq 5'");

        String condition(int depth) {
            return condition(depth, "");
        }

        private String condition(int depth, String prefix) {
            if (depth == 0) {
                return comparison(prefix);
            }
            return switch (random.nextInt(7)) {
                case 0, 1 -> condition(depth - 1, prefix) + " and " + condition(depth - 1, prefix);
                case 2 -> condition(depth - 1, prefix) + " or " + condition(depth - 1, prefix);
                case 3 -> "(" + condition(depth - 1, prefix) + ")";
                case 4 -> "not (" + condition(depth - 1, prefix) + ")";
                case 5 -> prefix.isEmpty() ? lambda(depth) : comparison(prefix);
                default -> comparison(prefix);
            };
        }

        private String lambda(int depth) {
            return "kids/" + (random.nextBoolean() ? "any" : "all") + "(k:" + condition(depth - 1, "k/") + ")";
        }

        private String comparison(String prefix) {
            String path = prefix + (random.nextInt(4) == 0 ? "parent/" : "");
            return switch (random.nextInt(7)) {
                case 0 -> path + "s " + pick("eq", "ne", "gt", "le") + " " + pick(TEXTS.toArray(String[]::new));
                case 1 ->
                    path + "n " + pick("eq", "ne", "gt", "ge", "lt", "le") + " " + pick("0", "-7", "12", "2147483647");
                case 2 -> path + "b " + pick("eq", "ne") + " " + pick("true", "false");
                case 3 -> path + "d " + pick("gt", "ge", "lt", "le") + " 2025-01-31T09:00:00Z";
                case 4 ->
                    pick("contains", "startswith", "endswith") + "(" + path + "s," + pick(TEXTS.toArray(String[]::new))
                            + ")";
                case 5 -> path + pick("s", "n", "b", "d") + " " + pick("eq", "ne") + " null";
                default -> path + "id eq 8c7a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11";
            };
        }

        private String pick(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}

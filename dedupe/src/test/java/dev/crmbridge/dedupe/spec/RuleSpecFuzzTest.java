package dev.crmbridge.dedupe.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.Transform;
import dev.crmbridge.testkit.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is typed is either a rule or told with its place. */
class RuleSpecFuzzTest {
    private static final List<String> PIECES = List.of(
            "exact(",
            "first(",
            "last(",
            "date(",
            "datetime(",
            "company(",
            "phone(",
            "a",
            "b c",
            "'x''y'",
            "\"",
            "'",
            ")",
            ",",
            ",3",
            ",0",
            ",99999999999",
            ",DE",
            "=",
            "+",
            ";",
            ";case",
            ";accents",
            " ",
            "\t",
            "\u00a0",
            "\u2028",
            "é",
            "😀",
            "\ud83d",
            "\0",
            "İ");

    private static final List<String> TRANSFORMS = List.of("company", "digits", "email", "soundex", "words");

    @Test
    void noiseIsARuleOrToldWithItsPlace() {
        Property.holds("noise is a rule or told with its place", 20_000, random -> {
            StringBuilder noise = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                noise.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            ruleOrPlace(noise.toString());
        });
    }

    @Test
    void aRuleWithOneCharacterChangedIsARuleOrToldWithItsPlace() {
        Property.holds("a damaged rule is a rule or told with its place", 20_000, random -> {
            StringBuilder text = new StringBuilder(new Written(random).text());
            int at = random.nextInt(text.length());
            char other = PIECES.get(random.nextInt(PIECES.size())).charAt(0);
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, other);
                default -> text.setCharAt(at, other);
            }
            ruleOrPlace(text.toString());
        });
    }

    @Test
    void whatWasWrittenIsWhatIsRead() {
        Property.holds("a rule is read as it was written", 5_000, random -> {
            Written written = new Written(random);
            RuleSpec read = RuleSpec.parse(written.text());

            assertThat(names(read)).isEqualTo(written.comparisons);
            assertThat(read.caseSensitive()).isEqualTo(written.caseSensitive);
            assertThat(read.keepAccents()).isEqualTo(written.keepAccents);
        });
    }

    @Test
    void aHundredThousandTransformsInOneAnotherAreRefused() {
        String deep = "exact(" + "company(".repeat(100_000) + "a" + ")".repeat(100_001);
        assertThatThrownBy(() -> RuleSpec.parse(deep)).hasMessageContaining("too many transforms");
    }

    private static void ruleOrPlace(String text) {
        try {
            RuleSpec read = RuleSpec.parse(text);
            assertThat(read.comparisons()).isNotEmpty().allSatisfy(each -> {
                assertThat(each.column()).isNotBlank();
                assertThat(each.otherColumn()).isNotBlank();
                assertThat(each.length() > 0).isEqualTo(each.operator().isCounted());
            });
            assertThat(read.toRule("r", "a", "b", true).criteria()).hasSameSizeAs(read.comparisons());
        } catch (RuleSpecProblem problem) {
            assertThat(problem.place()).isBetween(0, text.length());
            assertThat(problem).hasMessageContaining(text);
        }
    }

    private static List<List<String>> names(RuleSpec read) {
        return read.comparisons().stream()
                .map(each -> {
                    List<String> all = new ArrayList<>(List.of(
                            each.operator().name(),
                            each.column(),
                            each.otherColumn(),
                            Integer.toString(each.length())));
                    each.transforms().stream()
                            .map(Transform::id)
                            .map(name -> name.replaceAll("/.*", ""))
                            .forEach(all::add);
                    return all;
                })
                .toList();
    }

    /** A random rule and how somebody might type it. */
    private static final class Written {
        private final SplittableRandom random;
        private final StringBuilder text = new StringBuilder();
        private final List<List<String>> comparisons = new ArrayList<>();
        private final boolean caseSensitive;
        private final boolean keepAccents;

        private Written(SplittableRandom random) {
            this.random = random;
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                if (!comparisons.isEmpty()) {
                    part("+");
                }
                comparison();
            }
            caseSensitive = random.nextBoolean();
            keepAccents = random.nextBoolean();
            if (caseSensitive) {
                part(";");
                part("CaSe");
            }
            if (keepAccents) {
                part(";");
                part("accents");
            }
        }

        private String text() {
            return text.toString();
        }

        private void part(String part) {
            text.append(" \t".repeat(random.nextInt(4) / 3)).append(part);
        }

        private void comparison() {
            Operator operator = Operator.values()[random.nextInt(5)];
            part(
                    switch (operator) {
                        case EXACT -> "exact";
                        case FIRST -> "First";
                        case LAST -> "LAST";
                        case SAME_DATE -> "date";
                        default -> "datetime";
                    });
            part("(");
            boolean date = operator == Operator.SAME_DATE || operator == Operator.SAME_DATE_AND_TIME;
            List<String> transforms = new ArrayList<>();
            for (int i = date ? 0 : random.nextInt(4); i > 0; i--) {
                transforms.add(0, TRANSFORMS.get(random.nextInt(TRANSFORMS.size())));
            }
            for (int i = transforms.size() - 1; i >= 0; i--) {
                part(transforms.get(i));
                part("(");
            }
            String column = column();
            String other = column;
            if (random.nextInt(3) == 0) {
                part("=");
                other = column();
            }
            transforms.forEach(each -> part(")"));
            int length = operator.isCounted() ? 1 + random.nextInt(20) : 0;
            if (length > 0) {
                part(",");
                part(Integer.toString(length));
            }
            part(")");
            List<String> all = new ArrayList<>(List.of(operator.name(), column, other, Integer.toString(length)));
            all.addAll(transforms);
            comparisons.add(all);
        }

        private String column() {
            List<String> names = List.of("name", "first name", "a'b", "say \"x\"", "e(1)", "größe", "x+y;z", "=", "😀");
            String name = names.get(random.nextInt(names.size()));
            boolean plain = name.chars().noneMatch(c -> "(),=+;\"'".indexOf(c) >= 0);
            char quote = random.nextBoolean() ? '"' : '\'';
            part(plain && random.nextBoolean() ? name : quoted(name, quote));
            return name;
        }

        private static String quoted(String name, char quote) {
            String one = Character.toString(quote);
            return one + name.replace(one, one + one) + one;
        }
    }
}

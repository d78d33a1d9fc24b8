package dev.crmbridge.dedupe.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.testkit.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The index answers what comparing every pair by hand answers. */
class DuplicateIndexPropertyTest {
    private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");
    private static final List<String> TYPES = List.of("contact", "lead");
    private static final List<String> TEXTS =
            List.of("", " ", "a", "A ", "b", "ab", "AB", "abc", "abcd", "É", "e", "\u00a0e", "a c", "ac");

    /** 300 runs of 80 steps; the nightly profile makes them 2,000. */
    @Test
    void anyRowOfChangesLeavesAnIndexThatEqualsBruteForce() {
        Property.holds("index equals brute force", 300, random -> live(random, Matchcoder::digest));
    }

    /** With 256 codes for all values, most look-ups meet another value with the same code. */
    @Test
    void aDigestOfEightBitsChangesNoAnswer() {
        Matchcoder.Digest eightBits =
                canonical -> new Matchcode(0, Matchcoder.digest(canonical).low() & 0xff);
        Property.holds("index equals brute force with an 8-bit digest", 80, random -> live(random, eightBits));
        Property.holds(
                "index equals brute force with one code", 20, random -> live(random, any -> new Matchcode(0, 0)));
    }

    private static void live(SplittableRandom random, Matchcoder.Digest digest) {
        List<DuplicateRule> rules = rules(random);
        DuplicateIndex index = new DuplicateIndex(
                new InMemoryMatchcodeStore(), PublishedRule.all(rules, MatchcodeSettings.standard(ZONE)), digest);
        Map<List<String>, Candidate> records = new HashMap<>();
        for (int step = 0; step < 80; step++) {
            Candidate record = record(random);
            List<String> key = List.of(record.type(), record.id());
            if (random.nextInt(6) == 0) {
                index.remove(record.type(), record.id());
                records.remove(key);
            } else {
                index.put(record);
                records.put(key, record);
            }
            Candidate base = record(random);
            assertThat(answer(index.check(base))).isEqualTo(bruteForce(base, rules, records));
        }
    }

    private static TreeMap<String, TreeSet<String>> answer(Duplicates duplicates) {
        TreeMap<String, TreeSet<String>> answer = new TreeMap<>();
        for (DuplicateHit hit : duplicates.hits()) {
            for (DuplicateMatch match : hit.matches()) {
                answer.computeIfAbsent(hit.type() + hit.id(), key -> new TreeSet<>())
                        .add(match.rule().id());
            }
        }
        return answer;
    }

    private static TreeMap<String, TreeSet<String>> bruteForce(
            Candidate base, List<DuplicateRule> rules, Map<List<String>, Candidate> records) {
        TreeMap<String, TreeSet<String>> answer = new TreeMap<>();
        for (DuplicateRule rule : rules) {
            for (Candidate other : records.values()) {
                boolean itself = base.type().equals(other.type()) && base.id().equals(other.id());
                if (!itself
                        && rule.baseType().equals(base.type())
                        && rule.matchingType().equals(other.type())
                        && (other.active() || !rule.excludeInactive())
                        && matches(rule, base, other)) {
                    answer.computeIfAbsent(other.type() + other.id(), key -> new TreeSet<>())
                            .add(rule.id());
                }
            }
        }
        return answer;
    }

    private static boolean matches(DuplicateRule rule, Candidate base, Candidate other) {
        boolean anyFilled = false;
        for (Criterion criterion : rule.criteria()) {
            Object one =
                    plain(criterion, rule.caseSensitive(), base.attributes().get(criterion.baseAttribute()));
            Object two =
                    plain(criterion, rule.caseSensitive(), other.attributes().get(criterion.matchingAttribute()));
            if (one == null && two == null) {
                if (criterion.ignoreBlank() || rule.criteria().size() == 1) {
                    return false;
                }
            } else if (one == null || !one.equals(two)) {
                return false;
            } else {
                anyFilled = true;
            }
        }
        return anyFilled;
    }

    private static @Nullable Object plain(Criterion criterion, boolean caseSensitive, @Nullable AttributeValue value) {
        if (value == null) {
            return null;
        }
        if (value instanceof AttributeValue.Text text) {
            String bare = text.value().replace('\u00a0', ' ').trim();
            String cased = caseSensitive ? bare : bare.toLowerCase(java.util.Locale.ROOT);
            String letters = cased.replace('é', 'e').replace('É', 'E');
            if (letters.isEmpty()) {
                return null;
            }
            int length = Math.min(criterion.length(), letters.length());
            return switch (criterion.operator()) {
                case FIRST -> letters.substring(0, length);
                case LAST -> letters.substring(letters.length() - length);
                default -> letters;
            };
        }
        if (value instanceof AttributeValue.Number number) {
            return number.value().doubleValue();
        }
        if (value instanceof AttributeValue.Moment moment) {
            return criterion.operator() == Operator.SAME_DATE
                    ? LocalDate.ofInstant(moment.value(), ZONE)
                    : moment.value();
        }
        return ((AttributeValue.Day) value).value();
    }

    private static List<DuplicateRule> rules(SplittableRandom random) {
        List<DuplicateRule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            List<Criterion> criteria = new ArrayList<>();
            int size = 1 + random.nextInt(3);
            for (int c = 0; c < size; c++) {
                criteria.add(criterion(random));
            }
            rules.add(new DuplicateRule(
                    "r" + i,
                    "Rule " + i,
                    TYPES.get(random.nextInt(2)),
                    TYPES.get(random.nextInt(2)),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    criteria));
        }
        return rules;
    }

    private static Criterion criterion(SplittableRandom random) {
        boolean ignoreBlank = random.nextBoolean();
        String text = "t" + random.nextInt(2);
        return switch (random.nextInt(6)) {
            case 0 -> new Criterion(text, "t" + random.nextInt(2), Operator.EXACT, 0, ignoreBlank);
            case 1 -> new Criterion(text, text, Operator.FIRST, 1 + random.nextInt(3), ignoreBlank);
            case 2 -> new Criterion(text, text, Operator.LAST, 1 + random.nextInt(3), ignoreBlank);
            case 3 -> new Criterion("n", "n", Operator.EXACT, 0, ignoreBlank);
            case 4 -> new Criterion("d", "d", Operator.SAME_DATE, 0, ignoreBlank);
            default -> new Criterion("m", "m", Operator.SAME_DATE_AND_TIME, 0, ignoreBlank);
        };
    }

    private static Candidate record(SplittableRandom random) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put("t0", new AttributeValue.Text(TEXTS.get(random.nextInt(TEXTS.size()))));
        values.put("t1", new AttributeValue.Text(TEXTS.get(random.nextInt(TEXTS.size()))));
        if (random.nextBoolean()) {
            values.put(
                    "n",
                    new AttributeValue.Number(
                            new BigDecimal(List.of("1", "1.0", "2").get(random.nextInt(3)))));
        }
        Instant moment = Instant.parse("2026-03-01T08:00:00Z").plusSeconds(3_600L * random.nextInt(6));
        if (random.nextBoolean()) {
            values.put("m", new AttributeValue.Moment(moment));
        }
        if (random.nextInt(3) > 0) {
            values.put(
                    "d",
                    random.nextBoolean()
                            ? new AttributeValue.Moment(moment)
                            : new AttributeValue.Day(LocalDate.of(2026, 3, 1 + random.nextInt(2))));
        }
        return new Candidate(TYPES.get(random.nextInt(2)), "id" + random.nextInt(8), random.nextInt(4) > 0, values);
    }
}

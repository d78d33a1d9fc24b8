package dev.crmbridge.dedupe.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.AccentPolicy;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index answers what comparing every pair by hand answers. */
class DuplicateIndexPropertyTest {
    private static final List<String> TYPES = List.of("contact", "lead");
    private static final List<String> TEXTS =
            List.of("", " ", "a", "A ", "b", "ab", "AB", "abc", "abcd", "É", "e", "\u00a0e", "a c", "ac");

    /** 300 runs of 80 steps; the nightly profile makes them 6,000. */
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
                new InMemoryMatchcodeStore(),
                PublishedRule.all(rules, MatchcodeSettings.standard(BruteForce.ZONE)),
                digest);
        Map<List<String>, Candidate> records = new HashMap<>();
        for (int step = 0; step < 80; step++) {
            Candidate record = record(random);
            List<String> key = List.of(record.type(), record.id());
            if (random.nextInt(10) == 0) {
                List<Candidate> many = many(random);
                index.putAll(many);
                many.forEach(each -> records.put(List.of(each.type(), each.id()), each));
            } else if (random.nextInt(6) == 0) {
                index.remove(record.type(), record.id());
                records.remove(key);
            } else {
                index.put(record);
                records.put(key, record);
            }
            Candidate base = record(random);
            assertThat(answer(index.check(base).hits())).isEqualTo(BruteForce.answer(base, rules, records));
            Set<String> changed =
                    random.nextInt(5) == 0 ? Set.of() : new HashSet<>(List.of(name(random), name(random)));
            List<DuplicateRule> touched = rules.stream()
                    .filter(rule -> rule.criteria().stream().anyMatch(each -> changed.contains(each.baseAttribute())))
                    .toList();
            assertThat(answer(index.checkChange(base, changed, hit -> true, Integer.MAX_VALUE)))
                    .isEqualTo(BruteForce.answer(base, touched, records));
        }
    }

    /** None, some or more than are stored together, mostly the same few records again and again. */
    private static List<Candidate> many(SplittableRandom random) {
        int count = random.nextInt(20) == 0 ? 500 + random.nextInt(40) : random.nextInt(12);
        return Stream.generate(() -> record(random)).limit(count).toList();
    }

    private static TreeMap<String, TreeSet<String>> answer(List<DuplicateHit> hits) {
        TreeMap<String, TreeSet<String>> answer = new TreeMap<>();
        for (DuplicateHit hit : hits) {
            for (DuplicateMatch match : hit.matches()) {
                answer.computeIfAbsent(hit.type() + hit.id(), key -> new TreeSet<>())
                        .add(match.rule().id());
            }
        }
        return answer;
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

    private static String name(SplittableRandom random) {
        return List.of("t0", "t1", "n", "m", "d", "c", "f", "o").get(random.nextInt(8));
    }

    private static Criterion criterion(SplittableRandom random) {
        String text = "t" + random.nextInt(2);
        return switch (random.nextInt(12)) {
            case 0 -> criterion(text, "t" + random.nextInt(2), Operator.EXACT, random);
            case 1 -> criterion(text, text, Operator.FIRST, random);
            case 2 -> criterion(text, text, Operator.LAST, random);
            case 3 -> criterion("n", "n", random.nextBoolean() ? Operator.EXACT : Operator.SAME_VALUE, random);
            case 4 -> criterion("d", random.nextBoolean() ? "d" : "m", Operator.SAME_DATE, random);
            case 5 -> criterion("m", "m", Operator.SAME_DATE_AND_TIME, random);
            case 6 -> criterion("c", "c", Operator.SAME_LABEL, random);
            case 7 -> criterion("c", "c", Operator.SAME_VALUE, random);
            case 8 -> criterion("f", "f", Operator.EXACT, random);
            case 9 -> criterion("o", "o", Operator.EXACT, random);
            default ->
                new Criterion(
                        text,
                        "t" + random.nextInt(2),
                        Operator.EXACT,
                        0,
                        random.nextBoolean(),
                        AccentPolicy.AS_RULE,
                        List.of(BruteForce.EACH_LETTER));
        };
    }

    private static Criterion criterion(String base, String matching, Operator operator, SplittableRandom random) {
        int length = operator.isCounted() ? 1 + random.nextInt(3) : 0;
        AccentPolicy accents = AccentPolicy.values()[random.nextInt(3)];
        return new Criterion(base, matching, operator, length, random.nextBoolean(), accents, List.of());
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
        if (random.nextInt(4) > 0) {
            int option = random.nextInt(2);
            values.put(
                    "c",
                    random.nextInt(5) == 0
                            ? new AttributeValue.Number(BigDecimal.valueOf(option))
                            : new AttributeValue.Choice(option, TEXTS.get(random.nextInt(4))));
        }
        if (random.nextBoolean()) {
            values.put("f", new AttributeValue.Flag(random.nextBoolean()));
        }
        if (random.nextInt(3) > 0) {
            String owner = random.nextBoolean() ? "A1" : "a1";
            values.put(
                    "o",
                    new AttributeValue.Reference(
                            random.nextInt(3) == 0 ? "team" : "user", random.nextInt(3) == 0 ? "b2" : owner));
        }
        Instant moment = Instant.parse("2026-03-01T08:00:00Z")
                .plusSeconds(3_600L * random.nextInt(6))
                .plusMillis(random.nextInt(2) * 250L);
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

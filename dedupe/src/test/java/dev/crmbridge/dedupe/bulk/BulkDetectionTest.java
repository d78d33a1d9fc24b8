package dev.crmbridge.dedupe.bulk;

import static dev.crmbridge.dedupe.CandidateBuilder.aRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.dedupe.AccentPolicy;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.CandidateBuilder;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.RuleBuilder;
import dev.crmbridge.dedupe.Transform;
import dev.crmbridge.dedupe.index.DuplicateHit;
import dev.crmbridge.dedupe.index.DuplicateIndex;
import dev.crmbridge.dedupe.index.DuplicateMatch;
import dev.crmbridge.dedupe.index.InMemoryMatchcodeStore;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.dedupe.transform.Transforms;
import dev.crmbridge.testkit.Property;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BulkDetectionTest {
    private static final List<String> NAMES =
            List.of("Bill", "William", "Will", "Bob", "Robert", "Bert", "Albert", "", "ZOË");

    @Test
    void aBulkRunFindsWhatCheckingEveryRecordFinds() {
        Property.holds("bulk equals the union of single checks", 250, random -> {
            List<DuplicateRule> rules = rules(random);
            List<PublishedRule> published = PublishedRule.all(rules, MatchcodeSettings.standard(ZoneOffset.UTC));
            int contacts = random.nextInt(30);
            List<Candidate> records = new ArrayList<>();
            for (int i = 0; i < contacts + random.nextInt(30); i++) {
                records.add(record(i < contacts ? "contact" : "lead", i, random));
            }
            DuplicateIndex index = new DuplicateIndex(new InMemoryMatchcodeStore(), published);
            BulkDetection bulk = new BulkDetection(published, "contact", contacts, 1 << 20, KeySpill.none());
            for (int row = 0; row < records.size(); row++) {
                index.put(records.get(row));
                bulk.add(row, records.get(row));
            }

            Map<String, Set<List<Integer>>> expected = new HashMap<>();
            rules.forEach(rule -> expected.put(rule.id(), new HashSet<>()));
            for (int row = 0; row < contacts; row++) {
                for (DuplicateHit hit : index.check(records.get(row)).hits()) {
                    int other = Integer.parseInt(hit.id());
                    for (DuplicateMatch match : hit.matches()) {
                        expected.computeIfAbsent(match.rule().id(), id -> new HashSet<>())
                                .add(List.of(Math.min(row, other), Math.max(row, other)));
                    }
                }
            }
            try (Workers workers = new Workers(2)) {
                BulkDetection.Found found = bulk.find(workers, BulkControl.none());
                Set<List<Integer>> distinct = new HashSet<>();
                for (int rule = 0; rule < rules.size(); rule++) {
                    Set<List<Integer>> pairs = pairs(found.groups().get(rule), rules.get(rule), records, contacts);
                    assertThat(pairs).isEqualTo(expected.get(rules.get(rule).id()));
                    assertThat(found.pairs().get(rule)).isEqualTo(pairs.size());
                    distinct.addAll(pairs);
                }
                assertThat(found.distinctPairs()).isEqualTo(distinct.size());
            }
        });
    }

    /** The pairs of a rule's groups that the rule means, written out. */
    private static Set<List<Integer>> pairs(
            RuleGroups groups, DuplicateRule rule, List<Candidate> records, int contacts) {
        boolean across = rule.matchingType().equals("lead");
        Set<List<Integer>> pairs = new HashSet<>();
        for (int group = 0; group < groups.count(); group++) {
            for (int i = 0; i < groups.size(group); i++) {
                for (int j = i + 1; j < groups.size(group); j++) {
                    int one = groups.row(group, i);
                    int other = groups.row(group, j);
                    boolean sides = across ? one < contacts && other >= contacts : other < contacts;
                    boolean state = !rule.excludeInactive()
                            || records.get(other).active()
                            || (!across && records.get(one).active());
                    if (sides && state) {
                        pairs.add(List.of(one, other));
                    }
                }
            }
        }
        return pairs;
    }

    private static List<DuplicateRule> rules(SplittableRandom random) {
        List<DuplicateRule> rules = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            List<Criterion> criteria = new ArrayList<>();
            for (int c = 0; c <= random.nextInt(2); c++) {
                List<Transform> transforms = random.nextBoolean()
                        ? List.of()
                        : List.of(Transforms.named(random.nextBoolean() ? "nickname" : "metaphone", "")
                                .orElseThrow());
                String name = "n" + random.nextInt(2);
                criteria.add(new Criterion(
                        name, name, Operator.EXACT, 0, random.nextBoolean(), AccentPolicy.AS_RULE, transforms));
            }
            rules.add(new DuplicateRule(
                    "r" + i,
                    "r" + i,
                    "contact",
                    random.nextBoolean() ? "contact" : "lead",
                    random.nextBoolean(),
                    random.nextBoolean(),
                    criteria));
        }
        return rules;
    }

    private static Candidate record(String type, int id, SplittableRandom random) {
        CandidateBuilder record = aRecord(type, Integer.toString(id));
        record.with("n0", NAMES.get(random.nextInt(NAMES.size())));
        record.with("n1", NAMES.get(random.nextInt(NAMES.size())));
        if (random.nextInt(3) == 0) {
            record.inactive();
        }
        return record.build();
    }

    @Test
    void tenThousandRulesAreCheckedOneByOneAndInBulk() {
        List<PublishedRule> rules = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            DuplicateRule rule = RuleBuilder.aRule("r" + i, "contact", "contact")
                    .criterion("n" + i % 3, "n" + i % 3, Operator.EXACT, 0)
                    .build();
            rules.add(new PublishedRule(rule, MatchcodeSettings.standard(ZoneOffset.UTC)));
        }
        DuplicateIndex index = new DuplicateIndex(new InMemoryMatchcodeStore(), rules);
        BulkDetection bulk = new BulkDetection(rules, "contact", 3, 1 << 24, KeySpill.none());
        for (int row = 0; row < 3; row++) {
            Candidate record = aRecord("contact", Integer.toString(row))
                    .with("n0", "same")
                    .with("n1", "n" + row / 2)
                    .build();
            index.put(record);
            bulk.add(row, record);
        }

        assertThat(index.check(aRecord("contact", "new").with("n1", "n0").build())
                        .hits())
                .hasSize(2)
                .allMatch(hit -> hit.matches().size() == 3_333);
        try (Workers workers = new Workers(2)) {
            BulkDetection.Found found = bulk.find(workers, BulkControl.none());
            assertThat(found.distinctPairs()).isEqualTo(3);
            assertThat(found.pairs().stream().mapToLong(Long::longValue).sum()).isEqualTo(3_334 * 3 + 3_333);
        }
    }

    @Test
    void aRecordOnTheWrongSideOfTheBoundaryIsRefused() {
        BulkDetection bulk = new BulkDetection(List.of(), "contact", 1, 1, KeySpill.none());
        assertThatThrownBy(() -> bulk.add(1, aRecord("contact", "a").build()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bulk.add(0, aRecord("lead", "a").build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleWithADirectionWithinOneTypeIsRefusedNotMisread() {
        DuplicateRule rule = RuleBuilder.aRule("r", "contact", "contact")
                .criterion("a", "b", Operator.EXACT, 0)
                .build();
        List<PublishedRule> rules = PublishedRule.all(List.of(rule), MatchcodeSettings.standard(ZoneOffset.UTC));
        assertThatThrownBy(() -> new BulkDetection(rules, "contact", 1, 1, KeySpill.none()))
                .hasMessageContaining("different attributes of one type");
    }
}

package dev.crmbridge.dedupe.index;

import static dev.crmbridge.dedupe.CandidateBuilder.aRecord;
import static dev.crmbridge.dedupe.RuleBuilder.aRule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.CandidateBuilder;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.testkit.Property;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoredSearchTest {
    private static final List<DuplicateRule> RULES = List.of(
            aRule("contact").exact("name").build(),
            aRule("contact").exact("name").excludingInactive().build(),
            aRule("contact").exact("mail").exact("name").build(),
            aRule("r", "contact", "contact")
                    .criterion("name", "mail", Operator.EXACT, 0)
                    .build(),
            aRule("r", "contact", "lead")
                    .criterion("mail", "mail", Operator.EXACT, 0)
                    .build());

    private static PublishedRule published(DuplicateRule rule) {
        return new PublishedRule(rule, MatchcodeSettings.standard(ZoneOffset.UTC));
    }

    private static Set<String> pairs(List<FoundPair> found) {
        Set<String> pairs = new HashSet<>();
        found.forEach(pair -> assertThat(pairs.add(pair.id() + " "
                        + pair.duplicate().type() + pair.duplicate().id()))
                .as("%s is found once", pair)
                .isTrue());
        return pairs;
    }

    @Test
    void manyRecordsAtOnceHaveTheDuplicatesThatACheckOfEachFinds() {
        Property.holds("search = union of checks", 2_000, random -> {
            MatchcodeStore store = random.nextInt(4) == 0 ? new CollidingStore() : new InMemoryMatchcodeStore();
            PublishedRule rule = published(RULES.get(random.nextInt(RULES.size())));
            DuplicateIndex index = new DuplicateIndex(store, List.of(rule));
            List<Candidate> records = records(random);
            records.forEach(index::put);
            List<Candidate> searched = records.stream()
                    .filter(record -> record.type().equals("contact") && random.nextInt(5) > 0)
                    .toList();
            Set<String> expected = searched.stream()
                    .flatMap(record ->
                            index.check(record).hits().stream().map(hit -> record.id() + " " + hit.type() + hit.id()))
                    .collect(Collectors.toSet());
            StoredSearch search = new StoredSearch(store, 50, RememberedKeys.none());

            assertThat(pairs(search.of(rule, searched))).isEqualTo(expected);
            if (rule.rule().comparesAlike()) {
                assertThat(pairs(byCode(index, store, search, rule.rule(), searched)))
                        .isEqualTo(expected);
            }
        });
    }

    private static List<Candidate> records(SplittableRandom random) {
        List<Candidate> records = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            CandidateBuilder record = aRecord(random.nextInt(4) == 0 ? "lead" : "contact", "%02d".formatted(i));
            for (String attribute : List.of("name", "mail")) {
                if (random.nextInt(5) > 0) {
                    record = record.with(attribute, "v" + random.nextInt(4));
                }
            }
            records.add((random.nextInt(4) == 0 ? record.inactive() : record).build());
        }
        return records;
    }

    /** Code by code, from what is stored. */
    private static List<FoundPair> byCode(
            DuplicateIndex index,
            MatchcodeStore store,
            StoredSearch search,
            DuplicateRule rule,
            List<Candidate> searched) {
        Set<String> ids = searched.stream().map(Candidate::id).collect(Collectors.toSet());
        Map<String, List<Entry>> byCode = new TreeMap<>();
        for (Candidate record : searched) {
            for (Entry entry : index.entries(record, rule.id())) {
                List<Entry> first = store.find(rule.id(), Side.MATCHING, entry.code(), "", search.enough());
                byCode.put(first.get(0).code() + "", first);
            }
        }
        List<FoundPair> found = new ArrayList<>();
        byCode.values()
                .forEach(first -> found.addAll(search.ofCode(
                        rule,
                        first,
                        first.stream().filter(entry -> ids.contains(entry.id())).toList())));
        return found;
    }

    @Test
    void aCommonKeyIsListedForTheFirstRecordOnlyAndCostsTheRestNoLookUp() {
        CountingStore store = new CountingStore();
        PublishedRule rule = published(RULES.get(0));
        DuplicateIndex index = new DuplicateIndex(store, List.of(rule));
        List<Candidate> records = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            records.add(aRecord("contact", "%04d".formatted(i))
                    .with("name", "Ann Lee")
                    .build());
        }
        records.forEach(index::put);
        RememberedKeys keys = RememberedKeys.none();

        assertThat(pairs(new StoredSearch(store, 3, keys).of(rule, records)))
                .containsExactlyInAnyOrder("0000 contact0001", "0000 contact0002", "0000 contact0003");
        assertThat(store.read.getAndSet(0)).isEqualTo(5);
        assertThat(new StoredSearch(store, 3, keys).of(rule, records)).isEmpty();
        assertThat(store.read.get()).isEqualTo(5);
    }

    @Test
    void codesThatAreEqualByChanceHideNoDuplicate() {
        CollidingStore store = new CollidingStore();
        PublishedRule rule = published(RULES.get(0));
        DuplicateIndex index = new DuplicateIndex(store, List.of(rule));
        List<Candidate> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(aRecord("contact", "%02d".formatted(i))
                    .with("name", "Name " + i / 2)
                    .build());
        }
        records.forEach(index::put);

        StoredSearch search = new StoredSearch(store, 3, RememberedKeys.none());
        assertThat(pairs(search.of(rule, records))).hasSize(40).contains("36 contact37", "37 contact36");
        Entry any = index.entries(records.get(0), rule.rule().id()).get(0);
        List<Entry> all = store.find(rule.rule().id(), Side.MATCHING, any.code());
        assertThat(pairs(search.ofCode(rule.rule(), all.subList(0, search.enough()), all)))
                .hasSize(40);
    }
}

package dev.crmbridge.dedupe.index;

import static dev.crmbridge.dedupe.CandidateBuilder.aRecord;
import static dev.crmbridge.dedupe.RuleBuilder.aRule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DuplicateIndexTest {
    private static final MatchcodeSettings SETTINGS = MatchcodeSettings.standard(ZoneOffset.UTC);

    private static DuplicateIndex indexOf(DuplicateRule... rules) {
        return new DuplicateIndex(new InMemoryMatchcodeStore(), PublishedRule.all(List.of(rules), SETTINGS));
    }

    private static Candidate contact(String id, String name) {
        return aRecord("contact", id).with("fullname", name).build();
    }

    private static List<String> ids(Duplicates duplicates) {
        return duplicates.hits().stream().map(DuplicateHit::id).toList();
    }

    @Test
    void equalRecordsAreFoundAndTheRecordItselfIsNot() {
        DuplicateIndex index = indexOf(aRule("contact").exact("fullname").build());
        index.put(contact("2", "Ann Lee"));
        index.put(contact("1", " ann LEE"));
        index.put(contact("3", "Bob Lee"));

        assertThat(ids(index.check(contact("1", "Ann Lee")))).containsExactly("2");
        assertThat(ids(index.check(contact("9", "Ann Lee")))).containsExactly("1", "2");
    }

    @Test
    void aRuleBetweenTypesWorksInItsDirectionOnly() {
        DuplicateIndex index = indexOf(aRule("r", "contact", "lead")
                .criterion("mail", "email", Operator.EXACT, 0)
                .build());
        Candidate contact = aRecord("contact", "1").with("mail", "a@b.example").build();
        Candidate lead = aRecord("lead", "1").with("email", "A@b.example").build();
        index.put(contact);
        index.put(lead);

        Duplicates found = index.check(contact);

        assertThat(found.byType()).containsOnlyKeys("lead");
        assertThat(found.hits().get(0).matches().get(0).attributes()).containsExactly("email");
        assertThat(index.check(lead).hits()).isEmpty();
    }

    @Test
    void severalRulesThatAgreeGiveOneHitWithAllReasons() {
        DuplicateIndex index = indexOf(
                aRule("mail", "contact", "contact").exact("mail").build(),
                aRule("name", "contact", "contact").exact("first").exact("last").build());
        Candidate one = aRecord("contact", "1")
                .with("mail", "a@b.example")
                .with("last", "Lee")
                .build();
        index.put(one);

        DuplicateHit hit = index.check(aRecord("contact", "2")
                        .with("mail", "a@b.example")
                        .with("last", "LEE")
                        .build())
                .hits()
                .get(0);

        assertThat(hit.matches()).extracting(match -> match.rule().id()).containsExactly("mail", "name");
        assertThat(hit.matches().get(1).attributes()).containsExactly("last");
    }

    @Test
    void inactiveRecordsAreLeftOutOnlyWhereTheRuleSaysSoAndOnlyOnTheMatchingSide() {
        DuplicateIndex index = indexOf(aRule("r", "contact", "contact")
                .exact("fullname")
                .excludingInactive()
                .build());
        Candidate inactive =
                aRecord("contact", "1").with("fullname", "Ann").inactive().build();
        index.put(inactive);
        index.put(contact("2", "Ann"));

        assertThat(ids(index.check(contact("3", "Ann")))).containsExactly("2");
        assertThat(ids(index.check(inactive))).containsExactly("2");

        index.put(contact("1", "Ann"));
        assertThat(ids(index.check(contact("3", "Ann")))).containsExactly("1", "2");
    }

    @Test
    void changedAndRemovedRecordsLeaveNothingBehind() {
        DuplicateIndex index = indexOf(aRule("contact").exact("fullname").build());
        index.put(contact("1", "Ann"));
        index.put(contact("1", "Bob"));
        assertThat(ids(index.check(contact("9", "Ann")))).isEmpty();
        assertThat(ids(index.check(contact("9", "Bob")))).containsExactly("1");

        index.put(contact("1", " "));
        assertThat(ids(index.check(contact("9", "Bob")))).isEmpty();

        index.put(contact("1", "Bob"));
        index.remove("contact", "1");
        assertThat(ids(index.check(contact("9", "Bob")))).isEmpty();
    }

    @Test
    void aChangeChecksOnlyTheRulesThatReadIt() {
        DuplicateIndex index = indexOf(
                aRule("mail", "contact", "contact").exact("mail").build(),
                aRule("name", "contact", "contact").exact("fullname").build());
        index.put(contact("1", "Ann"));

        index.put(contact("3", "Ann"));
        index.put(contact("4", "Ann"));

        assertThat(changeOf(index, Set.of("mail"), 5)).isEmpty();
        assertThat(changeOf(index, Set.of("mail", "fullname"), 5)).containsExactly("1", "3");
        assertThat(changeOf(index, Set.of("fullname"), 1)).containsExactly("1");
    }

    /** Ids of the first duplicates, apart from the one that is not wanted. */
    private static List<String> changeOf(DuplicateIndex index, Set<String> changed, int most) {
        return index.checkChange(contact("2", "Ann"), changed, hit -> !hit.id().equals("4"), most).stream()
                .map(DuplicateHit::id)
                .toList();
    }

    @Test
    void theIndexSaysWhichAttributesItNeedsPerType() {
        DuplicateIndex index = indexOf(
                aRule("a", "contact", "contact").exact("last").exact("first").build(),
                aRule("b", "contact", "lead")
                        .criterion("mail", "email", Operator.EXACT, 0)
                        .build());

        assertThat(index.baseAttributes("contact")).containsExactly("first", "last", "mail");
        assertThat(index.matchingAttributes("contact")).containsExactly("first", "last");
        assertThat(index.matchingAttributes("lead")).containsExactly("email");
        assertThat(index.baseAttributes("lead")).isEmpty();
        assertThat(index.matchingTypes()).containsExactly("contact", "lead");
    }

    @Test
    void aRuleThatCannotBeAppliedIsReported() {
        DuplicateIndex index = indexOf(aRule("contact").first("fullname", 2).build());

        Duplicates result = index.check(aRecord("contact", "1")
                .with("fullname", new AttributeValue.Flag(true))
                .build());

        assertThat(result.hits()).isEmpty();
        assertThat(result.notChecked())
                .singleElement()
                .satisfies(problem -> assertThat(problem.attribute()).isEqualTo("fullname"));
    }

    @Test
    void aNewRuleCanBeFilledAlone() {
        DuplicateRule old = aRule("old", "contact", "contact").exact("mail").build();
        DuplicateRule fresh =
                aRule("new", "contact", "contact").exact("fullname").build();
        MatchcodeStore store = new InMemoryMatchcodeStore();
        DuplicateIndex index = new DuplicateIndex(store, PublishedRule.all(List.of(old, fresh), SETTINGS));
        Candidate record = aRecord("contact", "1")
                .with("fullname", "Ann")
                .with("mail", "m")
                .build();

        index.putAll(List.of(record), "new");

        assertThat(store.count("new")).isEqualTo(1);
        assertThat(store.count("old")).isZero();
        assertThatThrownBy(() -> index.putAll(List.of(record), "zz")).hasMessageContaining("zz");
    }

    @Test
    void equalCodesOfDifferentValuesAreNoDuplicates() {
        DuplicateRule rule = aRule("contact").exact("fullname").build();
        CollidingStore store = new CollidingStore();
        DuplicateIndex index = new DuplicateIndex(store, PublishedRule.all(List.of(rule), SETTINGS));
        for (int i = 0; i < 50; i++) {
            index.put(contact("id" + i, "name " + i % 25));
        }

        assertThat(ids(index.check(contact("id3", "name 3")))).containsExactly("id28");
        assertThat(store.real.find("rule", MatchcodeStore.Side.MATCHING, CollidingStore.ONLY_CODE))
                .hasSize(50);
    }

    @Test
    void theFirstDuplicatesOfACommonKeyAreFoundWithoutReadingTheRest() {
        CountingStore store = new CountingStore();
        DuplicateIndex index = new DuplicateIndex(
                store,
                PublishedRule.all(List.of(aRule("contact").exact("fullname").build()), SETTINGS));
        for (int i = 0; i < 100_000; i++) {
            index.put(contact("%06d".formatted(i), "Ann Lee"));
        }

        assertThat(index.first(contact("new", "Ann Lee"), hit -> true, 3))
                .extracting(DuplicateHit::id)
                .containsExactly("000000", "000001", "000002");
        assertThat(store.read.getAndSet(0)).isLessThanOrEqualTo(500);

        assertThat(index.first(contact("new", "Ann Lee"), hit -> hit.id().equals("001234"), 1))
                .extracting(DuplicateHit::id)
                .containsExactly("001234");
        assertThat(store.read.getAndSet(0)).isLessThanOrEqualTo(1_500);

        assertThat(index.first(contact("new", "Ann Lee"), hit -> false, 1)).isEmpty();
        assertThat(store.read.getAndSet(0)).isEqualTo(100_000);
    }

    @Test
    void twoRulesWithOneIdAreRefused() {
        DuplicateRule rule = aRule("contact").exact("fullname").build();

        assertThatThrownBy(() -> indexOf(rule, rule)).hasMessageContaining("rule");
    }
}

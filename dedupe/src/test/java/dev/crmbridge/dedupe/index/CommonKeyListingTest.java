package dev.crmbridge.dedupe.index;

import static dev.crmbridge.dedupe.CandidateBuilder.aRecord;
import static dev.crmbridge.dedupe.RuleBuilder.aRule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.CandidateBuilder;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonKeyListingTest {
    private final CountingStore store = new CountingStore();

    private List<PublishedRule> rules = List.of();

    private DuplicateIndex indexOf(DuplicateRule rule) {
        rules = PublishedRule.all(List.of(rule), MatchcodeSettings.standard(ZoneOffset.UTC));
        return new DuplicateIndex(store, rules);
    }

    /** Ids of what a search lists for a record. */
    private List<String> listed(Candidate record, int most, CommonKeys keys) {
        return new StoredSearch(store, most, keys)
                .of(rules.get(0), List.of(record)).stream()
                        .map(pair -> pair.duplicate().id())
                        .toList();
    }

    private static Candidate contact(String id, String name) {
        return aRecord("contact", id).with("fullname", name).build();
    }

    private static Candidate named(String id, boolean active) {
        return inState(aRecord("contact", id).with("fullname", "Ann Lee"), active);
    }

    private static Candidate lead(String id, boolean active) {
        return inState(aRecord("lead", id).with("email", "a@b.example"), active);
    }

    private static Candidate inState(CandidateBuilder record, boolean active) {
        return (active ? record : record.inactive()).build();
    }

    @Test
    void aSearchListsAllOfAKeyThatFewHave() {
        DuplicateIndex index = indexOf(aRule("contact").exact("fullname").build());
        for (int i = 0; i < 6; i++) {
            index.put(contact("" + i, "Ann Lee"));
        }

        RememberedKeys keys = RememberedKeys.none();
        assertThat(listed(contact("3", "Ann Lee"), 5, keys)).containsExactly("0", "1", "2", "4", "5");
        assertThat(keys.places()).isEmpty();
        assertThat(listed(contact("3", "Ann Lee"), 4, keys)).containsExactly("0", "1", "2", "4");
        assertThat(listed(contact("0", "Ann Lee"), 4, keys)).isEmpty();
    }

    @Test
    void aCommonKeyIsListedPastAllThatDoNotCount() {
        DuplicateIndex index =
                indexOf(aRule("contact").exact("fullname").excludingInactive().build());
        for (int i = 0; i < 5_000; i++) {
            index.put(named("%04d".formatted(i), i >= 4_990));
        }
        RememberedKeys keys = RememberedKeys.judging((record, duplicate) -> duplicate.equals("4991")
                ? CommonKeys.Worth.PASSED_OVER
                : record.equals("0007") && duplicate.compareTo("4995") < 0
                        ? CommonKeys.Worth.ANSWERED
                        : CommonKeys.Worth.OPEN);

        assertThat(listed(contact("0007", "Ann Lee"), 3, keys))
                .containsExactly("4990", "4992", "4993", "4994", "4995", "4996", "4997");
        store.read.set(0);
        for (int i = 0; i < 100; i++) {
            assertThat(listed(contact("%04d".formatted(i), "Ann Lee"), 3, keys)).isEmpty();
        }
        assertThat(store.read.get()).isEqualTo(100 * 5);
    }

    @Test
    void aRecordOfACommonKeyWhosePairsWereAllAnsweredLeavesTheListToTheNext() {
        DuplicateIndex index = indexOf(aRule("contact").exact("fullname").build());
        for (int i = 0; i < 9; i++) {
            index.put(contact("" + i, "Ann Lee"));
        }
        RememberedKeys keys = RememberedKeys.judging((record, duplicate) ->
                record.equals("0") || duplicate.equals("0") ? CommonKeys.Worth.ANSWERED : CommonKeys.Worth.OPEN);

        assertThat(listed(contact("0", "Ann Lee"), 3, keys)).hasSize(8);
        assertThat(listed(contact("1", "Ann Lee"), 3, keys)).containsExactly("0", "2", "3", "4");
        assertThat(listed(contact("2", "Ann Lee"), 3, keys)).isEmpty();
    }

    @Test
    void aCommonKeyOfWhichNothingCountsIsGoneThroughOnce() {
        DuplicateIndex index = indexOf(aRule("contact").exact("fullname").build());
        for (int i = 0; i < 5_000; i++) {
            index.put(contact("%04d".formatted(i), "Ann Lee"));
        }
        RememberedKeys keys = RememberedKeys.judging((record, duplicate) -> CommonKeys.Worth.PASSED_OVER);

        for (int i = 0; i < 100; i++) {
            assertThat(listed(contact("x" + i, "Ann Lee"), 3, keys)).isEmpty();
        }
        assertThat(store.read.get()).isEqualTo(5_000 + 99 * 5);
    }

    @Test
    void underARuleBetweenTypesEveryRecordListsTheFirstOfACommonKeyThatCount() {
        DuplicateIndex index = indexOf(aRule("r", "contact", "lead")
                .criterion("mail", "email", Operator.EXACT, 0)
                .excludingInactive()
                .build());
        for (int i = 0; i < 900; i++) {
            index.put(lead("%03d".formatted(i), i >= 700));
        }
        RememberedKeys keys = RememberedKeys.none();

        for (String id : List.of("x", "y", "z")) {
            store.read.set(0);
            assertThat(listed(aRecord("contact", id).with("mail", "a@b.example").build(), 2, keys))
                    .containsExactly("700", "701");
        }
        assertThat(store.read.get()).isEqualTo(4 + 2);
    }
}

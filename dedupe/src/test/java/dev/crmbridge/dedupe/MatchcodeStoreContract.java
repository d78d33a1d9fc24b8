package dev.crmbridge.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.MatchcodeStore.Codes;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.testkit.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every {@link MatchcodeStore} promises. Subclasses give an empty store. */
public abstract class MatchcodeStoreContract {
    private static final Matchcode ONE = new Matchcode(1, 10);
    private static final Matchcode TWO = new Matchcode(2, 20);

    /** @return a new, empty store */
    protected abstract MatchcodeStore emptyStore();

    private static Entry entry(String rule, Side side, String id, Matchcode code) {
        return entry(rule, side, id, code, true);
    }

    private static Entry entry(String rule, Side side, String id, Matchcode code, boolean active) {
        return new Entry(rule, side, "contact", id, active, code, ("c" + code.low()).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    @Test
    void anEmptyStoreFindsNothing() {
        MatchcodeStore store = emptyStore();

        assertThat(store.find("r", Side.MATCHING, ONE)).isEmpty();
        assertThat(store.count("r")).isZero();
    }

    @Test
    void anEntryComesBackAsItWasPut() {
        MatchcodeStore store = emptyStore();
        Matchcode extreme = new Matchcode(Long.MIN_VALUE, -1);
        byte[] canonical = {0, 1, (byte) 0xff, 'x'};
        store.put(new Entry("r", Side.BASE, "lead", "{A b}'", false, extreme, canonical));

        Entry found = store.find("r", Side.BASE, extreme).get(0);

        assertThat(found.ruleId()).isEqualTo("r");
        assertThat(found.side()).isEqualTo(Side.BASE);
        assertThat(found.type()).isEqualTo("lead");
        assertThat(found.id()).isEqualTo("{A b}'");
        assertThat(found.active()).isFalse();
        assertThat(found.code()).isEqualTo(extreme);
        assertThat(found.canonical()).containsExactly(canonical);
    }

    @Test
    void equalCodesComeInTheOrderOfTheirIds() {
        MatchcodeStore store = emptyStore();
        for (String id : List.of("c", "a", "d", "b")) {
            store.put(entry("r", Side.MATCHING, id, ONE));
        }
        store.put(entry("r", Side.MATCHING, "x", TWO));

        assertThat(ids(store.find("r", Side.MATCHING, ONE))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void manyRecordsAtOnceReplaceWhatTheyHadAndTheLastOfTheSameRecordCounts() {
        MatchcodeStore store = emptyStore();
        store.put(entry("r", Side.MATCHING, "a", ONE));
        store.put(entry("r", Side.MATCHING, "b", ONE));
        store.put(entry("r", Side.MATCHING, "x", ONE));
        store.put(entry("other", Side.MATCHING, "b", ONE));

        store.replace(
                "r",
                Side.MATCHING,
                List.of(
                        new Codes("contact", "a", List.of(entry("r", Side.MATCHING, "a", TWO))),
                        new Codes("contact", "b", List.of()),
                        new Codes("contact", "c", List.of(entry("r", Side.MATCHING, "c", ONE))),
                        new Codes("contact", "d", List.of(entry("r", Side.MATCHING, "d", ONE))),
                        new Codes("contact", "d", List.of(entry("r", Side.MATCHING, "d", TWO, false)))));

        assertThat(ids(store.find("r", Side.MATCHING, ONE))).containsExactly("c", "x");
        assertThat(ids(store.find("r", Side.MATCHING, TWO))).containsExactly("a", "d");
        assertThat(store.find("r", Side.MATCHING, TWO))
                .extracting(Entry::active)
                .containsExactly(true, false);
        assertThat(ids(store.find("other", Side.MATCHING, ONE))).containsExactly("b");
        assertThat(store.count("r")).isEqualTo(4);
    }

    @Test
    void someOfManyEntriesComePageByPage() {
        MatchcodeStore store = emptyStore();
        for (String id : List.of("c", "a", "e", "d", "b")) {
            store.put(entry("r", Side.MATCHING, id, ONE));
        }
        store.put(entry("r", Side.MATCHING, "bb", TWO));

        assertThat(ids(store.find("r", Side.MATCHING, ONE, "", 2))).containsExactly("a", "b");
        assertThat(ids(store.find("r", Side.MATCHING, ONE, "b", 2))).containsExactly("c", "d");
        assertThat(ids(store.find("r", Side.MATCHING, ONE, "bx", 9))).containsExactly("c", "d", "e");
        assertThat(store.find("r", Side.MATCHING, ONE, "e", 2)).isEmpty();
        assertThat(ids(store.find("r", Side.MATCHING, TWO, "", 2))).containsExactly("bb");
        assertThat(store.find("r", Side.MATCHING, TWO, "bb", 2)).isEmpty();
    }

    @Test
    void bothHalvesOfACodeCount() {
        MatchcodeStore store = emptyStore();
        store.put(entry("r", Side.MATCHING, "a", ONE));

        assertThat(store.find("r", Side.MATCHING, new Matchcode(1, 11))).isEmpty();
        assertThat(store.find("r", Side.MATCHING, new Matchcode(0, 10))).isEmpty();
    }

    @Test
    void putReplacesTheRecordsEarlierCodeUnderTheSameRuleAndSide() {
        MatchcodeStore store = emptyStore();
        store.put(entry("r", Side.MATCHING, "a", ONE));
        store.put(entry("r", Side.MATCHING, "a", TWO, false));

        assertThat(store.find("r", Side.MATCHING, ONE)).isEmpty();
        assertThat(store.find("r", Side.MATCHING, TWO))
                .singleElement()
                .satisfies(found -> assertThat(found.active()).isFalse());
        assertThat(store.count("r")).isEqualTo(1);
    }

    @Test
    void aRecordWithSeveralCodesIsFoundUnderEachAndCountsOnce() {
        MatchcodeStore store = emptyStore();
        store.putAll(List.of(entry("r", Side.MATCHING, "a", ONE), entry("r", Side.MATCHING, "a", TWO, false)));

        assertThat(ids(store.find("r", Side.MATCHING, ONE))).containsExactly("a");
        assertThat(store.find("r", Side.MATCHING, TWO))
                .singleElement()
                .satisfies(found -> assertThat(found.active()).isFalse());
        assertThat(store.count("r")).isEqualTo(1);
    }

    @Test
    void twoValuesOfARecordThatHaveTheSameCodeByChanceAreBothFound() {
        MatchcodeStore store = emptyStore();
        for (int record = 0; record < 100; record++) {
            String id = "i" + record;
            store.putAll(List.of(
                    new Entry("r", Side.MATCHING, "contact", id, true, ONE, new byte[] {1}),
                    new Entry("r", Side.MATCHING, "contact", id, true, ONE, new byte[] {2})));
        }

        assertThat(store.find("r", Side.MATCHING, ONE)).hasSize(200);

        store.removeRecord("contact", "i7");
        assertThat(store.find("r", Side.MATCHING, ONE)).hasSize(198);
        assertThat(store.count("r")).isEqualTo(99);
    }

    @Test
    void fewerCodesOrOneReplaceSeveral() {
        MatchcodeStore store = emptyStore();
        Matchcode three = new Matchcode(3, 30);
        store.putAll(List.of(
                entry("r", Side.MATCHING, "a", ONE),
                entry("r", Side.MATCHING, "a", TWO),
                entry("r", Side.MATCHING, "a", three)));
        store.putAll(List.of(entry("r", Side.MATCHING, "a", three), entry("r", Side.MATCHING, "a", ONE)));

        assertThat(store.find("r", Side.MATCHING, TWO)).isEmpty();
        assertThat(ids(store.find("r", Side.MATCHING, ONE))).containsExactly("a");

        store.put(entry("r", Side.MATCHING, "a", TWO));

        assertThat(store.find("r", Side.MATCHING, ONE)).isEmpty();
        assertThat(store.find("r", Side.MATCHING, three)).isEmpty();
        assertThat(ids(store.find("r", Side.MATCHING, TWO))).containsExactly("a");
    }

    @Test
    void allCodesOfARecordGoTogether() {
        MatchcodeStore store = emptyStore();
        List<Entry> several = List.of(entry("r", Side.MATCHING, "a", ONE), entry("r", Side.MATCHING, "a", TWO));
        store.putAll(several);
        store.remove("r", Side.MATCHING, "contact", "a");
        assertThat(store.find("r", Side.MATCHING, TWO)).isEmpty();

        store.putAll(several);
        store.removeRecord("contact", "a");
        assertThat(store.find("r", Side.MATCHING, TWO)).isEmpty();

        store.putAll(several);
        store.removeRule("r");
        assertThat(store.find("r", Side.MATCHING, TWO)).isEmpty();
    }

    @Test
    void rulesSidesAndTypesAreKeptApart() {
        MatchcodeStore store = emptyStore();
        store.put(entry("r", Side.MATCHING, "a", ONE));
        store.put(entry("r", Side.BASE, "a", ONE));
        store.put(entry("s", Side.MATCHING, "a", ONE));
        store.put(new Entry("r", Side.MATCHING, "lead", "a", true, ONE, new byte[] {1}));

        store.remove("r", Side.MATCHING, "contact", "a");

        assertThat(store.find("r", Side.MATCHING, ONE)).extracting(Entry::type).containsExactly("lead");
        assertThat(ids(store.find("r", Side.BASE, ONE))).containsExactly("a");
        assertThat(ids(store.find("s", Side.MATCHING, ONE))).containsExactly("a");
    }

    @Test
    void removingARecordTakesAllItsCodesAndNoOthers() {
        MatchcodeStore store = emptyStore();
        store.put(entry("r", Side.MATCHING, "a", ONE));
        store.put(entry("r", Side.BASE, "a", ONE));
        store.put(entry("s", Side.MATCHING, "a", TWO));
        store.put(entry("r", Side.MATCHING, "b", ONE));

        store.removeRecord("contact", "a");

        assertThat(ids(store.find("r", Side.MATCHING, ONE))).containsExactly("b");
        assertThat(store.find("r", Side.BASE, ONE)).isEmpty();
        assertThat(store.count("s")).isZero();
    }

    @Test
    void removingARuleTakesBothSidesAndNoOtherRule() {
        MatchcodeStore store = emptyStore();
        store.put(entry("r", Side.MATCHING, "a", ONE));
        store.put(entry("r", Side.BASE, "a", ONE));
        store.put(entry("s", Side.MATCHING, "a", ONE));

        store.removeRule("r");

        assertThat(store.find("r", Side.BASE, ONE)).isEmpty();
        assertThat(store.count("r")).isZero();
        assertThat(store.count("s")).isEqualTo(1);
    }

    @Test
    void removingWhatIsNotThereDoesNothing() {
        MatchcodeStore store = emptyStore();
        store.put(entry("r", Side.MATCHING, "a", ONE));

        store.remove("r", Side.MATCHING, "contact", "zz");
        store.remove("zz", Side.MATCHING, "contact", "a");
        store.removeRecord("lead", "a");
        store.removeRule("zz");

        assertThat(store.count("r")).isEqualTo(1);
    }

    @Test
    void countCountsTheMatchingSideOnly() {
        MatchcodeStore store = emptyStore();
        store.put(entry("r", Side.MATCHING, "a", ONE));
        store.put(entry("r", Side.MATCHING, "b", ONE));
        store.put(entry("r", Side.BASE, "c", ONE));

        assertThat(store.count("r")).isEqualTo(2);
    }

    @Test
    void anyRowOfChangesLeavesWhatAPlainListWouldHold() {
        Property.holds("store equals a plain list", 30, random -> {
            MatchcodeStore store = emptyStore();
            List<Entry> model = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                change(store, model, random);
                String rule = "r" + random.nextInt(2);
                Side side = Side.values()[random.nextInt(2)];
                Matchcode code = new Matchcode(random.nextInt(3), 0);
                assertThat(ids(store.find(rule, side, code)))
                        .isEqualTo(model.stream()
                                .filter(each -> each.ruleId().equals(rule)
                                        && each.side() == side
                                        && each.code().equals(code))
                                .sorted(Comparator.comparing(Entry::id))
                                .map(Entry::id)
                                .toList());
                assertThat(store.count(rule))
                        .isEqualTo(model.stream()
                                .filter(each -> each.ruleId().equals(rule) && each.side() == Side.MATCHING)
                                .count());
            }
        });
    }

    private static void change(MatchcodeStore store, List<Entry> model, SplittableRandom random) {
        String rule = "r" + random.nextInt(2);
        Side side = Side.values()[random.nextInt(2)];
        String id = "i" + random.nextInt(6);
        int kind = random.nextInt(10);
        if (kind < 7) {
            Entry entry = entry(rule, side, id, new Matchcode(random.nextInt(3), 0));
            store.put(entry);
            model.removeIf(each -> each.ruleId().equals(rule)
                    && each.side() == side
                    && each.id().equals(id));
            model.add(entry);
        } else if (kind == 7) {
            store.remove(rule, side, "contact", id);
            model.removeIf(each -> each.ruleId().equals(rule)
                    && each.side() == side
                    && each.id().equals(id));
        } else if (kind == 8) {
            store.removeRecord("contact", id);
            model.removeIf(each -> each.id().equals(id));
        } else {
            store.removeRule(rule);
            model.removeIf(each -> each.ruleId().equals(rule));
        }
    }
}

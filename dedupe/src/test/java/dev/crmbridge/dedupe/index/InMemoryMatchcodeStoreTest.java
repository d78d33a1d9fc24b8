package dev.crmbridge.dedupe.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.MatchcodeStore.Codes;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.MatchcodeStoreContract;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.testkit.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InMemoryMatchcodeStoreTest extends MatchcodeStoreContract {
    private static final int WRITERS = 8;
    private static final int EACH = 2_000;
    private static final Matchcode CODE = new Matchcode(1, 1);

    @Override
    protected MatchcodeStore emptyStore() {
        return new InMemoryMatchcodeStore();
    }

    @Test
    void commonCodesSeveralCodesAndLongValuesLeaveWhatAPlainListWouldHold() {
        Property.holds("compact store equals a plain list", 40, random -> {
            InMemoryMatchcodeStore store = new InMemoryMatchcodeStore();
            Map<List<String>, List<Entry>> model = new HashMap<>();
            for (int step = 0; step < 600; step++) {
                String type = random.nextInt(4) == 0 ? "lead" : "contact";
                String id = "i" + random.nextInt(80);
                if (random.nextInt(4) == 0) {
                    store.remove("r", Side.MATCHING, type, id);
                    model.remove(List.of(id, type));
                } else {
                    List<Entry> entries = entries(type, id, random);
                    store.putAll(entries);
                    model.put(List.of(id, type), entries);
                }
                Matchcode asked = code(random);
                String after = random.nextBoolean() ? "" : "i" + random.nextInt(80);
                int most = 1 + random.nextInt(60);
                assertThat(texts(store.find("r", Side.MATCHING, asked, after, most)))
                        .isEqualTo(texts(model.values().stream()
                                .flatMap(List::stream)
                                .filter(entry ->
                                        entry.code().equals(asked) && entry.id().compareTo(after) > 0)
                                .sorted(Comparator.comparing(Entry::id).thenComparing(Entry::type))
                                .limit(most)
                                .toList()));
                assertThat(store.count("r")).isEqualTo(model.size());
                assertThat(store.memory().codes())
                        .isEqualTo(model.values().stream().mapToInt(List::size).sum());
            }
        });
    }

    /** Some codes are common, some differ in one half only. */
    private static Matchcode code(SplittableRandom random) {
        return random.nextInt(3) == 0 ? new Matchcode(7, 7) : new Matchcode(random.nextInt(3), random.nextInt(3));
    }

    private static List<Entry> entries(String type, String id, SplittableRandom random) {
        Set<Matchcode> codes = new HashSet<>();
        for (int each = random.nextInt(3); each >= 0; each--) {
            codes.add(code(random));
        }
        return codes.stream()
                .map(code -> new Entry("r", Side.MATCHING, type, id, random.nextBoolean(), code, value(random)))
                .toList();
    }

    private static byte[] value(SplittableRandom random) {
        int[] lengths = {0, 1, 30, 254, 255, 300, 65_527, 65_528, 100_000};
        byte[] value = new byte[lengths[random.nextInt(random.nextInt(20) == 0 ? lengths.length : 6)]];
        random.nextBytes(value);
        return value;
    }

    private static List<String> texts(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.id() + " " + entry.type() + " " + entry.active() + " " + entry.code() + " "
                        + entry.canonical().length + " " + Arrays.hashCode(entry.canonical()))
                .toList();
    }

    @Test
    void manyRecordsAtOnceLeaveWhatOneAfterTheOtherLeaves() {
        Property.holds("many at once equal one by one", 30, random -> {
            InMemoryMatchcodeStore atOnce = new InMemoryMatchcodeStore();
            InMemoryMatchcodeStore oneByOne = new InMemoryMatchcodeStore();
            for (int step = 0; step < 12; step++) {
                List<Codes> records = new ArrayList<>();
                for (int each = random.nextInt(400); each > 0; each--) {
                    String id = "i" + random.nextInt(200);
                    records.add(new Codes(
                            "contact", id, random.nextInt(5) == 0 ? List.of() : entries("contact", id, random)));
                }
                atOnce.replace("r", Side.MATCHING, records);
                for (Codes record : records) {
                    oneByOne.remove("r", Side.MATCHING, record.type(), record.id());
                    if (!record.entries().isEmpty()) {
                        oneByOne.putAll(record.entries());
                    }
                }
                if (random.nextBoolean()) {
                    String gone = "i" + random.nextInt(200);
                    atOnce.removeRecord("contact", gone);
                    oneByOne.removeRecord("contact", gone);
                }
                for (int high = 0; high < 3; high++) {
                    for (int low = 0; low < 3; low++) {
                        Matchcode code = new Matchcode(high, low);
                        assertThat(texts(atOnce.find("r", Side.MATCHING, code)))
                                .isEqualTo(texts(oneByOne.find("r", Side.MATCHING, code)));
                    }
                }
                Matchcode common = new Matchcode(7, 7);
                assertThat(texts(atOnce.find("r", Side.MATCHING, common)))
                        .isEqualTo(texts(oneByOne.find("r", Side.MATCHING, common)));
                assertThat(atOnce.count("r")).isEqualTo(oneByOne.count("r"));
                assertThat(atOnce.memory().codes()).isEqualTo(oneByOne.memory().codes());
            }
        });
    }

    @Test
    void aMatchcodeTakesSixteenToTwentyFourBytesInTheIndexAndItsValuesBesideIt() {
        InMemoryMatchcodeStore store = new InMemoryMatchcodeStore();
        int length = 25;
        for (int record = 0; record < 300_000; record++) {
            Matchcode code = Matchcoder.digest(("person" + record).getBytes(StandardCharsets.US_ASCII));
            store.put(new Entry("r", Side.MATCHING, "contact", "c" + record, true, code, new byte[length]));
        }

        StoreMemory memory = store.memory();

        assertThat(memory.codes()).isEqualTo(300_000);
        assertThat(memory.index() / 300_000.0).isBetween(16.0, 24.0);
        assertThat(memory.records() / 300_000.0).isBetween(16.0, 28.0);
        assertThat(memory.values() / 300_000.0).isBetween(9.0 + length, 10.0 + length);
    }

    @Test
    void recordsThatChangeForeverTakeNoMoreMemory() {
        InMemoryMatchcodeStore store = new InMemoryMatchcodeStore();
        long afterTheFirst = 0;
        for (int round = 0; round < 100; round++) {
            for (int record = 0; record < 1_000; record++) {
                Matchcode code = Matchcoder.digest((round + "person" + record).getBytes(StandardCharsets.US_ASCII));
                store.put(new Entry("r", Side.MATCHING, "contact", "c" + record, true, code, new byte[100]));
            }
            afterTheFirst = round == 0 ? store.memory().total() : afterTheFirst;
        }

        assertThat(store.memory().total()).isLessThan(3 * afterTheFirst);
        for (int record = 0; record < 1_000; record++) {
            store.removeRecord("contact", "c" + record);
        }
        assertThat(store.memory().codes()).isZero();
    }

    @Test
    void manyThreadsLoseNoEntryOfACommonCode() throws Exception {
        MatchcodeStore store = new InMemoryMatchcodeStore();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<Future<Integer>> running = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            running.add(threads.submit(writing(store, writer)));
        }
        for (Future<Integer> each : running) {
            assertThat(each.get()).isPositive();
        }
        threads.shutdown();

        assertThat(store.count("r")).isEqualTo(WRITERS * EACH);
        assertThat(store.find("r", Side.MATCHING, CODE))
                .hasSize(WRITERS * EACH)
                .extracting(Entry::id)
                .isSorted();
    }

    /** Writes its entries and looks once in a while; returns how many entries it saw last. */
    private static Callable<Integer> writing(MatchcodeStore store, int writer) {
        return () -> {
            int seen = 0;
            for (int i = 0; i < EACH; i++) {
                store.put(new Entry("r", Side.MATCHING, "contact", writer + "-" + i, true, CODE, new byte[0]));
                if (i % 500 == 499) {
                    seen = store.find("r", Side.MATCHING, CODE).size();
                }
            }
            return seen;
        };
    }
}

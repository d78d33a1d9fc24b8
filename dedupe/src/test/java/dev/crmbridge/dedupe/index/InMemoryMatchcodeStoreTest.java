package dev.crmbridge.dedupe.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.MatchcodeStoreContract;
import java.util.ArrayList;
import java.util.List;
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

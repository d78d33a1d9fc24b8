package dev.crmbridge.bench.product;

import dev.crmbridge.bridge.outlook.CallObserver;
import java.util.Map;
import java.util.TreeMap;

/** Counts COM calls per operation of the mailbox. Thread-safe. */
final class CallCounter implements CallObserver {
    private final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public synchronized void finished(String operation, int calls) {
        counts.merge(operation, calls, Integer::sum);
    }

    /** @return how many calls there were since the last {@link #take} */
    synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @return the calls since the last time this was asked, by operation */
    synchronized Map<String, Integer> take() {
        Map<String, Integer> taken = new TreeMap<>(counts);
        counts.clear();
        return taken;
    }
}

package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Matchcode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the entries that were read. */
final class CountingStore extends ForwardingStore {
    final AtomicInteger read = new AtomicInteger();

    @Override
    public List<Entry> find(String ruleId, Side side, Matchcode code, String after, int most) {
        List<Entry> found = super.find(ruleId, side, code, after, most);
        read.addAndGet(found.size());
        return found;
    }
}

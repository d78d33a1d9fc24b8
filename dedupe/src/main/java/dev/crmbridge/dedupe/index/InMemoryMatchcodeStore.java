package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Matchcodes in memory, without an object for any of them; every operation takes constant time per rule apart from very common
 * codes, whose entries are kept sorted. The strings of the entries put are kept, so they take memory of their own only if the caller
 * drops them. Thread-safe: many readers or one writer. Knows no transactions: each call takes effect at once.
 */
public final class InMemoryMatchcodeStore implements MatchcodeStore {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<RuleSide, RuleTable> tables = new HashMap<>();

    private record RuleSide(String ruleId, Side side) {}

    @Override
    public void put(Entry entry) {
        putAll(List.of(entry));
    }

    @Override
    public void putAll(List<Entry> entries) {
        Entry any = entries.get(0);
        changing(() -> table(any.ruleId(), any.side()).put(entries));
    }

    @Override
    public void replace(String ruleId, Side side, List<Codes> records) {
        changing(() -> table(ruleId, side).replace(records));
    }

    private RuleTable table(String ruleId, Side side) {
        return tables.computeIfAbsent(new RuleSide(ruleId, side), key -> new RuleTable(key.ruleId(), key.side()));
    }

    @Override
    public void remove(String ruleId, Side side, String type, String id) {
        changing(() -> {
            RuleTable table = tables.get(new RuleSide(ruleId, side));
            if (table != null) {
                table.remove(type, id);
            }
        });
    }

    @Override
    public void removeRecord(String type, String id) {
        changing(() -> {
            Collection<RuleTable> all = tables.values();
            all.forEach(table -> table.remove(type, id));
        });
    }

    @Override
    public void removeRule(String ruleId) {
        changing(() -> tables.keySet().removeIf(key -> key.ruleId().equals(ruleId)));
    }

    @Override
    public List<Entry> find(String ruleId, Side side, Matchcode code, String after, int most) {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            RuleTable table = tables.get(new RuleSide(ruleId, side));
            return table == null ? List.of() : table.find(code, after, most);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public long count(String ruleId) {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            RuleTable table = tables.get(new RuleSide(ruleId, Side.MATCHING));
            return table == null ? 0 : table.records();
        } finally {
            reading.unlock();
        }
    }

    /** @return what the codes of all rules take */
    public StoreMemory memory() {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            return tables.values().stream().map(RuleTable::memory).reduce(StoreMemory.NONE, StoreMemory::plus);
        } finally {
            reading.unlock();
        }
    }

    private void changing(Runnable change) {
        Lock writing = lock.writeLock();
        writing.lock();
        try {
            change.run();
        } finally {
            writing.unlock();
        }
    }
}

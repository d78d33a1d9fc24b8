package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Matchcodes in memory; every operation takes constant time per rule apart from very common codes, whose entries are
 * kept sorted. Thread-safe: many readers or one writer. Knows no transactions: each call takes effect at once.
 */
public final class InMemoryMatchcodeStore implements MatchcodeStore {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<RuleSide, Table> tables = new HashMap<>();

    private record RuleSide(String ruleId, Side side) {}

    /** Behind the name of every type. */
    private static final String LAST = "\uffff";

    private record RecordKey(String id, String type) implements Comparable<RecordKey> {
        private static final Comparator<RecordKey> BY_ID =
                Comparator.comparing(RecordKey::id).thenComparing(RecordKey::type);

        @Override
        public int compareTo(RecordKey other) {
            return BY_ID.compare(this, other);
        }
    }

    /** The codes of one side of one rule. */
    private static final class Table {
        private final Map<RecordKey, List<Entry>> byRecord = new HashMap<>();
        private final Map<Matchcode, Entry> single = new HashMap<>();
        private final Map<Matchcode, TreeMap<RecordKey, Entry>> shared = new HashMap<>();

        void put(List<Entry> entries) {
            Entry any = entries.get(0);
            RecordKey key = new RecordKey(any.id(), any.type());
            remove(key);
            byRecord.put(key, List.copyOf(entries));
            entries.forEach(entry -> putCode(key, entry));
        }

        private void putCode(RecordKey key, Entry entry) {
            TreeMap<RecordKey, Entry> group = shared.get(entry.code());
            if (group != null) {
                group.put(key, entry);
                return;
            }
            Entry other = single.putIfAbsent(entry.code(), entry);
            if (other != null) {
                single.remove(entry.code());
                group = new TreeMap<>();
                group.put(new RecordKey(other.id(), other.type()), other);
                group.put(key, entry);
                shared.put(entry.code(), group);
            }
        }

        void remove(RecordKey key) {
            List<Entry> entries = byRecord.remove(key);
            if (entries != null) {
                entries.forEach(entry -> removeCode(key, entry.code()));
            }
        }

        private void removeCode(RecordKey key, Matchcode code) {
            TreeMap<RecordKey, Entry> group = shared.get(code);
            if (group == null) {
                single.remove(code);
                return;
            }
            group.remove(key);
            if (group.isEmpty()) {
                shared.remove(code);
            }
        }

        List<Entry> find(Matchcode code, String after, int most) {
            Entry only = single.get(code);
            if (only != null) {
                return only.id().compareTo(after) > 0 ? List.of(only) : List.of();
            }
            @Nullable TreeMap<RecordKey, Entry> group = shared.get(code);
            return group == null
                    ? List.of()
                    : group.tailMap(new RecordKey(after, LAST), false).values().stream()
                            .limit(most)
                            .toList();
        }
    }

    @Override
    public void put(Entry entry) {
        putAll(List.of(entry));
    }

    @Override
    public void putAll(List<Entry> entries) {
        Entry any = entries.get(0);
        changing(() -> tables.computeIfAbsent(new RuleSide(any.ruleId(), any.side()), key -> new Table())
                .put(entries));
    }

    @Override
    public void remove(String ruleId, Side side, String type, String id) {
        changing(() -> {
            Table table = tables.get(new RuleSide(ruleId, side));
            if (table != null) {
                table.remove(new RecordKey(id, type));
            }
        });
    }

    @Override
    public void removeRecord(String type, String id) {
        RecordKey key = new RecordKey(id, type);
        changing(() -> {
            Collection<Table> all = tables.values();
            all.forEach(table -> table.remove(key));
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
            Table table = tables.get(new RuleSide(ruleId, side));
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
            Table table = tables.get(new RuleSide(ruleId, Side.MATCHING));
            return table == null ? 0 : table.byRecord.size();
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

package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import java.util.List;

/** Does what another store does. */
class ForwardingStore implements MatchcodeStore {
    final MatchcodeStore real = new InMemoryMatchcodeStore();

    @Override
    public void put(Entry entry) {
        real.put(entry);
    }

    @Override
    public void remove(String ruleId, Side side, String type, String id) {
        real.remove(ruleId, side, type, id);
    }

    @Override
    public void removeRecord(String type, String id) {
        real.removeRecord(type, id);
    }

    @Override
    public void removeRule(String ruleId) {
        real.removeRule(ruleId);
    }

    @Override
    public List<Entry> find(String ruleId, Side side, Matchcode code, String after, int most) {
        return real.find(ruleId, side, code, after, most);
    }

    @Override
    public long count(String ruleId) {
        return real.count(ruleId);
    }
}

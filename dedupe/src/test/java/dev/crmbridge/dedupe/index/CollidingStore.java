package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Matchcode;
import java.util.List;

/** A store in which all codes are equal, as by a digest that could not be worse. */
final class CollidingStore extends ForwardingStore {
    static final Matchcode ONLY_CODE = new Matchcode(7, 7);

    @Override
    public void put(Entry entry) {
        super.put(new Entry(
                entry.ruleId(), entry.side(), entry.type(), entry.id(), entry.active(), ONLY_CODE, entry.canonical()));
    }

    @Override
    public List<Entry> find(String ruleId, Side side, Matchcode code, String after, int most) {
        return super.find(ruleId, side, ONLY_CODE, after, most);
    }
}

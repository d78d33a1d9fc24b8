package dev.crmbridge.sync.run;

import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.filter.FilterSwitch;
import dev.crmbridge.sync.store.Settings;
import dev.crmbridge.sync.store.Transaction;
import java.util.Arrays;
import java.util.List;

/** How the filters are set; a filter nobody ever switched is off. Inside somebody's transaction. */
public final class FilterSettings {
    private FilterSettings() {}

    /** @return all filters in their order */
    public static List<FilterSwitch> all(Transaction tx) {
        return Arrays.stream(Filter.values())
                .map(filter -> of(tx.settings(), filter))
                .toList();
    }

    /** @return how many filters wait for a yes */
    public static int asking(Transaction tx) {
        return (int) all(tx).stream()
                .filter(set -> set.position() == FilterSwitch.Position.ASKS)
                .count();
    }

    static FilterSwitch of(Settings settings, Filter filter) {
        return settings.get(name(filter))
                .map(text -> FilterSwitch.parse(filter, text))
                .orElseGet(() -> FilterSwitch.off(filter));
    }

    static void put(Transaction tx, FilterSwitch set) {
        if (set.isOn()) {
            tx.settings().put(name(set.filter()), set.text());
        } else {
            tx.settings().remove(name(set.filter()));
        }
    }

    private static String name(Filter filter) {
        return "filter." + filter.word();
    }
}

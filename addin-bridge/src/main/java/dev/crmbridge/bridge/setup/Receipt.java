package dev.crmbridge.bridge.setup;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.registry.RegistryValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What set-ups have written, kept in the registry itself: taking it back needs no knowledge of the version that wrote it. It is
 * written before the values it names, so a set-up that was cut off can be taken back too.
 *
 * @param places values that were written
 * @param keys keys that did not exist before
 */
record Receipt(Set<Place> places, Set<RegistryKey> keys) {
    private static final RegistryKey KEY = AddinIdentity.SETTINGS_KEY.child("Setup");
    private static final String PLACES = "Values";
    private static final String KEYS = "Keys";
    private static final String DIVIDER = "=|";

    /** Where a value is. */
    record Place(RegistryKey key, String name) {}

    /** Takes copies that keep the order. */
    Receipt {
        places = new LinkedHashSet<>(places);
        keys = new LinkedHashSet<>(keys);
    }

    /** @return what was written so far; empty when nothing was */
    static Receipt read(Registry registry) {
        Set<Place> places = new LinkedHashSet<>();
        for (String line : lines(registry, PLACES)) {
            int divider = line.indexOf(DIVIDER);
            if (divider >= 0) {
                String path = line.substring(divider + DIVIDER.length());
                places.add(new Place(RegistryKey.user(path), line.substring(0, divider)));
            }
        }
        Set<RegistryKey> keys = new LinkedHashSet<>();
        lines(registry, KEYS).forEach(path -> keys.add(RegistryKey.user(path)));
        return new Receipt(places, keys);
    }

    /** @return this one and what {@code plan} is about to write */
    Receipt with(SetupPlan plan, Registry registry) {
        Receipt together = new Receipt(places, keys);
        for (PlannedValue value : plan.values()) {
            together.places.add(new Place(value.key(), value.name()));
            together.keys.addAll(missing(value.key(), registry));
        }
        together.keys.addAll(missing(KEY, registry));
        return together;
    }

    /** @return this one without {@code gone} */
    Receipt without(Collection<Place> gone) {
        Receipt rest = new Receipt(places, keys);
        rest.places.removeAll(gone);
        return rest;
    }

    void write(Registry registry) {
        registry.write(
                KEY,
                KEYS,
                new RegistryValue.Texts(keys.stream().map(RegistryKey::path).toList()));
        registry.write(
                KEY,
                PLACES,
                new RegistryValue.Texts(places.stream()
                        .map(place -> place.name() + DIVIDER + place.key().path())
                        .toList()));
    }

    /** Removes the receipt itself; its keys are among those it names. */
    static void discard(Registry registry) {
        registry.deleteValue(KEY, PLACES);
        registry.deleteValue(KEY, KEYS);
    }

    /** @return the keys, those below others first */
    List<RegistryKey> deepestFirst() {
        List<RegistryKey> sorted = new ArrayList<>(keys);
        sorted.sort((a, b) -> Integer.compare(b.path().length(), a.path().length()));
        return sorted;
    }

    private static List<RegistryKey> missing(RegistryKey key, Registry registry) {
        List<RegistryKey> missing = new ArrayList<>();
        RegistryKey at = key;
        while (!registry.exists(at)) {
            missing.add(at);
            if (at.parent().isEmpty()) {
                break;
            }
            at = at.parent().get();
        }
        return missing;
    }

    private static List<String> lines(Registry registry, String name) {
        return registry.value(KEY, name)
                .map(value -> value instanceof RegistryValue.Texts texts ? texts.texts() : null)
                .orElse(List.of());
    }
}

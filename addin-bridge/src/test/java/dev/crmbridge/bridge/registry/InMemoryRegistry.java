package dev.crmbridge.bridge.registry;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A registry in memory, empty at first. Tests put into it what an installation of Office would. */
public final class InMemoryRegistry implements Registry {
    private final Map<RegistryKey, SortedMap<String, RegistryValue>> keys =
            new TreeMap<>((a, b) -> String.CASE_INSENSITIVE_ORDER.compare(a.toString(), b.toString()));

    /** Puts a value into any key, also one of the computer. */
    public InMemoryRegistry with(RegistryKey key, String name, RegistryValue value) {
        create(key).put(name, value);
        return this;
    }

    /** Puts a text into any key. */
    public InMemoryRegistry with(RegistryKey key, String name, String text) {
        return with(key, name, new RegistryValue.Text(text));
    }

    /** Puts a number into any key. */
    public InMemoryRegistry with(RegistryKey key, String name, int number) {
        return with(key, name, new RegistryValue.Number(number));
    }

    /** @return everything, as one line per key and value, for comparing before and after */
    public Set<String> lines() {
        Set<String> lines = new HashSet<>();
        keys.forEach((key, values) -> {
            lines.add(key.toString());
            values.forEach((name, value) -> lines.add(key + " @ " + name + " = " + value));
        });
        return lines;
    }

    @Override
    public boolean exists(RegistryKey key) {
        return keys.containsKey(key);
    }

    @Override
    public SortedMap<String, RegistryValue> values(RegistryKey key) {
        SortedMap<String, RegistryValue> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        found.putAll(keys.getOrDefault(key, Collections.emptySortedMap()));
        return found;
    }

    @Override
    public List<String> children(RegistryKey key) {
        String above = key.path().toLowerCase(Locale.ROOT) + "\\";
        return keys.keySet().stream()
                .filter(other -> other.root() == key.root() && other.view() == key.view())
                .filter(other -> other.path().toLowerCase(Locale.ROOT).startsWith(above))
                .map(other -> other.path().substring(above.length()))
                .filter(name -> name.indexOf('\\') < 0)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    @Override
    public void write(RegistryKey key, String name, RegistryValue value) {
        Registry.requireOwn(key);
        create(key).put(name, value);
    }

    @Override
    public boolean deleteValue(RegistryKey key, String name) {
        Registry.requireOwn(key);
        SortedMap<String, RegistryValue> values = keys.get(key);
        return values != null && values.remove(name) != null;
    }

    @Override
    public boolean deleteIfEmpty(RegistryKey key) {
        Registry.requireOwn(key);
        return exists(key) && values(key).isEmpty() && children(key).isEmpty() && keys.remove(key) != null;
    }

    private SortedMap<String, RegistryValue> create(RegistryKey key) {
        key.parent().ifPresent(this::create);
        return keys.computeIfAbsent(key, none -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }
}

package dev.crmbridge.bridge.registry;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The registry. Names of keys and values are compared without regard to case; the name of a key's default value is empty.
 *
 * <p>Only keys of the current user are written: nothing here needs an administrator. Not thread-safe.
 */
public interface Registry {
    /** @return whether the key exists */
    boolean exists(RegistryKey key);

    /** @return all values of a key by name; empty when the key does not exist */
    SortedMap<String, RegistryValue> values(RegistryKey key);

    /** @return names of the keys directly below, in order; empty when the key does not exist */
    List<String> children(RegistryKey key);

    /**
     * Sets a value; creates the key and those above it where they are missing.
     *
     * @throws RegistryException when Windows refuses
     * @throws IllegalArgumentException when the key is not the current user's
     */
    void write(RegistryKey key, String name, RegistryValue value);

    /** @return whether there was such a value; it is gone now */
    boolean deleteValue(RegistryKey key, String name);

    /** @return whether the key existed, held nothing, and was deleted */
    boolean deleteIfEmpty(RegistryKey key);

    /** @return one value; empty when it or its key does not exist */
    default Optional<RegistryValue> value(RegistryKey key, String name) {
        return Optional.ofNullable(values(key).get(name));
    }

    /** @return a text; empty when it does not exist or is no text */
    default Optional<String> text(RegistryKey key, String name) {
        return value(key, name).map(value -> value instanceof RegistryValue.Text text ? text.text() : null);
    }

    /** @return a number; empty when it does not exist or is no number */
    default Optional<Integer> number(RegistryKey key, String name) {
        return value(key, name).map(value -> value instanceof RegistryValue.Number number ? number.number() : null);
    }

    /** @throws IllegalArgumentException when the key is not the current user's */
    static void requireOwn(RegistryKey key) {
        if (key.root() != RegistryKey.Root.USER) {
            throw new IllegalArgumentException("only keys of the current user are written, not " + key);
        }
    }
}

package dev.crmbridge.bridge.setup;

import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.registry.RegistryValue;

/**
 * One value that the set-up writes.
 *
 * @param name empty for the default value of the key
 * @param purpose why it is there, a few words
 */
public record PlannedValue(RegistryKey key, String name, RegistryValue value, String purpose) {}

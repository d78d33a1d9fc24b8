package dev.crmbridge.bridge.setup;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.registry.RegistryValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Outlook's lists of what it switched off by itself ({@code DisabledItems}) and of what ran when it crashed
 * ({@code CrashingAddinList}). Each entry is a binary value under a meaningless name, with the path or the ProgID inside as
 * UTF-16 text.
 */
public final class DisabledItems {
    private static final List<String> LISTS = List.of("DisabledItems", "CrashingAddinList");

    private final Registry registry;

    /** @param registry where the lists are */
    public DisabledItems(Registry registry) {
        this.registry = registry;
    }

    /**
     * One entry that names our add-in.
     *
     * @param key the list
     * @param name the value
     */
    public record Entry(RegistryKey key, String name) {}

    /** @return entries that name our add-in */
    public List<Entry> ofAddin(String officeVersion) {
        return LISTS.stream()
                .map(list -> AddinIdentity.resiliencyKey(officeVersion).child(list))
                .flatMap(this::entries)
                .toList();
    }

    /** Takes an entry off its list, so that Outlook loads the add-in again. */
    public void remove(Entry entry) {
        registry.deleteValue(entry.key(), entry.name());
    }

    private Stream<Entry> entries(RegistryKey list) {
        return registry.values(list).entrySet().stream()
                .filter(DisabledItems::namesAddin)
                .map(value -> new Entry(list, value.getKey()));
    }

    private static boolean namesAddin(Map.Entry<String, RegistryValue> entry) {
        String text = entry.getKey();
        if (entry.getValue() instanceof RegistryValue.Binary binary) {
            text += binary.asText();
        } else if (entry.getValue() instanceof RegistryValue.Text plain) {
            text += plain.text();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains(AddinIdentity.ADDIN_FILE)
                || lower.contains(AddinIdentity.PROGRAM_ID.toLowerCase(Locale.ROOT))
                || lower.contains(AddinIdentity.CLASS_ID.toLowerCase(Locale.ROOT));
    }
}

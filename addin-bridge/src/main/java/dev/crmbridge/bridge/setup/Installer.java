package dev.crmbridge.bridge.setup;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.registry.RegistryValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries a plan out and takes it back. Both can be repeated: a second run changes nothing. A run that was cut off is finished by
 * the next, or taken back.
 */
public final class Installer {
    private final Registry registry;

    /** @param registry where it is written */
    public Installer(Registry registry) {
        this.registry = registry;
    }

    /**
     * Writes what the plan names, removes what an earlier set-up wrote and this plan does not name, and takes the add-in off
     * Outlook's lists of switched-off add-ins.
     *
     * @param officeVersions versions whose lists are looked at, such as {@code 16.0}
     * @return what was done, in order
     */
    public List<Change> install(SetupPlan plan, List<String> officeVersions) {
        List<Change> changes = new ArrayList<>();
        Receipt before = Receipt.read(registry);
        Receipt now = before.with(plan, registry);
        now.write(registry);
        for (PlannedValue value : plan.values()) {
            changes.add(new Change(put(value), value.key(), value.name()));
        }
        Set<Receipt.Place> stale = new LinkedHashSet<>(before.places());
        plan.values().forEach(value -> stale.remove(new Receipt.Place(value.key(), value.name())));
        for (Receipt.Place place : stale) {
            remove(place, changes);
        }
        now.without(stale).write(registry);
        allowAgain(officeVersions, changes);
        return changes;
    }

    /**
     * Removes what set-ups have written, and the keys they made as far as nothing else is in them.
     *
     * @return what was done, in order; empty when nothing was installed
     */
    public List<Change> uninstall() {
        List<Change> changes = new ArrayList<>();
        Receipt receipt = Receipt.read(registry);
        for (Receipt.Place place : receipt.places()) {
            remove(place, changes);
        }
        // The receipt goes last but for its own keys: a run that is cut off before knows what is left to do.
        for (RegistryKey key : receipt.deepestFirst()) {
            if (registry.deleteIfEmpty(key)) {
                changes.add(new Change(Change.Kind.KEY_REMOVED, key, ""));
            }
        }
        Receipt.discard(registry);
        for (RegistryKey key : receipt.deepestFirst()) {
            if (registry.deleteIfEmpty(key)) {
                changes.add(new Change(Change.Kind.KEY_REMOVED, key, ""));
            } else if (registry.exists(key)) {
                changes.add(new Change(Change.Kind.KEY_KEPT, key, ""));
            }
        }
        return changes;
    }

    /** @return what {@link #uninstall} would remove */
    public List<Change> wouldRemove() {
        return Receipt.read(registry).places().stream()
                .filter(place -> registry.value(place.key(), place.name()).isPresent())
                .map(place -> new Change(Change.Kind.REMOVED, place.key(), place.name()))
                .toList();
    }

    /** @return whether a set-up was carried out and not taken back */
    public boolean isInstalled() {
        return !Receipt.read(registry).places().isEmpty();
    }

    private Change.Kind put(PlannedValue planned) {
        Optional<RegistryValue> there = registry.value(planned.key(), planned.name());
        if (there.isPresent() && there.get().equals(planned.value())) {
            return Change.Kind.UNCHANGED;
        }
        registry.write(planned.key(), planned.name(), planned.value());
        return there.isPresent() ? Change.Kind.REPLACED : Change.Kind.WRITTEN;
    }

    private void remove(Receipt.Place place, List<Change> changes) {
        if (registry.deleteValue(place.key(), place.name())) {
            changes.add(new Change(Change.Kind.REMOVED, place.key(), place.name()));
        }
    }

    private void allowAgain(List<String> officeVersions, List<Change> changes) {
        var disabled = new DisabledItems(registry);
        for (String version : officeVersions) {
            for (DisabledItems.Entry entry : disabled.ofAddin(version)) {
                disabled.remove(entry);
                changes.add(new Change(Change.Kind.ALLOWED_AGAIN, entry.key(), entry.name()));
            }
        }
    }
}

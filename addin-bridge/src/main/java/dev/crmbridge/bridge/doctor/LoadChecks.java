package dev.crmbridge.bridge.doctor;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.setup.AddinIdentity;
import dev.crmbridge.bridge.setup.DisabledItems;
import dev.crmbridge.bridge.setup.SetupPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Did Outlook stop loading the add-in by itself? (Microsoft, "LoadBehavior" and "Support for keeping add-ins enabled") */
final class LoadChecks {
    private static final String LOADED = "Loaded at start";
    private static final String SWITCHED_OFF = "Switched off by Outlook";
    private static final int CONNECTED = 1;

    private final Registry registry;
    private final String officeVersion;

    LoadChecks(Registry registry, String officeVersion) {
        this.registry = registry;
        this.officeVersion = officeVersion;
    }

    List<Finding> all() {
        return List.of(loadBehavior(), lists());
    }

    private Finding loadBehavior() {
        Optional<Integer> behavior = registry.number(AddinIdentity.ADDIN_KEY, "LoadBehavior");
        if (behavior.isEmpty()) {
            return Finding.bad(LOADED, "It is not said how Outlook loads the add-in.", "Run “crmbridge install”.");
        }
        int value = behavior.get();
        if (value == SetupPlan.LOAD_AT_START) {
            return Finding.ok(LOADED, "Outlook loads the add-in when it starts.");
        }
        String seen = (value & CONNECTED) == 0
                ? "Outlook does not load the add-in: someone unticked it, or loading it failed once (LoadBehavior "
                        + value + ")."
                : "Outlook loads the add-in in another way than at its start (LoadBehavior " + value + ").";
        return Finding.bad(
                LOADED,
                seen,
                "Close Outlook, run “crmbridge install”, start Outlook. If it happens again, look into the add-in's log:"
                        + " %LOCALAPPDATA%\\CRM Bridge\\logs\\addin.log.");
    }

    private Finding lists() {
        List<String> names = new ArrayList<>();
        new DisabledItems(registry)
                .ofAddin(officeVersion)
                .forEach(entry -> names.add(entry.key().name()));
        if (names.isEmpty()) {
            return Finding.ok(SWITCHED_OFF, "Outlook has not switched the add-in off.");
        }
        boolean crashed = names.contains("CrashingAddinList");
        return Finding.bad(
                SWITCHED_OFF,
                crashed
                        ? "Outlook blames the add-in for a crash and no longer loads it."
                        : "Outlook has put the add-in on its list of disabled items.",
                "Close Outlook, run “crmbridge install” (it takes the add-in off the list), start Outlook. If it happens"
                        + " again, keep %LOCALAPPDATA%\\CRM Bridge\\logs\\addin.log and report it.");
    }
}

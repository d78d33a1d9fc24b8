package dev.crmbridge.bridge.doctor;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryKey;
import dev.crmbridge.bridge.setup.AddinIdentity;
import java.util.List;
import java.util.Optional;

/** Does the organisation allow the add-in, and may programs read bodies and addresses? */
final class PolicyChecks {
    private static final String ALLOWED = "Allowed by policy";
    private static final String GUARD = "Access from outside";
    private static final String ASK =
            "Ask the administrator of this computer to allow " + AddinIdentity.PROGRAM_ID + " ";

    private final Registry registry;
    private final String officeVersion;

    PolicyChecks(Registry registry, String officeVersion) {
        this.registry = registry;
        this.officeVersion = officeVersion;
    }

    List<Finding> all() {
        return List.of(allowed(), guard());
    }

    private Finding allowed() {
        if (on(policies("Security"), "DisableAllAddins") || on(settings("Security"), "DisableAllAddins")) {
            return Finding.bad(
                    ALLOWED,
                    "All add-ins of Outlook are switched off (DisableAllAddins).",
                    "In Outlook choose File > Options > Trust Center > Trust Center Settings > Add-ins and allow them; if that"
                            + " is greyed out, ask the administrator of this computer.");
        }
        RegistryKey resiliency = policies("Resiliency");
        Optional<String> listed = registry.text(resiliency.child("AddinList"), AddinIdentity.PROGRAM_ID);
        if (listed.filter("0"::equals).isPresent()) {
            return Finding.bad(
                    ALLOWED,
                    "A policy of your organization blocks this add-in (list of managed add-ins).",
                    ASK + "in the policy “List of managed add-ins”.");
        }
        if (listed.isEmpty() && on(resiliency, "RestrictToList")) {
            return Finding.bad(
                    ALLOWED,
                    "A policy of your organization allows only listed add-ins, and this one is not listed.",
                    ASK + "in the policy “List of managed add-ins” with the value 1.");
        }
        if (on(policies("Security"), "RequireAddinSig") || on(settings("Security"), "RequireAddinSig")) {
            return Finding.warn(
                    ALLOWED,
                    "Only signed add-ins are loaded (RequireAddinSig). Whether this one is accepted depends on its"
                            + " signature.",
                    "If the ribbon is missing, ask the administrator of this computer to trust the publisher, or to turn"
                            + " this off.");
        }
        return Finding.ok(
                ALLOWED,
                listed.filter("1"::equals).isPresent()
                        ? "A policy keeps the add-in switched on."
                        : "No policy blocks the add-in.");
    }

    /** Microsoft, "Security Behavior of the Outlook Object Model": what other programs may read is decided here. */
    private Finding guard() {
        RegistryKey security = policies("Security");
        int guarding = registry.number(security, "ObjectModelGuard")
                .or(() -> registry.number(settings("Security"), "ObjectModelGuard"))
                .orElse(0);
        boolean denied = List.of("PromptOOMAddressInformationAccess", "PromptOOMAddressBookAccess").stream()
                .anyMatch(name -> registry.number(security, name)
                        .filter(answer -> answer == 0)
                        .isPresent());
        if (denied && registry.number(security, "AdminSecurityMode").orElse(0) != 0) {
            return Finding.warn(
                    GUARD,
                    "A policy denies other programs to read addresses in Outlook.",
                    "Attendees are not sent to CRM until the administrator of this computer allows it (policy"
                            + " “Configure Outlook object model prompt when reading address information”).");
        }
        return switch (guarding) {
            case 1 ->
                Finding.warn(
                        GUARD,
                        "Outlook asks each time another program reads bodies or addresses (ObjectModelGuard 1).",
                        "Allow it when Outlook asks, or have it set to warn only without an up-to-date virus scanner (File >"
                                + " Options > Trust Center > Programmatic Access).");
            case 2 -> Finding.ok(GUARD, "Outlook never asks when another program reads.");
            default ->
                Finding.ok(
                        GUARD,
                        "Outlook asks only when Windows knows of no up-to-date virus scanner (the usual setting).");
        };
    }

    private RegistryKey policies(String name) {
        return RegistryKey.user("Software\\Policies\\Microsoft\\Office\\" + officeVersion + "\\Outlook\\" + name);
    }

    private RegistryKey settings(String name) {
        return RegistryKey.user("Software\\Microsoft\\Office\\" + officeVersion + "\\Outlook\\" + name);
    }

    private boolean on(RegistryKey key, String name) {
        return registry.number(key, name).filter(value -> value == 1).isPresent();
    }
}

package dev.crmbridge.bridge.doctor;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryKey;
import java.util.List;
import java.util.Optional;

/** Is there an Outlook that can load add-ins at all? */
final class OutlookChecks {
    private static final String CLASSIC = "Classic Outlook";
    private static final String NEW = "New Outlook";
    private static final RegistryKey STORE_APPS =
            RegistryKey.user("Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion"
                    + "\\AppModel\\Repository\\Packages");
    private static final String NEW_OUTLOOK_APP = "Microsoft.OutlookForWindows_";

    private final Registry registry;
    private final Optional<OutlookInstallation> outlook;

    OutlookChecks(Registry registry, Optional<OutlookInstallation> outlook) {
        this.registry = registry;
        this.outlook = outlook;
    }

    List<Finding> all() {
        return List.of(classic(), newOutlook());
    }

    private Finding classic() {
        if (outlook.isEmpty()) {
            return Finding.bad(
                    CLASSIC,
                    hasNewOutlook()
                            ? "Only the new Outlook is installed; it loads no add-ins of this kind."
                            : "Classic Outlook is not installed.",
                    "Install classic Outlook (it is part of Microsoft 365 Apps and of Office), start it once, then run"
                            + " “crmbridge install” again.");
        }
        OutlookInstallation found = outlook.get();
        String seen = "Outlook " + found.build() + ", " + found.bitness().label() + ", " + found.how() + ".";
        return found.officeVersion().equals("14.0")
                ? Finding.warn(CLASSIC, seen, "Outlook 2010 is not tested; use Outlook 2016 or newer.")
                : Finding.ok(CLASSIC, seen);
    }

    private Finding newOutlook() {
        for (String version : OutlookInstallation.officeVersions(registry)) {
            RegistryKey preferences =
                    RegistryKey.user("Software\\Microsoft\\Office\\" + version + "\\Outlook\\Preferences");
            if (registry.number(preferences, "UseNewOutlook")
                    .filter(on -> on == 1)
                    .isPresent()) {
                return Finding.bad(
                        NEW,
                        "Windows starts the new Outlook instead of the classic one; it loads no add-ins of this kind.",
                        "In the new Outlook, turn off the switch “New Outlook” at the upper right, or choose Help > Go to"
                                + " classic Outlook.");
            }
        }
        return Finding.ok(NEW, hasNewOutlook() ? "Installed, but the classic one is used." : "Not used.");
    }

    private boolean hasNewOutlook() {
        return registry.children(STORE_APPS).stream().anyMatch(name -> name.startsWith(NEW_OUTLOOK_APP));
    }
}

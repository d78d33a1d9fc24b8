package dev.crmbridge.bridge.doctor;

import dev.crmbridge.bridge.registry.Registry;
import dev.crmbridge.bridge.registry.RegistryException;
import dev.crmbridge.bridge.setup.Bitness;
import dev.crmbridge.bridge.setup.SetupFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why the ribbon group may be missing, step by step: each check needs the ones before it, so the first bad one is the cause to
 * mend first.
 */
public final class RibbonDoctor {
    private final Optional<Registry> registry;
    private final SetupFolder folder;

    /**
     * @param registry empty when this is not Windows
     * @param folder where the product lies
     */
    public RibbonDoctor(Optional<Registry> registry, SetupFolder folder) {
        this.registry = registry;
        this.folder = folder;
    }

    /** @return what was found, in the order in which Outlook needs it */
    public List<Finding> look() {
        if (registry.isEmpty()) {
            return List.of(Finding.skipped(
                    "Outlook and its add-in", "Not on Windows: there is no Outlook and no registry to look at."));
        }
        try {
            return look(registry.get());
        } catch (RegistryException refused) {
            return List.of(Finding.bad(
                    "Registry",
                    String.valueOf(refused.getMessage()),
                    "Run the command as the user who uses Outlook, not as administrator."));
        }
    }

    private List<Finding> look(Registry windows) {
        Optional<OutlookInstallation> outlook = OutlookInstallation.find(windows);
        String version = outlook.map(OutlookInstallation::officeVersion).orElse("16.0");
        Bitness bitness = outlook.map(OutlookInstallation::bitness).orElse(Bitness.X64);
        List<Finding> found = new ArrayList<>(new OutlookChecks(windows, outlook).all());
        found.addAll(new RegistrationChecks(windows, folder, bitness).all());
        found.add(new PackageFiles(folder).look());
        found.addAll(new LoadChecks(windows, version).all());
        found.addAll(new PolicyChecks(windows, version).all());
        return found;
    }
}

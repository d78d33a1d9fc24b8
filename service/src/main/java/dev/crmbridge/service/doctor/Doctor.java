package dev.crmbridge.service.doctor;

import dev.crmbridge.bridge.doctor.RibbonDoctor;
import dev.crmbridge.service.installation.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Properties;

/** Looks at everything that can keep the product from working. Changes nothing. */
public final class Doctor {
    private final Installation installation;
    private final Path dataFolder;

    /** @param dataFolder data folder of the service, whether it exists or not */
    public Doctor(Installation installation, Path dataFolder) {
        this.installation = installation;
        this.dataFolder = dataFolder;
    }

    /** @param running what the running service says; empty when none runs */
    public Diagnosis look(Optional<Connections> running) {
        var service = new ArrayList<>(new ComputerChecks(properties(), dataFolder).all());
        service.addAll(new ConnectionChecks(
                        running, installation.setting("ServiceCommand").isPresent())
                .all());
        return new Diagnosis(service, new RibbonDoctor(installation.registry(), installation.folder()).look());
    }

    private static Properties properties() {
        return System.getProperties();
    }
}

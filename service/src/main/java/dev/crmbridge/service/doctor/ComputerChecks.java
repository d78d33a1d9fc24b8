package dev.crmbridge.service.doctor;

import dev.crmbridge.bridge.doctor.Finding;
import dev.crmbridge.bridge.setup.NetworkDrive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Java and the data folder. */
final class ComputerChecks {
    private static final String JAVA = "Java";
    private static final String DATA = "Data folder";
    private static final int OLDEST = 17;

    private final Properties system;
    private final Path dataFolder;

    ComputerChecks(Properties system, Path dataFolder) {
        this.system = system;
        this.dataFolder = dataFolder;
    }

    List<Finding> all() {
        return List.of(java(), data());
    }

    private Finding java() {
        String seen = system.getProperty("java.version", "unknown") + " (" + system.getProperty("os.arch", "unknown")
                + ") in " + system.getProperty("java.home", "unknown") + ".";
        int feature =
                Runtime.Version.parse(system.getProperty("java.version", "0")).feature();
        if (feature < OLDEST) {
            return Finding.bad(JAVA, seen, "Install Java " + OLDEST + " or newer.");
        }
        if ("aarch64".equals(system.getProperty("os.arch"))
                && system.getProperty("os.name", "").startsWith("Windows")) {
            return Finding.bad(
                    JAVA,
                    seen + " Outlook cannot be reached from a Java for ARM.",
                    "Install a Java for x64; Windows on ARM runs it.");
        }
        return Finding.ok(JAVA, seen);
    }

    private Finding data() {
        if (NetworkDrive.holds(dataFolder)) {
            return Finding.bad(
                    DATA,
                    dataFolder + " is on a network drive, where a database can be damaged.",
                    "Choose a folder on a local drive with --data.");
        }
        if (!Files.exists(dataFolder)) {
            return Finding.ok(DATA, dataFolder + " does not exist yet; the first start makes it.");
        }
        if (!Files.isDirectory(dataFolder) || !Files.isWritable(dataFolder)) {
            return Finding.bad(
                    DATA, dataFolder + " cannot be written.", "Mend its rights, or choose another folder with --data.");
        }
        return Finding.ok(DATA, dataFolder + " can be written.");
    }
}

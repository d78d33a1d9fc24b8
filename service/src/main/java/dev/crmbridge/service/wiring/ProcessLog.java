package dev.crmbridge.service.wiring;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.crmbridge.service.data.PrivateFiles;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns logging of this process to a file of limited size in its data folder; warnings go to the terminal too. */
public final class ProcessLog {
    private static final String CONFIGURATION = "/dev/crmbridge/service/process-log.xml";

    private ProcessLog() {}

    /**
     * Begins the log, with one line that says what runs.
     *
     * @param dataFolder folder below which {@code logs/NAME.log} is written
     * @param name {@code crmbridge} for the service, else the part's name
     * @param version version of the product
     * @param settings settings that differ from their defaults, without secrets
     */
    public static void begin(Path dataFolder, String name, String version, String settings) {
        Path folder = dataFolder.resolve("logs");
        URL configuration = ProcessLog.class.getResource(CONFIGURATION);
        if (configuration == null || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("logging is not set up as built: " + CONFIGURATION);
        }
        try {
            PrivateFiles.createFolder(folder);
            context.reset();
            context.putProperty("LOG_FILE", folder.resolve(name + ".log").toString());
            var configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(configuration);
        } catch (JoranException | IOException failed) {
            throw new IllegalStateException("the log in " + folder + " could not be begun", failed);
        }
        Logger log = LoggerFactory.getLogger(ProcessLog.class);
        log.atInfo()
                .addKeyValue("version", version)
                .addKeyValue("jdk", Runtime.version())
                .addKeyValue("os", System.getProperty("os.name"))
                .addKeyValue("settings", settings)
                .log("process started");
    }
}

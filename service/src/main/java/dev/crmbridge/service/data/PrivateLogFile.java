package dev.crmbridge.service.data;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.nio.file.Path;

/** A log file that only its user can read; so are the older ones, which it becomes by renaming. Named in process-log.xml. */
public final class PrivateLogFile extends RollingFileAppender<ILoggingEvent> {
    @Override
    public void openFile(String fileName) throws IOException {
        Path file = Path.of(fileName);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            PrivateFiles.createFolder(folder);
        }
        PrivateFiles.prepare(file);
        super.openFile(fileName);
    }
}

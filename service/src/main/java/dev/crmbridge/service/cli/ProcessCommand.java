package dev.crmbridge.service.cli;

import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.service.wiring.LoadAhead;
import dev.crmbridge.service.wiring.ProcessLog;
import dev.crmbridge.service.wiring.ReadyFile;
import dev.crmbridge.service.wiring.RunningParts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** A command that starts parts of the product and runs until it is asked to end. */
abstract class ProcessCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessCommand.class);

    private final Surroundings surroundings;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder that keeps everything.")
    private @Nullable Path data;

    @Option(names = "--ready-file", paramLabel = "FILE", description = "Written as JSON once everything answers.")
    private @Nullable Path readyFile;

    /** For building a class archive: the whole start, then an orderly end. */
    @Option(names = "--end-when-ready", hidden = true)
    private boolean endWhenReady;

    ProcessCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @return folder used when none is named */
    abstract Path usualData();

    /** @return name of the log file without ending */
    abstract String logName();

    /** @return settings that differ from their defaults, for the first line of the log; no secrets */
    abstract String settings();

    /**
     * Starts the parts and describes them in {@code ready}.
     *
     * @return the lines that say on the terminal where they are, once everything else is done
     * @throws StartFailure when one cannot start
     */
    abstract List<String> start(RunningParts parts, ReadyFile ready, Path data);

    @Override
    public final Integer call() {
        Path folder = (data == null ? usualData() : data).toAbsolutePath().normalize();
        var parts = new RunningParts();
        LoadAhead.begin();
        try {
            var ready = new ReadyFile();
            List<String> greeting = start(parts, ready, folder);
            ready.with("dataDir", folder.toString())
                    .with("pid", ProcessHandle.current().pid())
                    .write(readyFile);
            greeting.forEach(surroundings.terminal().out()::println);
            LOG.atInfo().log("process ready");
            if (endWhenReady) {
                parts.close();
            } else {
                parts.runUntilAskedToEnd();
            }
            return ExitCode.DONE.number();
        } catch (StartFailure failure) {
            parts.close();
            LOG.atInfo().addKeyValue("code", failure.code()).setCause(failure).log("process not started");
            surroundings.terminal().err().println("crmbridge: " + failure.getMessage() + " [" + failure.code() + "]");
            return ExitCode.FAILED.number();
        } catch (RuntimeException bug) {
            parts.close();
            throw bug;
        }
    }

    /** Begins the log; called once the data folder is known to be usable. */
    void beginLog(Path folder) {
        ProcessLog.begin(folder, logName(), Product.version(), settings());
    }

    Surroundings surroundings() {
        return surroundings;
    }
}

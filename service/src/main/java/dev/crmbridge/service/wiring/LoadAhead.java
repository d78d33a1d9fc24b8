package dev.crmbridge.service.wiring;

import dev.crmbridge.sync.store.sqlite.SqliteStore;
import dev.crmbridge.web.server.LoopbackServer;

/**
 * Loads what takes long and is needed late in a start while the other processor does what comes first. It changes nothing: what fails
 * here fails again, and is said, where it is used.
 */
public final class LoadAhead {
    private LoadAhead() {}

    /** Begins in a thread of its own. */
    public static void begin() {
        Thread thread = new Thread(LoadAhead::load, "load-ahead");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, failure) -> {});
        thread.start();
    }

    private static void load() {
        SqliteStore.loadAhead();
        LoopbackServer.loadAhead();
    }
}

package dev.crmbridge.sync.run;

import dev.crmbridge.sync.loop.Reactor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Lets something happen once nothing has asked for it for a while. For the engine's thread. */
final class Debounce {
    /** Key of what concerns everything. */
    static final String EVERYTHING = "*";

    private final Reactor reactor;
    private final Duration quiet;
    private final Map<String, Runnable> waiting = new HashMap<>();
    private boolean stopped;

    Debounce(Reactor reactor, Duration quiet) {
        this.reactor = reactor;
        this.quiet = quiet;
    }

    /** @param key what is asked for again replaces what was asked for before under the same key */
    void after(String key, Runnable work) {
        Runnable earlier = waiting.remove(key);
        if (earlier != null) {
            earlier.run();
        }
        if (!stopped) {
            waiting.put(key, reactor.after(quiet, () -> {
                waiting.remove(key);
                work.run();
            }));
        }
    }

    /** Nothing is asked for any more. */
    void stop() {
        stopped = true;
    }
}

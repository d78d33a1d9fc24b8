package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.Mailbox;
import java.time.Duration;

/**
 * Looks for an Outlook that is away, so that it is attached to soon after it was started. Outlook tells nobody that it begins.
 *
 * <p>For the engine's thread. What an answer means, the ports already tell everybody who is concerned.
 */
final class OutlookProbe {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Ports ports;
    private boolean looking;
    private boolean stopped;

    OutlookProbe(Ports ports) {
        this.ports = ports;
    }

    /** Begins to look when Outlook is away and nobody looks yet. */
    void lookIfAway() {
        if (!looking && !stopped && !ports.reachability().outlook().reachable()) {
            looking = true;
            ports.reactor()
                    .after(
                            EVERY,
                            () -> ports.mailboxInBackground(Mailbox::info).whenComplete((answer, failure) -> {
                                looking = false;
                                lookIfAway();
                            }));
        }
    }

    void stop() {
        stopped = true;
    }
}

package dev.crmbridge.outlooksim.relay;

import java.io.IOException;

/** Carries events to one client. */
interface EventChannel {
    /**
     * Sends an event and waits for the answer where one is wanted.
     *
     * @return whether the handler set Cancel
     * @throws IOException when the client is gone
     */
    boolean send(Frame event, boolean wantsAnswer) throws IOException;
}

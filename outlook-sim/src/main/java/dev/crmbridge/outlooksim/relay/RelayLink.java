package dev.crmbridge.outlooksim.relay;

import java.io.IOException;

/** A client's way to one relay session. Thread-safe. */
interface RelayLink extends AutoCloseable {
    /** Receives events; the answer says whether Cancel was set. */
    interface EventReceiver {
        boolean received(Frame event);
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @throws IOException when the connection is broken; the link is of no use then
     */
    Frame call(int type, byte[] payload) throws IOException;

    /** Ends the session; returns at once. */
    @Override
    void close();
}

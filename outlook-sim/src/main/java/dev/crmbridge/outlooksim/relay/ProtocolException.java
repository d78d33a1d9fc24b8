package dev.crmbridge.outlooksim.relay;

import java.io.IOException;

/** Bytes that do not follow the relay protocol; the connection is closed with this reason. */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong */
    public ProtocolException(String message) {
        super(message);
    }
}

package dev.crmbridge.web.server;

/** The wanted port is taken by another process. The message says which and what to do. */
public final class PortInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortInUse(String server, int port, Throwable cause) {
        super(
                "Port " + port + " on 127.0.0.1 is in use, so the " + server + " server did not start. "
                        + "Stop the program that uses it, or choose another port (0 = any free port).",
                cause);
        this.port = port;
    }

    /** The port that was wanted. */
    public int port() {
        return port;
    }
}

package dev.crmbridge.service.wiring;

import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.web.server.PortInUse;
import java.net.BindException;
import java.util.function.Supplier;

/** Turns what servers throw while they start into words for the person who starts them. */
public final class StartFailures {
    private StartFailures() {}

    /**
     * Starts something that listens.
     *
     * @param name what is started, for the message
     * @param port port that was asked for
     * @throws StartFailure {@code port-in-use} when the port is taken
     */
    public static <T> T listening(String name, int port, Supplier<T> start) {
        try {
            return start.get();
        } catch (PortInUse busy) {
            throw portInUse(name, port, busy);
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw portInUse(name, port, failed);
                }
            }
            throw failed;
        }
    }

    private static StartFailure portInUse(String name, int port, RuntimeException cause) {
        return new StartFailure(
                "port-in-use",
                "Port " + port + " on 127.0.0.1 is in use, so the " + name
                        + " did not start. Stop the program that uses it,"
                        + " or choose another port (0 = any free port).",
                cause);
    }
}

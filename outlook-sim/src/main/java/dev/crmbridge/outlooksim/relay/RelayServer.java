package dev.crmbridge.outlooksim.relay;

import dev.crmbridge.outlooksim.model.ObjectModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the object model to any number of clients over loopback TCP. Thread-safe. */
public final class RelayServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RelayServer.class);
    private static final int MOST_CONNECTIONS = 200;

    private final ObjectModel model;
    private final Faults faults;
    private final String token;
    private final ServerSocket listener;
    private final Map<Long, RelaySession> sessions = new ConcurrentHashMap<>();
    private final Set<RelayConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong nextSession = new AtomicLong(1);
    private final AtomicInteger threads = new AtomicInteger();

    /**
     * Starts listening.
     *
     * @param port 0 for any free one
     * @throws IOException when the port is taken
     */
    public RelayServer(ObjectModel model, Faults faults, int port) throws IOException {
        this.model = model;
        this.faults = faults;
        this.token = newToken();
        this.listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        faults.onDeath(this::dropAll);
        daemon("relay-accept", this::accept);
    }

    /** @return where and with which token to connect */
    public RelayAddress address() {
        return new RelayAddress(listener.getInetAddress().getHostAddress(), listener.getLocalPort(), token);
    }

    /** @return the number of clients connected now */
    public int clients() {
        return sessions.size();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            log.atDebug().setCause(failure).log("closing the relay listener failed");
        }
        dropAll();
    }

    boolean knows(String candidate) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    boolean isRunning() {
        return faults.isRunning();
    }

    long open(boolean trusted) {
        long id = nextSession.getAndIncrement();
        sessions.put(id, new RelaySession(model, faults, trusted));
        return id;
    }

    @Nullable
    RelaySession session(long id) {
        return sessions.get(id);
    }

    void end(long id) {
        RelaySession session = sessions.remove(id);
        if (session != null) {
            session.close();
            connections.stream()
                    .filter(connection -> connection.sessionId() == id)
                    .forEach(RelayConnection::drop);
        }
    }

    /** Outlook ends when a program has called Quit, after its answer and the events of that. */
    void endWhenQuit() {
        if (model.windows().takeQuit()) {
            model.drainEvents();
            faults.die();
        }
    }

    void gone(RelayConnection connection) {
        connections.remove(connection);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                RelayConnection connection = new RelayConnection(this, socket);
                connections.add(connection);
                if (connections.size() > MOST_CONNECTIONS) {
                    connection.refuse("too many connections");
                } else {
                    daemon("relay-" + threads.incrementAndGet(), connection::serve);
                }
            } catch (IOException failure) {
                if (!listener.isClosed()) {
                    log.atWarn().setCause(failure).log("accepting a relay connection failed");
                }
            }
        }
    }

    private void dropAll() {
        connections.forEach(RelayConnection::drop);
        sessions.keySet().forEach(this::end);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static String newToken() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

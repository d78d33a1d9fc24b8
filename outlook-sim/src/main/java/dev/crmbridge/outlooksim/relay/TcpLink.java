package dev.crmbridge.outlooksim.relay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session over TCP: one connection for each call that runs at the same time, because an event handler may call back
 * while a call waits for it, and one connection for events.
 */
final class TcpLink implements RelayLink {
    private static final Logger log = LoggerFactory.getLogger(TcpLink.class);
    private static final int CONNECT_WITHIN_MS = 5_000;

    /** One greeted connection. */
    private static final class Wire {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private long session;

        private Wire(RelayAddress address) throws IOException {
            socket = new Socket();
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_WITHIN_MS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }
    }

    private final RelayAddress address;
    private final boolean trusted;
    private final long session;
    private final Deque<Wire> free = new ArrayDeque<>();
    private final Set<Wire> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private int number;

    TcpLink(RelayAddress address, boolean trusted, EventReceiver receiver) throws IOException {
        this.address = address;
        this.trusted = trusted;
        try {
            Wire first = open(RelayConnection.ROLE_FIRST, 0);
            session = first.session;
            free.push(first);
            Wire events = open(RelayConnection.ROLE_EVENTS, session);
            Thread reader = new Thread(() -> receive(events, receiver), "relay-events");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    @Override
    public Frame call(int type, byte[] payload) throws IOException {
        if (closed) {
            throw new IOException("the connection is closed");
        }
        try {
            Wire wire = acquire();
            Frame answer = exchange(wire, type, payload);
            keep(wire);
            return answer;
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(TcpLink::cut);
    }

    private synchronized void keep(Wire wire) {
        if (closed) {
            cut(wire);
        } else {
            free.push(wire);
        }
    }

    /** The other side ended: what it answered before that is still read by the call that waits for it. */
    private synchronized void ended(Wire events) {
        closed = true;
        cut(events);
        free.forEach(TcpLink::cut);
    }

    private static void cut(Wire wire) {
        try {
            wire.socket.close();
        } catch (IOException failure) {
            log.atDebug().setCause(failure).log("closing a relay connection failed");
        }
    }

    private Wire acquire() throws IOException {
        synchronized (this) {
            if (!free.isEmpty()) {
                return free.pop();
            }
        }
        return open(RelayConnection.ROLE_CALLS, session);
    }

    private Frame exchange(Wire wire, int type, byte[] payload) throws IOException {
        int mine;
        synchronized (this) {
            mine = ++number;
        }
        new Frame(type, mine, payload).write(wire.out);
        Frame answer = Frame.read(wire.in);
        if (answer.type() == Frame.BYE) {
            throw new ProtocolException(new PayloadReader(answer.payload()).text());
        }
        if (answer.number() != mine) {
            throw new ProtocolException("an answer to another question");
        }
        return answer;
    }

    private Wire open(int role, long ofSession) throws IOException {
        Wire wire = new Wire(address);
        all.add(wire);
        byte[] hello = new PayloadWriter()
                .i32(Frame.MAGIC)
                .u16(Frame.VERSION)
                .u8(role)
                .u8(trusted ? 1 : 0)
                .i64(ofSession)
                .text(address.token())
                .bytes();
        PayloadReader welcome =
                new PayloadReader(exchange(wire, Frame.HELLO, hello).payload());
        welcome.u16();
        wire.session = welcome.i64();
        return wire;
    }

    private void receive(Wire wire, EventReceiver receiver) {
        try {
            while (true) {
                Frame event = Frame.read(wire.in);
                if (event.type() == Frame.EVENT) {
                    boolean canceled = receiver.received(event);
                    byte[] answer = new PayloadWriter().u8(canceled ? 1 : 0).bytes();
                    new Frame(Frame.EVENT_ANSWER, event.number(), answer).write(wire.out);
                }
            }
        } catch (IOException end) {
            ended(wire);
        }
    }
}

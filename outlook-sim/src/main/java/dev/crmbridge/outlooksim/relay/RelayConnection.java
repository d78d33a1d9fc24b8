package dev.crmbridge.outlooksim.relay;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One TCP connection at the server: greets, then either answers calls or carries events. */
final class RelayConnection implements EventChannel {
    private static final Logger log = LoggerFactory.getLogger(RelayConnection.class);
    private static final int ANSWER_WITHIN_SECONDS = 10;
    private static final int GREET_WITHIN_MS = 10_000;

    static final int ROLE_FIRST = 0;
    static final int ROLE_CALLS = 1;
    static final int ROLE_EVENTS = 2;

    private final RelayServer server;
    private final Socket socket;
    private final Map<Integer, CompletableFuture<Boolean>> questions = new ConcurrentHashMap<>();
    private final Object writing = new Object();
    private volatile long sessionId;

    RelayConnection(RelayServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    long sessionId() {
        return sessionId;
    }

    void serve() {
        boolean owner = false;
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            socket.setSoTimeout(GREET_WITHIN_MS);
            int role = greet(Frame.read(in));
            owner = role == ROLE_FIRST;
            socket.setSoTimeout(0);
            RelaySession session = server.session(sessionId);
            if (session == null) {
                throw new ProtocolException("the session has ended");
            }
            if (role == ROLE_EVENTS) {
                session.sendEventsTo(this);
            }
            while (true) {
                Frame frame = Frame.read(in);
                if (role == ROLE_EVENTS) {
                    answered(frame);
                } else {
                    write(session.answer(frame));
                    server.endWhenQuit();
                }
            }
        } catch (EOFException end) {
            log.atDebug().log("relay client closed its connection");
        } catch (ProtocolException failure) {
            log.atWarn().addKeyValue("reason", failure.getMessage()).log("relay connection closed");
            refuse(String.valueOf(failure.getMessage()));
        } catch (IOException failure) {
            log.atDebug().setCause(failure).log("relay connection broke");
        } catch (RuntimeException failure) {
            log.atError().setCause(failure).log("relay connection failed");
            refuse("internal failure");
        } finally {
            drop();
            server.gone(this);
            if (owner) {
                server.end(sessionId);
            }
        }
    }

    private int greet(Frame hello) throws IOException {
        PayloadReader in = new PayloadReader(hello.payload());
        if (hello.type() != Frame.HELLO || in.i32() != Frame.MAGIC) {
            throw new ProtocolException("this is not a relay client");
        }
        int version = in.u16();
        if (version != Frame.VERSION) {
            throw new ProtocolException("protocol version " + version + ", this server speaks " + Frame.VERSION);
        }
        int role = in.u8();
        boolean trusted = (in.u8() & 1) != 0;
        long session = in.i64();
        String token = in.text();
        in.end();
        if (!server.knows(token)) {
            throw new ProtocolException("the token is wrong");
        }
        if (!server.isRunning()) {
            throw new ProtocolException("Outlook is not running");
        }
        if (role < ROLE_FIRST || role > ROLE_EVENTS || role != ROLE_FIRST && server.session(session) == null) {
            throw new ProtocolException("an unknown role or session");
        }
        sessionId = role == ROLE_FIRST ? server.open(trusted) : session;
        write(new Frame(
                Frame.WELCOME,
                hello.number(),
                new PayloadWriter().u16(Frame.VERSION).i64(sessionId).bytes()));
        return role;
    }

    private void answered(Frame frame) throws IOException {
        if (frame.type() != Frame.EVENT_ANSWER) {
            throw new ProtocolException("an event connection only carries answers");
        }
        PayloadReader in = new PayloadReader(frame.payload());
        boolean canceled = in.u8() != 0;
        in.end();
        CompletableFuture<Boolean> question = questions.remove(frame.number());
        if (question != null) {
            question.complete(canceled);
        }
    }

    @Override
    public boolean send(Frame event, boolean wantsAnswer) throws IOException {
        if (!wantsAnswer) {
            write(event);
            return false;
        }
        CompletableFuture<Boolean> question = new CompletableFuture<>();
        questions.put(event.number(), question);
        try {
            write(event);
            return question.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            questions.remove(event.number());
        }
    }

    private void write(Frame frame) throws IOException {
        synchronized (writing) {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 8192);
            frame.write(out);
        }
    }

    void refuse(String reason) {
        try {
            write(new Frame(Frame.BYE, 0, new PayloadWriter().text(reason).bytes()));
            socket.shutdownOutput();
        } catch (IOException gone) {
            log.atDebug().setCause(gone).log("the client did not wait for the reason");
        }
        drop();
    }

    void drop() {
        questions.values().forEach(question -> question.complete(false));
        try {
            socket.close();
        } catch (IOException failure) {
            log.atDebug().setCause(failure).log("closing a relay connection failed");
        }
    }
}

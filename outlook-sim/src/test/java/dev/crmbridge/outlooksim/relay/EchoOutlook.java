package dev.crmbridge.outlooksim.relay;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the relay protocol but is no Outlook: members give back what they are given, fail as told, or never answer. For what the
 * object model of Outlook never does. One client.
 */
public final class EchoOutlook implements AutoCloseable {
    /** Gives its argument back. */
    public static final int ECHO = 1;

    /** Fails with the HRESULT that is its argument. */
    public static final int FAIL = 2;

    /** Does not answer before {@link #answerWhatHangs}. */
    public static final int HANG = 3;

    /** Gives a new object. */
    public static final int CHILD = 4;

    /** Gives a table of as many rows and columns as its arguments say. */
    public static final int TABLE = 5;

    /** Fires ItemSend and gives whether Cancel was set. */
    public static final int SEND = 6;

    /** Counts its calls. */
    public static final int COUNT = 7;

    private static final int ITEM_SEND = 0xF002;
    private static final long APPLICATION = 1;

    private final ServerSocket listener;
    private final AtomicLong objects = new AtomicLong(APPLICATION);
    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final Map<Integer, CompletableFuture<Boolean>> questions = new ConcurrentHashMap<>();
    private volatile @Nullable Socket eventSocket;
    private volatile int cookie;

    /** Starts to listen. */
    public EchoOutlook() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** @return where a client finds it */
    public RelayAddress address() {
        return new RelayAddress("127.0.0.1", listener.getLocalPort(), "echo");
    }

    /** @return how often COUNT was carried out */
    public int counted() {
        return counted.get();
    }

    /** Waits until a call hangs. */
    public boolean awaitHanging() throws InterruptedException {
        return hanging.await(30, TimeUnit.SECONDS);
    }

    /** Lets everything that hangs come back. */
    public void answerWhatHangs() {
        hangs.countDown();
    }

    @Override
    public void close() throws IOException {
        hangs.countDown();
        listener.close();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Frame hello = Frame.read(socket.getInputStream());
            PayloadReader in = new PayloadReader(hello.payload());
            in.i32();
            in.u16();
            boolean forEvents = in.u8() == RelayConnection.ROLE_EVENTS;
            send(
                    socket,
                    Frame.WELCOME,
                    hello.number(),
                    new PayloadWriter().u16(Frame.VERSION).i64(1));
            if (forEvents) {
                eventSocket = socket;
            }
            while (true) {
                Frame frame = Frame.read(socket.getInputStream());
                if (forEvents) {
                    CompletableFuture<Boolean> question = questions.remove(frame.number());
                    if (question != null) {
                        question.complete(new PayloadReader(frame.payload()).u8() != 0);
                    }
                } else {
                    answer(socket, frame);
                }
            }
        } catch (EOFException ended) {
            // the client went
        } catch (IOException broken) {
            // the client went
        }
    }

    private void answer(Socket socket, Frame frame) throws IOException {
        PayloadReader in = new PayloadReader(frame.payload(), ComObject::new);
        switch (frame.type()) {
            case Frame.APPLICATION -> result(socket, frame, ComValue.of(new ComObject(APPLICATION)));
            case Frame.ADVISE -> {
                in.i64();
                cookie = in.i32();
                result(socket, frame, ComValue.EMPTY);
            }
            case Frame.INVOKE -> {
                in.i64();
                int dispid = in.i32();
                in.u16();
                List<ComValue> args = in.values();
                if (dispid == FAIL && args.get(0) instanceof ComValue.I4 hresult) {
                    send(
                            socket,
                            Frame.FAILURE,
                            frame.number(),
                            new PayloadWriter()
                                    .i32(hresult.value())
                                    .text("Echo")
                                    .text("Grüße 漢字"));
                } else {
                    result(socket, frame, invoked(dispid, args));
                }
            }
            default -> result(socket, frame, ComValue.EMPTY);
        }
    }

    private ComValue invoked(int dispid, List<ComValue> args) throws IOException {
        return switch (dispid) {
            case ECHO -> args.get(0);
            case CHILD -> ComValue.of(new ComObject(objects.incrementAndGet()));
            case TABLE -> table(((ComValue.I4) args.get(0)).value(), ((ComValue.I4) args.get(1)).value());
            case COUNT -> ComValue.of(counted.incrementAndGet());
            case SEND -> ComValue.of(fire());
            case HANG -> {
                hanging.countDown();
                awaitQuietly(hangs);
                yield ComValue.EMPTY;
            }
            default -> ComValue.EMPTY;
        };
    }

    private boolean fire() throws IOException {
        Socket socket = eventSocket;
        if (socket == null) {
            return false;
        }
        int number = events.incrementAndGet();
        CompletableFuture<Boolean> question = new CompletableFuture<>();
        questions.put(number, question);
        send(
                socket,
                Frame.EVENT,
                number,
                new PayloadWriter()
                        .i32(cookie)
                        .i64(APPLICATION)
                        .i32(ITEM_SEND)
                        .u8(1)
                        .values(List.of(ComValue.of(new ComObject(objects.incrementAndGet())))));
        return question.completeOnTimeout(false, 30, TimeUnit.SECONDS).join();
    }

    private static ComValue table(int rows, int columns) {
        List<Function<Integer, ComValue>> kinds = List.of(
                row -> ComValue.of("Row " + row + " äöü 漢字"),
                ComValue::of,
                row -> new ComValue.Date(46_000 + row / 24.0),
                row -> new ComValue.Bytes(new byte[] {(byte) (int) row}),
                row -> ComValue.NOTHING);
        return new ComValue.Table(
                columns,
                java.util.stream.IntStream.range(0, rows)
                        .mapToObj(row -> java.util.stream.IntStream.range(0, columns)
                                .mapToObj(column ->
                                        kinds.get(column % kinds.size()).apply(row))
                                .toList())
                        .toList());
    }

    private static void result(Socket socket, Frame request, ComValue value) throws IOException {
        send(socket, Frame.RESULT, request.number(), new PayloadWriter().value(value));
    }

    private static void send(Socket socket, int type, int number, PayloadWriter payload) throws IOException {
        synchronized (socket) {
            new Frame(type, number, payload.bytes()).write(socket.getOutputStream());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "echo");
        thread.setDaemon(true);
        thread.start();
    }
}

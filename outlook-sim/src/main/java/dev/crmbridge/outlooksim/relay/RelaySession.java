package dev.crmbridge.outlooksim.relay;

import dev.crmbridge.bridge.com.ComDispatch.Kind;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.model.EventTarget;
import dev.crmbridge.outlooksim.model.ObjectModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the simulator keeps of one client: its references and subscriptions. Thread-safe. */
final class RelaySession implements AutoCloseable {
    private final ObjectModel model;
    private final Faults faults;
    private final boolean trusted;
    private final int life;
    private final PayloadWriter answers = new PayloadWriter(); // keeps the room tables need; used in the apartment only
    private final Map<Long, Integer> references = new HashMap<>();
    private final Map<Integer, Integer> advices = new HashMap<>();
    private final AtomicInteger eventNumbers = new AtomicInteger();
    private volatile @Nullable EventChannel events;
    private boolean closed;

    /** @param trusted whether the object-model guard lets it through, as an add-in in the process */
    RelaySession(ObjectModel model, Faults faults, boolean trusted) {
        this.model = model;
        this.faults = faults;
        this.trusted = trusted;
        this.life = faults.life();
    }

    void sendEventsTo(EventChannel channel) {
        events = channel;
    }

    boolean isAlive() {
        return faults.isAlive(life);
    }

    /**
     * Answers one request.
     *
     * @throws ProtocolException when it does not follow the protocol
     * @throws IOException when the simulated Outlook has died
     */
    Frame answer(Frame request) throws IOException {
        PayloadReader in = new PayloadReader(request.payload());
        byte[] result;
        int type = Frame.RESULT;
        try {
            if (request.type() == Frame.INVOKE) {
                faults.beforeCall();
            }
            if (!isAlive()) {
                throw new IOException("Outlook has ended");
            }
            result = result(request.type(), in);
            if (result.length > Frame.LARGEST / 2) {
                throw new ComException(HResult.FAIL, "the answer is too large; ask for fewer rows");
            }
        } catch (ComException failure) {
            type = Frame.FAILURE;
            result = failure(failure);
        }
        return new Frame(type, request.number(), result);
    }

    private byte[] result(int type, PayloadReader in) throws ProtocolException {
        switch (type) {
            case Frame.APPLICATION:
                in.end();
                return taken(() -> model.applicationReference());
            case Frame.IDS:
                return ids(in);
            case Frame.INVOKE:
                return invoke(in);
            case Frame.RETAIN:
                return retain(in);
            case Frame.RELEASE:
                return release(in);
            case Frame.ADVISE:
                return advise(in);
            case Frame.UNADVISE:
                return unadvise(in);
            default:
                throw new ProtocolException("a request of unknown type " + type);
        }
    }

    private byte[] ids(PayloadReader in) throws ProtocolException {
        long object = in.i64();
        List<String> names = in.texts();
        in.end();
        return taken(() -> {
            requireOwn(object);
            return new ComValue.Array(
                    model.idsOf(object, names).stream().map(ComValue::of).toList());
        });
    }

    private byte[] invoke(PayloadReader in) throws ProtocolException {
        long object = in.i64();
        int dispid = in.i32();
        int flags = in.u16();
        List<ComValue> args = in.values();
        in.end();
        boolean put = (flags & (Frame.FLAG_PUT | Frame.FLAG_PUT_REFERENCE)) != 0;
        boolean call = (flags & (Frame.FLAG_METHOD | Frame.FLAG_GET)) != 0;
        if (put == call) {
            throw new ProtocolException("invoke flags of " + flags);
        }
        return taken(() -> {
            requireOwn(object);
            for (ComValue arg : args) {
                if (arg instanceof ComValue.Obj reference) {
                    requireOwn(reference.object().id());
                }
            }
            if (faults.plan().guard() && !trusted && model.isGuarded(object, dispid)) {
                throw new ComException(HResult.ABORT, "the object-model guard denied the member");
            }
            return model.invoke(object, dispid, put ? Kind.PUT : Kind.CALL, args);
        });
    }

    private byte[] retain(PayloadReader in) throws ProtocolException {
        long object = in.i64();
        in.end();
        return taken(() -> {
            requireOwn(object);
            take(object);
            return ComValue.EMPTY;
        });
    }

    private byte[] release(PayloadReader in) throws ProtocolException {
        long object = in.i64();
        int count = in.hasMore() ? in.i32() : 1;
        in.end();
        return taken(() -> {
            for (int i = 0; i < count && references.containsKey(object); i++) {
                giveBack(object);
            }
            return ComValue.EMPTY;
        });
    }

    private byte[] advise(PayloadReader in) throws ProtocolException {
        long object = in.i64();
        int cookie = in.i32();
        String eventSet = in.text();
        in.end();
        return taken(() -> {
            requireOwn(object);
            if (advices.containsKey(cookie)) {
                throw new ComException(HResult.INVALID_ARGUMENT, "the cookie is in use");
            }
            int advice = model.advise(object, eventSet, new Target(cookie, object));
            take(object);
            advices.put(cookie, advice);
            return ComValue.EMPTY;
        });
    }

    private byte[] unadvise(PayloadReader in) throws ProtocolException {
        int cookie = in.i32();
        long object = in.i64();
        in.end();
        return taken(() -> {
            Integer advice = advices.remove(cookie);
            if (advice != null) {
                model.unadvise(advice);
                giveBack(object);
            }
            return ComValue.EMPTY;
        });
    }

    /** Runs work in the apartment and takes the references in its result before anybody can drop them. */
    private byte[] taken(Supplier<ComValue> work) {
        return model.enter(() -> {
            if (closed) {
                throw new ComException(HResult.DISCONNECTED, "the session has ended");
            }
            ComValue value = work.get();
            takeAll(value);
            return answers.cleared().value(value).bytes();
        });
    }

    private void takeAll(ComValue value) {
        if (value instanceof ComValue.Obj object) {
            take(object.object().id());
        } else if (value instanceof ComValue.Array array) {
            array.elements().forEach(this::takeAll);
        }
    }

    private void requireOwn(long object) {
        if (!references.containsKey(object)) {
            throw new ComException(HResult.DISCONNECTED, "the object was released");
        }
    }

    private void take(long object) {
        model.retain(object);
        references.merge(object, 1, Integer::sum);
    }

    private void giveBack(long object) {
        Integer count = references.get(object);
        if (count != null) {
            if (count == 1) {
                references.remove(object);
            } else {
                references.put(object, count - 1);
            }
            model.release(object);
        }
    }

    private static byte[] failure(ComException failure) {
        String message = String.valueOf(failure.getMessage());
        String description = message.startsWith("0x") && message.length() > 11 ? message.substring(11) : message;
        return new PayloadWriter()
                .i32(failure.hresult())
                .text("Microsoft Outlook")
                .text(description)
                .bytes();
    }

    /** Ends the session: every subscription and reference is given back. */
    @Override
    public void close() {
        model.enter(() -> {
            closed = true;
            advices.values().forEach(model::unadvise);
            advices.clear();
            references.forEach((object, count) -> {
                for (int i = 0; i < count; i++) {
                    model.release(object);
                }
            });
            references.clear();
            return true;
        });
    }

    private final class Target implements EventTarget {
        private final int cookie;
        private final long source;

        private Target(int cookie, long source) {
            this.cookie = cookie;
            this.source = source;
        }

        @Override
        public PendingEvent prepare(int dispid, List<ComValue> args, boolean cancelable) {
            EventChannel channel = events;
            if (closed || channel == null || !isAlive() || !cancelable && faults.losesEvent()) {
                return () -> false;
            }
            args.forEach(RelaySession.this::takeAll);
            byte[] payload = new PayloadWriter()
                    .i32(cookie)
                    .i64(source)
                    .i32(dispid)
                    .u8(cancelable ? 1 : 0)
                    .values(args)
                    .bytes();
            Frame frame = new Frame(Frame.EVENT, eventNumbers.incrementAndGet(), payload);
            List<ComValue> held = new ArrayList<>(args);
            return () -> sent(channel, frame, cancelable, held);
        }
    }

    private boolean sent(EventChannel channel, Frame frame, boolean cancelable, List<ComValue> held) {
        try {
            return channel.send(frame, cancelable);
        } catch (IOException gone) {
            model.enter(() -> {
                for (ComValue value : held) {
                    if (value instanceof ComValue.Obj object) {
                        giveBack(object.object().id());
                    }
                }
                return true;
            });
            return false;
        }
    }
}

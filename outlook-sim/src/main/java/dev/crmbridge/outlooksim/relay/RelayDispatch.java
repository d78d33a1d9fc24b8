package dev.crmbridge.outlooksim.relay;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.model.ObjectModel;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the simulated Outlook by the relay protocol.
 *
 * <p>Thread-safe. Once the connection breaks every call fails with RPC_UNAVAILABLE until {@link #application} attached
 * again; references and subscriptions from before stay dead.
 */
public final class RelayDispatch implements ComDispatch {
    private static final Logger log = LoggerFactory.getLogger(RelayDispatch.class);
    private static final int GENERATION_SHIFT = 44;

    /** Opens a link, at first use and again when it broke. */
    interface Connector {
        RelayLink open(RelayLink.EventReceiver receiver) throws IOException;
    }

    /** One life of the connection. */
    private record Attached(RelayLink link, long generation) {}

    private final Connector connector;
    private final Map<Integer, CancelingSink> sinks = new ConcurrentHashMap<>();
    private final AtomicInteger cookies = new AtomicInteger();
    private @Nullable Attached attached;
    private long generation;
    private boolean closed;

    private RelayDispatch(Connector connector) {
        this.connector = connector;
    }

    /**
     * A client of a simulated Outlook in another process or of its server in this one; attaches at the first {@link
     * #application}.
     *
     * @param outlookUrl base address of the simulated Outlook; where its relay listens is asked there at every attach
     */
    public static RelayDispatch connect(URI outlookUrl) {
        return connect(outlookUrl, false);
    }

    /** @param trusted whether to be treated as an add-in within Outlook, which the object-model guard lets through */
    public static RelayDispatch connect(URI outlookUrl, boolean trusted) {
        RelayLocator locator = new RelayLocator(outlookUrl);
        return new RelayDispatch(receiver -> new TcpLink(locator.locate(), trusted, receiver));
    }

    /** A client of a server whose address is known. */
    public static RelayDispatch connect(RelayAddress address, boolean trusted) {
        return new RelayDispatch(receiver -> new TcpLink(address, trusted, receiver));
    }

    /** A client within the process, through the same codec. */
    public static RelayDispatch inProcess(ObjectModel model, Faults faults, boolean trusted) {
        return new RelayDispatch(receiver -> new LocalLink(model, faults, trusted, receiver));
    }

    @Override
    public ComObject application() {
        Attached now = attach();
        try {
            return objectOf(request(now, Frame.APPLICATION, new PayloadWriter().bytes()));
        } catch (ComException failure) {
            if (failure.hresult() != HResult.RPC_UNAVAILABLE) {
                throw failure;
            }
            return objectOf(request(attach(), Frame.APPLICATION, new PayloadWriter().bytes()));
        }
    }

    @Override
    public ComValue invoke(ComObject target, int dispid, Kind kind, List<ComValue> args) {
        Attached now = current(target);
        int flags = kind == Kind.CALL ? Frame.FLAG_METHOD | Frame.FLAG_GET : Frame.FLAG_PUT;
        byte[] payload = new PayloadWriter(object -> remote(now, object))
                .i64(remote(now, target))
                .i32(dispid)
                .u16(flags)
                .values(args)
                .bytes();
        return request(now, Frame.INVOKE, payload);
    }

    /**
     * Asks for the DISPIDs of names, which real clients do for late binding by name.
     *
     * @throws ComException UNKNOWN_NAME when there is no such member
     */
    public List<Integer> idsOfNames(ComObject target, List<String> names) {
        Attached now = current(target);
        PayloadWriter payload = new PayloadWriter().i64(remote(now, target)).i32(names.size());
        names.forEach(payload::text);
        ComValue result = request(now, Frame.IDS, payload.bytes());
        List<Integer> ids = new ArrayList<>();
        if (result instanceof ComValue.Array array) {
            for (ComValue id : array.elements()) {
                ids.add(id instanceof ComValue.I4 number ? number.value() : -1);
            }
        }
        return ids;
    }

    @Override
    public Subscription adviseCanceling(ComObject source, String eventSet, CancelingSink sink) {
        Attached now = current(source);
        int cookie = cookies.incrementAndGet();
        sinks.put(cookie, sink);
        try {
            request(
                    now,
                    Frame.ADVISE,
                    new PayloadWriter()
                            .i64(remote(now, source))
                            .i32(cookie)
                            .text(eventSet)
                            .bytes());
        } catch (ComException failure) {
            sinks.remove(cookie);
            throw failure;
        }
        return () -> unadvise(now, source, cookie);
    }

    private void unadvise(Attached then, ComObject source, int cookie) {
        if (sinks.remove(cookie) != null) {
            quietly(
                    then,
                    Frame.UNADVISE,
                    new PayloadWriter().i32(cookie).i64(remote(then, source)).bytes());
        }
    }

    @Override
    public void release(ComObject object) {
        Attached now;
        synchronized (this) {
            now = attached;
        }
        if (now != null && now.generation() == object.id() >>> GENERATION_SHIFT) {
            quietly(
                    now,
                    Frame.RELEASE,
                    new PayloadWriter().i64(remote(now, object)).bytes());
        }
    }

    @Override
    public void close() {
        Attached last;
        synchronized (this) {
            last = attached;
            attached = null;
            closed = true;
        }
        sinks.clear();
        if (last != null) {
            last.link().close();
        }
    }

    private void quietly(Attached now, int type, byte[] payload) {
        try {
            request(now, type, payload);
        } catch (ComException dead) {
            log.atDebug().addKeyValue("hresult", dead.hresult()).log("the other side is gone");
        }
    }

    private synchronized Attached attach() {
        if (closed) {
            throw new ComException(HResult.MK_UNAVAILABLE, "this connection was closed");
        }
        Attached known = attached;
        if (known != null) {
            return known;
        }
        long mine = ++generation;
        try {
            Attached fresh = new Attached(connector.open(event -> received(event, mine)), mine);
            attached = fresh;
            return fresh;
        } catch (IOException failure) {
            throw new ComException(HResult.MK_UNAVAILABLE, "Outlook is not running: " + failure.getMessage());
        }
    }

    private synchronized Attached current(ComObject target) {
        Attached now = attached;
        if (now == null || now.generation() != target.id() >>> GENERATION_SHIFT) {
            throw new ComException(HResult.RPC_UNAVAILABLE, "the connection to Outlook is broken");
        }
        return now;
    }

    private synchronized void broken(Attached then) {
        if (attached == then) {
            attached = null;
        }
    }

    private ComValue request(Attached now, int type, byte[] payload) {
        try {
            Frame answer = now.link().call(type, payload);
            PayloadReader in = new PayloadReader(answer.payload(), id -> local(now.generation(), id));
            if (answer.type() == Frame.FAILURE) {
                int hresult = in.i32();
                String source = in.text();
                throw new ComException(hresult, source + ": " + in.text());
            }
            ComValue value = in.value();
            in.end();
            return value;
        } catch (IOException failure) {
            broken(now);
            throw new ComException(HResult.RPC_UNAVAILABLE, "the connection to Outlook broke: " + failure.getMessage());
        }
    }

    private boolean received(Frame event, long mine) {
        try {
            PayloadReader in = new PayloadReader(event.payload(), id -> local(mine, id));
            CancelingSink sink = sinks.get(in.i32());
            in.i64();
            int dispid = in.i32();
            boolean cancelable = in.u8() != 0;
            List<ComValue> args = new ArrayList<>(in.values());
            List<ComValue> objects = List.copyOf(args);
            if (cancelable) {
                args.add(ComValue.of(false));
            }
            try {
                return sink != null && sink.fired(dispid, args) && cancelable;
            } finally {
                for (ComValue value : objects) {
                    if (value instanceof ComValue.Obj object) {
                        release(object.object());
                    }
                }
            }
        } catch (IOException | RuntimeException failure) {
            log.atError().setCause(failure).log("an event handler failed");
            return false;
        }
    }

    private static ComObject objectOf(ComValue value) {
        if (value instanceof ComValue.Obj object) {
            return object.object();
        }
        throw new ComException(HResult.FAIL, "no object was answered");
    }

    private static ComObject local(long generation, long remote) {
        return new ComObject(generation << GENERATION_SHIFT | remote);
    }

    private static long remote(Attached now, ComObject object) {
        if (now.generation() != object.id() >>> GENERATION_SHIFT) {
            throw new ComException(HResult.RPC_UNAVAILABLE, "the object belongs to a broken connection");
        }
        return object.id() & (1L << GENERATION_SHIFT) - 1;
    }
}

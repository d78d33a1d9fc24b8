package dev.crmbridge.bridge.com.jacob;

import com.jacob.com.Dispatch;
import com.jacob.com.DispatchEvents;
import com.jacob.com.Variant;
import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Outlook itself, through Jacob and COM.
 *
 * <p>Threads: any; each is made a member of the multithreaded apartment when it first calls. A call blocks as long as Outlook
 * does. A thread that was given up (interrupted) while its call hangs is counted: when too many hang, further calls are refused as
 * "busy" at once, so that a hanging Outlook costs a bounded number of threads.
 */
public final class JacobDispatch implements ComDispatch {
    private static final int MOST_HANGING = 3;

    private final References references = new References();
    private final VariantReader reader = new VariantReader(references);
    private final VariantWriter writer = new VariantWriter(references);
    private final Set<Thread> calling = ConcurrentHashMap.newKeySet();
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Apartment apartment;
    private final Attaching attaching;
    private final EventSource events;

    private JacobDispatch(JacobSettings settings, OutlookPresence presence, SinkRegistration registration) {
        this.apartment = new Apartment();
        this.attaching = new Attaching(settings, presence);
        this.events = new EventSource(settings.eventLibrary(), registration);
    }

    /**
     * Loads Jacob; attaches at the first {@link #application}.
     *
     * @throws LibraryUnusable when the DLL cannot be loaded
     */
    public static JacobDispatch open(JacobLibrary library, JacobSettings settings, OutlookPresence presence) {
        library.announce(System.getProperties());
        try {
            return new JacobDispatch(settings, presence, SinkRegistration.registry());
        } catch (LinkageError refused) {
            throw new LibraryUnusable(library.dll() + " could not be loaded: " + refused.getMessage());
        }
    }

    @Override
    public ComObject application() {
        return calling("attach", () -> references.add(attaching.attach()));
    }

    @Override
    public ComValue invoke(ComObject target, int dispid, Kind kind, List<ComValue> args) {
        return calling(String.format("member 0x%04X", dispid), () -> {
            try (References.Use use = references.use(target)) {
                Variant[] variants = writer.write(args);
                try {
                    Variant result = Dispatch.invokev(
                            use.dispatch(), dispid, flags(kind, args), variants, new int[variants.length]);
                    return read(result);
                } finally {
                    VariantWriter.release(variants);
                }
            }
        });
    }

    @Override
    public Subscription adviseCanceling(ComObject source, String eventSet, CancelingSink sink) {
        EventSets.EventSet set = events.set(eventSet);
        return calling("events", () -> {
            References.Use use = references.use(source);
            SinkProxy proxy = new SinkProxy(set.events(), references, sink);
            try {
                return subscription(use, proxy, events.subscribe(use.dispatch(), set, proxy));
            } catch (RuntimeException failure) {
                use.close();
                throw failure;
            }
        });
    }

    @Override
    public void release(ComObject object) {
        apartment.enter();
        references.release(object);
    }

    /** @return references taken minus references given back: 0 when nothing leaks */
    public long liveReferences() {
        return references.taken() - references.released();
    }

    /** @return references taken since the start */
    public long referencesTaken() {
        return references.taken();
    }

    @Override
    public void close() {
        apartment.enter();
        List.copyOf(subscriptions).forEach(Subscription::close);
        references.releaseAll();
        apartment.close();
    }

    private Subscription subscription(References.Use source, SinkProxy proxy, DispatchEvents advised) {
        Subscription running = new Subscription() {
            @Override
            public void close() {
                if (subscriptions.remove(this)) {
                    apartment.enter();
                    proxy.end();
                    advised.safeRelease();
                    source.close();
                }
            }
        };
        subscriptions.add(running);
        return running;
    }

    private ComValue read(Variant result) {
        try {
            return reader.read(result);
        } finally {
            result.safeRelease();
        }
    }

    /** Objects are set by reference, as VB's Set does. */
    private static int flags(Kind kind, List<ComValue> args) {
        if (kind == Kind.CALL) {
            return Dispatch.Method | Dispatch.Get;
        }
        ComValue value = args.isEmpty() ? ComValue.EMPTY : args.get(args.size() - 1);
        boolean object = value instanceof ComValue.Obj || value instanceof ComValue.NullObject;
        return object ? Dispatch.PutRef : Dispatch.Put;
    }

    private <T> T calling(String what, Supplier<T> call) {
        Thread caller = Thread.currentThread();
        if (calling.stream().filter(Thread::isInterrupted).count() >= MOST_HANGING) {
            throw new ComException(HResult.SERVERCALL_RETRYLATER, "earlier calls to Outlook still hang");
        }
        apartment.enter();
        boolean outermost = calling.add(caller);
        try {
            return call.get();
        } catch (com.jacob.com.ComException failure) {
            throw JacobFailures.of(failure, what);
        } catch (com.jacob.com.JacobException | IllegalStateException unusable) {
            throw new ComException(HResult.FAIL, what + ": " + unusable.getMessage());
        } finally {
            if (outermost) {
                calling.remove(caller);
            }
        }
    }
}

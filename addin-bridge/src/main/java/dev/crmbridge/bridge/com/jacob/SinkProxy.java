package dev.crmbridge.bridge.com.jacob;

import com.jacob.com.InvocationProxy;
import com.jacob.com.Variant;
import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the events of one subscription from Jacob, on any thread. Nothing is thrown back into native code, and every argument
 * is emptied at the end: Jacob itself would keep one reference per argument and event.
 */
final class SinkProxy extends InvocationProxy {
    private static final Logger LOG = LoggerFactory.getLogger(SinkProxy.class);

    private final Map<String, Integer> dispids;
    private final References references;
    private final VariantReader reader;
    private final ComDispatch.CancelingSink sink;
    private volatile boolean ended;

    SinkProxy(Map<String, Integer> dispids, References references, ComDispatch.CancelingSink sink) {
        this.dispids = dispids;
        this.references = references;
        this.reader = new VariantReader(references);
        this.sink = sink;
    }

    /** No event is passed on after this. */
    void end() {
        ended = true;
    }

    @Override
    @SuppressWarnings("NullAway") // Jacob takes null for "no result"
    public @Nullable Variant invoke(String event, Variant[] args) {
        try {
            List<Variant> values = byValue(args);
            try {
                Integer dispid = dispids.get(event);
                if (dispid != null && !ended) {
                    pass(dispid, args);
                }
            } finally {
                empty(values);
            }
        } catch (Throwable failure) {
            LOG.atError().addKeyValue("event", event).setCause(failure).log("an event handler failed");
        }
        return null;
    }

    private void pass(int dispid, Variant[] args) {
        List<ComValue> values = new ArrayList<>(args.length);
        try {
            for (Variant arg : args) {
                values.add(reader.read(arg));
            }
            boolean cancel = sink.fired(dispid, List.copyOf(values));
            if (cancel && args.length > 0 && isFlagByReference(args[args.length - 1])) {
                args[args.length - 1].putBoolean(true);
            }
        } catch (ComException unreadable) {
            LOG.atWarn().addKeyValue("hresult", unreadable.hresult()).log("an event could not be read");
        } finally {
            for (ComValue value : values) {
                if (value instanceof ComValue.Obj object) {
                    references.release(object.object());
                }
            }
        }
    }

    /** What came by reference is written back to Outlook afterwards and must keep its new value. */
    private static List<Variant> byValue(Variant[] args) {
        return Arrays.stream(args)
                .filter(arg -> (arg.getvt() & Variant.VariantByref) == 0)
                .toList();
    }

    private static void empty(List<Variant> values) {
        for (Variant value : values) {
            try {
                value.putEmpty();
            } catch (RuntimeException failure) {
                LOG.atDebug().setCause(failure).log("an event argument could not be emptied");
            }
        }
    }

    private static boolean isFlagByReference(Variant arg) {
        return arg.getvt() == (Variant.VariantBoolean | Variant.VariantByref);
    }
}

package dev.crmbridge.bridge.com;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A stretch of work on Outlook that gives back every reference it took, newest first, and counts its calls.
 *
 * <p>Use with try-with-resources on the COM worker; not thread-safe.
 */
public final class ComScope implements AutoCloseable {
    private final ComDispatch com;
    private final Deque<ComObject> taken = new ArrayDeque<>();
    private int calls;

    /** @param com the connection to work on */
    public ComScope(ComDispatch com) {
        this.com = com;
    }

    /** @return the Application object, given back with this scope */
    public ComObject application() {
        calls++;
        return keep(com.application());
    }

    /**
     * Reads a property or calls a method.
     *
     * @throws ComException with the HRESULT of the call
     */
    public ComValue call(ComObject target, int dispid, ComValue... args) {
        calls++;
        ComValue result = com.invoke(target, dispid, ComDispatch.Kind.CALL, List.of(args));
        keepAll(result);
        return result;
    }

    /**
     * Writes a property.
     *
     * @throws ComException with the HRESULT of the call
     */
    public void put(ComObject target, int dispid, ComValue value) {
        calls++;
        com.invoke(target, dispid, ComDispatch.Kind.PUT, List.of(value));
    }

    /** @return the number of calls made through this scope so far */
    public int calls() {
        return calls;
    }

    private void keepAll(ComValue value) {
        if (value instanceof ComValue.Obj obj) {
            keep(obj.object());
        } else if (value instanceof ComValue.Array array) {
            array.elements().forEach(this::keepAll);
        }
    }

    private ComObject keep(ComObject object) {
        taken.push(object);
        return object;
    }

    @Override
    public void close() {
        List<ComObject> all = new ArrayList<>(taken);
        taken.clear();
        all.forEach(com::release);
    }
}

package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A COM server with scripted objects, scripted failures and a count of references given out. */
final class FakeOutlook implements ComDispatch {
    /** An object: what its members answer. */
    static final class Thing {
        private final Map<Integer, Function<List<ComValue>, ComValue>> members = new HashMap<>();
        private final Map<Integer, ComValue> put = new LinkedHashMap<>();

        Thing with(int dispid, Function<List<ComValue>, ComValue> member) {
            members.put(dispid, member);
            return this;
        }

        Thing with(int dispid, ComValue value) {
            return with(dispid, args -> value);
        }

        /** @return what was put, in that order */
        Map<Integer, ComValue> put() {
            return put;
        }
    }

    private final Map<Long, Thing> alive = new HashMap<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private final List<CancelingSink> sinks = new ArrayList<>();
    private final Thing application;
    private long lastId;
    private int calls;
    private int attached;

    FakeOutlook(Thing application) {
        this.application = application;
    }

    /** The next call fails so; several queue up. */
    void failNext(int hresult) {
        failures.add(hresult);
    }

    int calls() {
        return calls;
    }

    int timesAttached() {
        return attached;
    }

    int references() {
        return alive.size();
    }

    List<CancelingSink> sinks() {
        return sinks;
    }

    /** @return a new reference to the thing, as a value */
    ComValue give(Thing thing) {
        return ComValue.of(reference(thing));
    }

    @Override
    public ComObject application() {
        count();
        attached++;
        return reference(application);
    }

    @Override
    public ComValue invoke(ComObject target, int dispid, Kind kind, List<ComValue> args) {
        count();
        Thing thing = alive.get(target.id());
        if (thing == null) {
            throw new ComException(HResult.DISCONNECTED, "released reference used");
        }
        if (kind == Kind.PUT) {
            thing.put.put(dispid, args.get(0));
            return ComValue.EMPTY;
        }
        Function<List<ComValue>, ComValue> member = thing.members.get(dispid);
        if (member == null) {
            throw new ComException(HResult.MEMBER_NOT_FOUND, "no member " + dispid);
        }
        return member.apply(args);
    }

    @Override
    public Subscription adviseCanceling(ComObject source, String eventSet, CancelingSink sink) {
        count();
        sinks.add(sink);
        return () -> sinks.remove(sink);
    }

    @Override
    public void release(ComObject object) {
        alive.remove(object.id());
    }

    @Override
    public void close() {
        alive.clear();
    }

    private void count() {
        calls++;
        Integer failure = failures.poll();
        if (failure != null) {
            throw new ComException(failure, "scripted");
        }
    }

    private ComObject reference(Thing thing) {
        lastId++;
        alive.put(lastId, thing);
        return new ComObject(lastId);
    }
}

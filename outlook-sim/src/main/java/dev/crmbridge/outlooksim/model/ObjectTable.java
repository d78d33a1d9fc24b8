package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that clients refer to, with their reference counts. Used in the apartment only.
 *
 * <p>An exported object that no client has taken by the end of the call is forgotten again. A client's reference keeps
 * the object's parents alive.
 */
final class ObjectTable {
    private static final class Entry {
        private final SimObject object;
        private int references;

        private Entry(SimObject object) {
            this.object = object;
        }
    }

    private final Map<Long, Entry> entries = new HashMap<>();
    private final Map<SimObject, Long> ids = new IdentityHashMap<>();
    private final List<Long> untaken = new ArrayList<>();
    private long next = 1;

    ComValue export(SimObject object) {
        return ComValue.of(new ComObject(idOf(object)));
    }

    /** @throws ComException OBJECT_DELETED for an id that was released or never given */
    SimObject find(ComObject reference) {
        Entry entry = entries.get(reference.id());
        if (entry == null) {
            throw new ComException(HResult.DISCONNECTED, "the object was released");
        }
        return entry.object;
    }

    void retain(long id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new ComException(HResult.DISCONNECTED, "the object was released");
        }
        if (entry.references++ == 0 && entry.object.parent() != null) {
            retain(idOf(entry.object.parent()));
        }
    }

    void release(long id) {
        Entry entry = entries.get(id);
        if (entry != null && --entry.references <= 0) {
            forget(id, entry);
            if (entry.object.parent() != null) {
                release(ids.getOrDefault(entry.object.parent(), 0L));
            }
        }
    }

    /** Forgets what was exported and not taken. */
    void settle() {
        List<Long> check = List.copyOf(untaken);
        untaken.clear();
        for (long id : check) {
            Entry entry = entries.get(id);
            if (entry != null && entry.references == 0) {
                forget(id, entry);
            }
        }
    }

    int size() {
        return entries.size();
    }

    private long idOf(SimObject object) {
        Long known = ids.get(object);
        if (known != null) {
            return known;
        }
        long id = next++;
        ids.put(object, id);
        entries.put(id, new Entry(object));
        untaken.add(id);
        return id;
    }

    private void forget(long id, Entry entry) {
        entries.remove(id);
        ids.remove(entry.object);
        entry.object.released();
    }
}

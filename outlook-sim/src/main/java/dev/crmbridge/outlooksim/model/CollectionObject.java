package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A one-based collection with Count and Item; kinds with more members extend it. */
class CollectionObject extends SimObject {
    private static final Members<CollectionObject> MEMBERS = new Members<CollectionObject>()
            .get(0x0050, collection -> ComValue.of(collection.elements().size()))
            .method(0x0051, 1, (collection, args) -> collection.ref(collection.element(args.value(0))));

    private final Supplier<? extends List<? extends SimObject>> elements;

    CollectionObject(
            ObjectModel model,
            String interfaceName,
            int objectClass,
            @Nullable SimObject parent,
            Supplier<? extends List<? extends SimObject>> elements) {
        super(model, interfaceName, objectClass, parent);
        this.elements = elements;
    }

    final List<? extends SimObject> elements() {
        return elements.get();
    }

    /** The element at a one-based number, or of a name where the collection has names. */
    final SimObject element(ComValue index) {
        if (index instanceof ComValue.Str name) {
            return named(name.value());
        }
        int position = Values.number(index);
        List<? extends SimObject> all = elements();
        if (position < 1 || position > all.size()) {
            throw new ComException(HResult.OPERATION_FAILED, "array index " + position + " out of bounds");
        }
        return all.get(position - 1);
    }

    final SimObject named(String name) {
        for (SimObject element : elements()) {
            if (element instanceof Named named && named.name().equalsIgnoreCase(name)) {
                return element;
            }
        }
        throw new ComException(HResult.NOT_FOUND, "there is no element of that name");
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.call(this, dispid, args);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid);
    }

    /** An element that can be asked for by name. */
    interface Named {
        String name();
    }
}

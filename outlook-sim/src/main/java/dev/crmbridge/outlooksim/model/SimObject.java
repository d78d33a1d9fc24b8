package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An object of the object model. Used in the apartment only. */
abstract class SimObject {
    private final ObjectModel model;
    private final String interfaceName;
    private final int objectClass;
    private final @Nullable SimObject parent;

    /**
     * @param interfaceName its interface in the type library, e.g. {@code _TaskItem}
     * @param objectClass OlObjectClass
     * @param parent what Parent answers and what lives as long as this, null for none
     */
    SimObject(ObjectModel model, String interfaceName, int objectClass, @Nullable SimObject parent) {
        this.model = model;
        this.interfaceName = interfaceName;
        this.objectClass = objectClass;
        this.parent = parent;
    }

    final ObjectModel model() {
        return model;
    }

    final String interfaceName() {
        return interfaceName;
    }

    int objectClass() {
        return objectClass;
    }

    final @Nullable SimObject parent() {
        return parent;
    }

    /** Members beyond the four that every object has. */
    abstract ComValue call(int dispid, Args args);

    /** Writes a member; by default nothing can be written. */
    void put(int dispid, ComValue value) {
        throw Members.notFound(dispid);
    }

    /** Called when the last reference is gone. */
    void released() {}

    final ComValue invoke(int dispid, Args args) {
        return switch (dispid) {
            case 0xF000 -> ref(model.application());
            case 0xF00A -> ComValue.of(objectClass());
            case 0xF00B -> ref(model.session());
            case 0xF001 -> ref(parentObject());
            default -> known(dispid, () -> call(dispid, args));
        };
    }

    final void write(int dispid, ComValue value) {
        known(dispid, () -> {
            put(dispid, value);
            return ComValue.EMPTY;
        });
    }

    /** What Parent answers. */
    @Nullable
    SimObject parentObject() {
        return parent;
    }

    final ComValue ref(@Nullable SimObject object) {
        return object == null ? ComValue.NOTHING : model.objects().export(object);
    }

    final List<Integer> ids(List<String> names) {
        return names.stream()
                .map(name -> model.types().idOf(interfaceName, name))
                .toList();
    }

    private ComValue known(int dispid, Supplier<ComValue> work) {
        try {
            return work.get();
        } catch (ComException failure) {
            if (failure.hresult() == HResult.MEMBER_NOT_FOUND) {
                model.types().member(interfaceName, dispid).ifPresent(member -> {
                    if (!implemented(dispid)) {
                        throw new ComException(
                                HResult.NOT_IMPLEMENTED,
                                "the simulator does not implement " + interfaceName + "." + member.name());
                    }
                });
            }
            throw failure;
        }
    }

    /** Whether the simulator has this member at all, be it read-only. */
    abstract boolean implemented(int dispid);
}

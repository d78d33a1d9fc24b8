package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Reads and writes properties of an item by namespace name; dates are UTC, types are not converted. */
final class PropertyAccessorObject extends SimObject {
    private static final Members<PropertyAccessorObject> MEMBERS = new Members<PropertyAccessorObject>()
            .method(0xFAFB, 1, (accessor, args) -> accessor.get(args.text(0)))
            .method(0xFAFC, 2, (accessor, args) -> accessor.set(args.text(0), args.value(1)))
            .method(0xFAFE, 1, (accessor, args) -> {
                List<String> names = Args.texts(args.value(0));
                return each(names.size(), index -> accessor.get(names.get(index)));
            })
            .method(0xFAFF, 2, PropertyAccessorObject::setAll)
            .method(0xFB91, 1, (accessor, args) -> accessor.delete(args.text(0)))
            .method(0xFB92, 1, (accessor, args) -> {
                List<String> names = Args.texts(args.value(0));
                return each(names.size(), index -> accessor.delete(names.get(index)));
            })
            .method(0xFB02, 1, (accessor, args) -> new ComValue.Bytes(bytes(args.text(0))))
            .method(0xFB03, 1, (accessor, args) -> {
                if (args.value(0) instanceof ComValue.Bytes bytes) {
                    return ComValue.of(StoredValues.hex(bytes.value()));
                }
                throw Values.mismatch("byte array", args.value(0));
            })
            .method(
                    0xFB00,
                    1,
                    (accessor, args) -> converted(Values.date(args.value(0)), ZoneOffset.UTC, accessor.zone()))
            .method(
                    0xFB01,
                    1,
                    (accessor, args) -> converted(Values.date(args.value(0)), accessor.zone(), ZoneOffset.UTC));

    private final ItemObject item;

    PropertyAccessorObject(ObjectModel model, ItemObject item) {
        super(model, "_PropertyAccessor", 112, item);
        this.item = item;
    }

    private ZoneId zone() {
        return model().mailbox().zone();
    }

    private ComValue get(String name) {
        PropertyValue value = property(name).reader().read(item.view());
        if (value == null) {
            throw new ComException(HResult.NOT_FOUND, "the property is unknown or has no value");
        }
        return Shapes.raw(value);
    }

    private ComValue set(String name, ComValue value) {
        item.change(writer(name).change(Shapes.free(value, ZoneOffset.UTC)));
        return ComValue.EMPTY;
    }

    private ComValue setAll(Args args) {
        List<String> names = Args.texts(args.value(0));
        if (!(args.value(1) instanceof ComValue.Array values)
                || values.elements().size() != names.size()) {
            throw Values.invalid("as many values as names are wanted");
        }
        return each(
                names.size(), index -> set(names.get(index), values.elements().get(index)));
    }

    private ComValue delete(String name) {
        if (property(name).reader().read(item.view()) == null) {
            throw new ComException(HResult.NOT_FOUND, "the property is unknown or has no value");
        }
        item.change(writer(name).change(null));
        return ComValue.EMPTY;
    }

    private ItemProperty property(String name) {
        return model().names()
                .byNamespace(name)
                .orElseThrow(() -> new ComException(HResult.NOT_FOUND, "the property '" + name + "' is unknown"));
    }

    private ItemProperty.Writer writer(String name) {
        ItemProperty.Writer writer = property(name).writer();
        if (writer == null) {
            throw new ComException(HResult.ACCESS_DENIED, "the property '" + name + "' is read-only");
        }
        return writer;
    }

    /** Failures become elements; the call itself succeeds. */
    private static ComValue each(int count, IntFunction<ComValue> work) {
        List<ComValue> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                results.add(work.apply(i));
            } catch (ComException failure) {
                results.add(new ComValue.Failure(failure.hresult()));
            }
        }
        return new ComValue.Array(results);
    }

    private static byte[] bytes(String hex) {
        try {
            return StoredValues.bytes(hex);
        } catch (IllegalArgumentException failure) {
            throw Values.invalid("'" + hex + "' is not hexadecimal");
        }
    }

    static ComValue converted(double days, ZoneId from, ZoneId to) {
        LocalDateTime time = OleDates.fromDays(days);
        return new ComValue.Date(
                OleDates.isNone(days)
                        ? OleDates.NONE
                        : OleDates.toDays(
                                time.atZone(from).withZoneSameInstant(to).toLocalDateTime()));
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.call(this, dispid, args);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid);
    }
}

package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call in natural order; left-out and Missing ones are the same.
 *
 * @param model gives the objects behind object arguments
 * @param values as they came
 */
record Args(ObjectModel model, List<ComValue> values) {
    boolean has(int index) {
        return index < values.size() && !(values.get(index) instanceof ComValue.Missing);
    }

    ComValue value(int index) {
        if (!has(index)) {
            throw new ComException(HResult.BAD_PARAMETER_COUNT, "argument " + (index + 1) + " is missing");
        }
        return values.get(index);
    }

    String text(int index) {
        return Values.text(value(index));
    }

    String text(int index, String otherwise) {
        return has(index) ? text(index) : otherwise;
    }

    int number(int index) {
        return Values.number(value(index));
    }

    int number(int index, int otherwise) {
        return has(index) ? number(index) : otherwise;
    }

    boolean flag(int index, boolean otherwise) {
        return has(index) ? Values.flag(value(index)) : otherwise;
    }

    <T extends SimObject> T object(int index, Class<T> type) {
        return object(model, value(index), type);
    }

    static <T extends SimObject> T object(ObjectModel model, ComValue value, Class<T> type) {
        SimObject object =
                value instanceof ComValue.Obj reference ? model.objects().find(reference.object()) : null;
        if (!type.isInstance(object)) {
            throw Values.mismatch(type.getSimpleName(), value);
        }
        return type.cast(object);
    }

    /** @return element {@code index} of a one-dimensional array of texts */
    static List<String> texts(ComValue value) {
        if (value instanceof ComValue.Array array) {
            return array.elements().stream().map(Values::text).toList();
        }
        throw Values.mismatch("array of texts", value);
    }

    @Nullable
    ComValue orNull(int index) {
        return has(index) ? values.get(index) : null;
    }
}

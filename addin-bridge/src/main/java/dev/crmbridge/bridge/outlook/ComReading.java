package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads plain values out of {@link ComValue}s, tolerant of the number types providers differ in. Pure. */
final class ComReading {
    private ComReading() {}

    /** @return the text; empty for no value */
    static String text(@Nullable ComValue value) {
        if (value instanceof ComValue.Str text) {
            return text.value();
        }
        return value instanceof ComValue.I4 number ? Integer.toString(number.value()) : "";
    }

    /** @return the whole number, a yes as 1, if it is one */
    static OptionalInt whole(@Nullable ComValue value) {
        if (value instanceof ComValue.I4 number) {
            return OptionalInt.of(number.value());
        } else if (value instanceof ComValue.I2 number) {
            return OptionalInt.of(number.value());
        } else if (value instanceof ComValue.R8 number) {
            return OptionalInt.of((int) Math.round(number.value()));
        } else if (value instanceof ComValue.Bool flag) {
            return OptionalInt.of(flag.value() ? 1 : 0);
        }
        return OptionalInt.empty();
    }

    /** @return whether the value says yes */
    static boolean flag(@Nullable ComValue value) {
        return whole(value).orElse(0) != 0;
    }

    /** @return the raw date, if it is one */
    static OptionalDouble date(@Nullable ComValue value) {
        return value instanceof ComValue.Date date ? OptionalDouble.of(date.days()) : OptionalDouble.empty();
    }

    /** @return binary as upper-case hexadecimal; empty for no value */
    static String hex(@Nullable ComValue value) {
        if (value instanceof ComValue.Bytes bytes) {
            return bytes.hex();
        }
        return text(value).toUpperCase(Locale.ROOT);
    }

    /** @return categories from a multi-value property or from the joined text, in order */
    static Set<String> names(@Nullable ComValue value) {
        Set<String> names = new LinkedHashSet<>();
        if (value instanceof ComValue.Array array) {
            array.elements().forEach(element -> add(names, text(element)));
        } else {
            for (String part : text(value).split("[,;]", -1)) {
                add(names, part);
            }
        }
        return names;
    }

    /** @return whether {@link #names} has that one */
    static boolean hasName(@Nullable ComValue value, String name) {
        if (value instanceof ComValue.Array array) {
            for (ComValue element : array.elements()) {
                if (text(element).trim().equals(name)) {
                    return true;
                }
            }
            return false;
        }
        return names(value).contains(name);
    }

    /** @return the object, or null for "there is none" */
    static @Nullable ComObject object(ComValue value) {
        return value instanceof ComValue.Obj obj ? obj.object() : null;
    }

    private static void add(Set<String> names, String name) {
        String trimmed = name.trim();
        if (!trimmed.isEmpty()) {
            names.add(trimmed);
        }
    }
}

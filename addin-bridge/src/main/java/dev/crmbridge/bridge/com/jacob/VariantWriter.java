package dev.crmbridge.bridge.com.jacob;

import com.jacob.com.SafeArray;
import com.jacob.com.Variant;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import java.util.List;

/** Makes VARIANTs with exactly the type a value names. The caller releases them. */
final class VariantWriter {
    private final References references;

    VariantWriter(References references) {
        this.references = references;
    }

    /**
     * @return one VARIANT per value, in the same order
     * @throws ComException when an object among them was released
     */
    Variant[] write(List<ComValue> values) {
        Variant[] variants = new Variant[values.size()];
        try {
            for (int i = 0; i < variants.length; i++) {
                variants[i] = write(values.get(i));
            }
            return variants;
        } catch (RuntimeException failure) {
            release(variants);
            throw failure;
        }
    }

    static void release(Variant[] variants) {
        for (Variant variant : variants) {
            if (variant != null) {
                variant.safeRelease();
            }
        }
    }

    private Variant write(ComValue value) {
        Variant variant = new Variant();
        try {
            put(variant, value);
            return variant;
        } catch (RuntimeException failure) {
            variant.safeRelease();
            throw failure;
        }
    }

    private void put(Variant variant, ComValue value) {
        if (value instanceof ComValue.Empty) {
            variant.putEmpty();
        } else if (value instanceof ComValue.Null) {
            variant.putNull();
        } else if (value instanceof ComValue.Missing) {
            variant.putNoParam();
        } else if (value instanceof ComValue.Failure failure) {
            variant.putError(failure.scode());
        } else if (value instanceof ComValue.Bool flag) {
            variant.putBoolean(flag.value());
        } else if (value instanceof ComValue.I2 number) {
            variant.putShort(number.value());
        } else if (value instanceof ComValue.I4 number) {
            variant.putInt(number.value());
        } else if (value instanceof ComValue.R8 number) {
            variant.putDouble(number.value());
        } else if (value instanceof ComValue.Date date) {
            variant.putDate(date.days());
        } else if (value instanceof ComValue.Str text) {
            variant.putString(text.value());
        } else if (value instanceof ComValue.NullObject) {
            variant.putNothing();
        } else if (value instanceof ComValue.Obj object) {
            putObject(variant, object.object());
        } else if (value instanceof ComValue.Bytes bytes) {
            putBytes(variant, bytes.value());
        } else if (value instanceof ComValue.Array array) {
            putArray(variant, array.elements());
        } else if (value instanceof ComValue.Table table) {
            putTable(variant, table);
        }
    }

    private void putObject(Variant variant, ComObject object) {
        try (References.Use use = references.use(object)) {
            variant.putDispatch(use.dispatch());
        }
    }

    private static void putBytes(Variant variant, byte[] bytes) {
        SafeArray array = new SafeArray(Variant.VariantByte, bytes.length);
        try {
            array.setBytes(0, bytes.length, bytes, 0);
            variant.putSafeArray(array);
        } finally {
            array.safeRelease();
        }
    }

    private void putArray(Variant variant, List<ComValue> elements) {
        SafeArray array = new SafeArray(Variant.VariantVariant, elements.size());
        try {
            for (int i = 0; i < elements.size(); i++) {
                Variant element = write(elements.get(i));
                array.setVariant(i, element);
                element.safeRelease();
            }
            variant.putSafeArray(array);
        } finally {
            array.safeRelease();
        }
    }

    private void putTable(Variant variant, ComValue.Table table) {
        SafeArray array = new SafeArray(Variant.VariantVariant, table.rows().size(), table.columns());
        try {
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < table.columns(); column++) {
                    Variant element = write(table.rows().get(row).get(column));
                    array.setVariant(row, column, element);
                    element.safeRelease();
                }
            }
            variant.putSafeArray(array);
        } finally {
            array.safeRelease();
        }
    }
}

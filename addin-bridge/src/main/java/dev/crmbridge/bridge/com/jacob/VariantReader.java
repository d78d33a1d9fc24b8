package dev.crmbridge.bridge.com.jacob;

import com.jacob.com.Dispatch;
import com.jacob.com.SafeArray;
import com.jacob.com.Variant;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a VARIANT as it is: no conversion of dates, no rounding, null pointers kept apart from empty values.
 *
 * <p>Types that Outlook does not use but its automation rules allow become the nearest type it does use. Objects are added to
 * the references.
 */
final class VariantReader {
    private static final int PARAMETER_NOT_FOUND = 0x80020004;
    private static final int UNSIGNED_SHORT = 18;
    private static final int UNSIGNED_INT = 19;
    private static final int SIGNED_BYTE = 16;
    private static final int MACHINE_INT = 22;
    private static final int MACHINE_UNSIGNED = 23;
    private static final double CURRENCY_SCALE = 10_000.0;

    private final References references;

    VariantReader(References references) {
        this.references = references;
    }

    /**
     * @param variant stays the caller's
     * @throws ComException {@link HResult#TYPE_MISMATCH} for a type that has no meaning here; nothing stays referenced then
     */
    ComValue read(Variant variant) {
        List<ComObject> taken = new ArrayList<>();
        try {
            return read(variant, taken);
        } catch (RuntimeException failure) {
            taken.forEach(references::release);
            throw failure;
        }
    }

    private ComValue read(Variant variant, List<ComObject> taken) {
        int type = Short.toUnsignedInt(variant.getvt());
        if ((type & Variant.VariantByref) != 0) {
            return byReference(variant, type, taken);
        }
        if ((type & Variant.VariantArray) != 0) {
            return array(variant, type & Variant.VariantTypeMask, taken);
        }
        return switch (type) {
            case Variant.VariantEmpty -> ComValue.EMPTY;
            case Variant.VariantNull -> new ComValue.Null();
            case Variant.VariantShort -> new ComValue.I2(variant.getShort());
            case Variant.VariantInt -> ComValue.of(variant.getInt());
            case Variant.VariantFloat -> new ComValue.R8(variant.getFloat());
            case Variant.VariantDouble -> new ComValue.R8(variant.getDouble());
            case Variant.VariantCurrency ->
                new ComValue.R8(variant.getCurrency().longValue() / CURRENCY_SCALE);
            case Variant.VariantDate -> new ComValue.Date(variant.getDate());
            case Variant.VariantString -> text(variant.getString());
            case Variant.VariantDispatch, Variant.VariantObject -> object(variant, taken);
            case Variant.VariantError -> error(variant.getError());
            case Variant.VariantBoolean -> ComValue.of(variant.getBoolean());
            case Variant.VariantDecimal -> new ComValue.R8(variant.getDecimal().doubleValue());
            case Variant.VariantByte -> ComValue.of(Byte.toUnsignedInt(variant.getByte()));
            case Variant.VariantLongInt -> whole(variant.getLong());
            case SIGNED_BYTE, UNSIGNED_SHORT, UNSIGNED_INT, MACHINE_INT, MACHINE_UNSIGNED -> converted(variant);
            default -> throw unknown(type);
        };
    }

    private ComValue byReference(Variant variant, int type, List<ComObject> taken) {
        return switch (type & ~Variant.VariantByref) {
            case Variant.VariantBoolean -> ComValue.of(variant.getBooleanRef());
            case Variant.VariantShort -> new ComValue.I2(variant.getShortRef());
            case Variant.VariantInt -> ComValue.of(variant.getIntRef());
            case Variant.VariantDouble -> new ComValue.R8(variant.getDoubleRef());
            case Variant.VariantDate -> new ComValue.Date(variant.getDateRef());
            case Variant.VariantString -> text(variant.getStringRef());
            case Variant.VariantDispatch -> found(variant.getDispatchRef(), taken);
            default -> throw unknown(type);
        };
    }

    private ComValue object(Variant variant, List<ComObject> taken) {
        return variant.isNull() ? ComValue.NOTHING : found(variant.toDispatch(), taken);
    }

    private ComValue found(Dispatch dispatch, List<ComObject> taken) {
        if (dispatch.m_pDispatch == 0) {
            return ComValue.NOTHING;
        }
        ComObject object = references.add(dispatch);
        taken.add(object);
        return ComValue.of(object);
    }

    private ComValue array(Variant variant, int elementType, List<ComObject> taken) {
        SafeArray array = variant.toSafeArray();
        try {
            int dimensions = array.getNumDim();
            if (dimensions == 1 && elementType == Variant.VariantByte) {
                byte[] bytes = array.toByteArray();
                return new ComValue.Bytes(bytes == null ? new byte[0] : bytes);
            }
            if (dimensions == 1) {
                return new ComValue.Array(row(array, elementType, taken));
            }
            if (dimensions == 2 && elementType == Variant.VariantVariant) {
                return table(array, taken);
            }
            throw new ComException(
                    HResult.TYPE_MISMATCH, "an array of type " + elementType + " with " + dimensions + " dimensions");
        } finally {
            array.safeRelease();
        }
    }

    private List<ComValue> row(SafeArray array, int elementType, List<ComObject> taken) {
        List<ComValue> values = new ArrayList<>();
        for (int i = array.getLBound(1); i <= array.getUBound(1); i++) {
            values.add(
                    switch (elementType) {
                        case Variant.VariantVariant -> element(array.getVariant(i), taken);
                        case Variant.VariantString -> text(array.getString(i));
                        case Variant.VariantInt -> ComValue.of(array.getInt(i));
                        case Variant.VariantShort -> new ComValue.I2(array.getShort(i));
                        case Variant.VariantDouble -> new ComValue.R8(array.getDouble(i));
                        case Variant.VariantDate -> new ComValue.Date(array.getDate(i));
                        case Variant.VariantBoolean -> ComValue.of(array.getBoolean(i));
                        default -> throw unknown(Variant.VariantArray | elementType);
                    });
        }
        return values;
    }

    private ComValue table(SafeArray array, List<ComObject> taken) {
        int firstColumn = array.getLBound(2);
        int lastColumn = array.getUBound(2);
        int lastRow = array.getUBound(1);
        List<List<ComValue>> rows = new ArrayList<>();
        for (int row = array.getLBound(1); row <= lastRow; row++) {
            List<ComValue> cells = new ArrayList<>(lastColumn - firstColumn + 1);
            for (int column = firstColumn; column <= lastColumn; column++) {
                cells.add(element(array.getVariant(row, column), taken));
            }
            rows.add(cells);
        }
        return new ComValue.Table(lastColumn - firstColumn + 1, rows);
    }

    private ComValue element(Variant element, List<ComObject> taken) {
        try {
            return read(element, taken);
        } finally {
            element.safeRelease();
        }
    }

    /** Jacob's null is the null BSTR, which COM defines to mean the empty one. */
    @SuppressWarnings("ConstantValue")
    private static ComValue text(String text) {
        return ComValue.of(text == null ? "" : text);
    }

    private static ComValue error(int scode) {
        return scode == PARAMETER_NOT_FOUND ? ComValue.MISSING : new ComValue.Failure(scode);
    }

    private static ComValue whole(long number) {
        return number == (int) number ? ComValue.of((int) number) : new ComValue.R8(number);
    }

    private static ComValue converted(Variant variant) {
        Variant copy = (Variant) variant.clone();
        try {
            copy.changeType(Variant.VariantDouble);
            double number = copy.getDouble();
            return number == (int) number ? ComValue.of((int) number) : new ComValue.R8(number);
        } finally {
            copy.safeRelease();
        }
    }

    private static ComException unknown(int type) {
        return new ComException(HResult.TYPE_MISMATCH, String.format("a value of VARIANT type 0x%04X", type));
    }
}

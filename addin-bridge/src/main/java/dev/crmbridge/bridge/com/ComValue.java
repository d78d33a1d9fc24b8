package dev.crmbridge.bridge.com;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A value as it crosses the COM border: exactly the VARIANT shapes Outlook uses, nothing richer.
 *
 * <p>Dates are the raw double (days since 1899-12-30, wall clock, no zone): the border never converts them. Thread-safe
 * because immutable.
 */
public sealed interface ComValue {
    /** VT_EMPTY: no value at all, the result of a method that returns nothing. */
    record Empty() implements ComValue {}

    /** VT_NULL. */
    record Null() implements ComValue {}

    /** VT_ERROR DISP_E_PARAMNOTFOUND: an optional argument that was left out. */
    record Missing() implements ComValue {}

    /** VT_ERROR with any other code, as in the elements of GetProperties' answer. */
    record Failure(int scode) implements ComValue {}

    /** VT_BOOL. */
    record Bool(boolean value) implements ComValue {}

    /** VT_I2 (only where a type library says so; enumerations travel as {@link I4}). */
    record I2(short value) implements ComValue {}

    /** VT_I4: numbers and all enumerations. */
    record I4(int value) implements ComValue {}

    /** VT_R8. */
    record R8(double value) implements ComValue {}

    /** VT_DATE: days since 1899-12-30 as wall clock; 949998.0 (4501-01-01) means none. */
    record Date(double days) implements ComValue {}

    /** VT_BSTR; never null, possibly empty. */
    record Str(String value) implements ComValue {}

    /** VT_DISPATCH; a null pointer is {@link NullObject}. */
    record Obj(ComObject object) implements ComValue {}

    /** VT_DISPATCH with a null pointer: "there is none". */
    record NullObject() implements ComValue {}

    /** VT_ARRAY | VT_UI1. */
    record Bytes(byte[] value) implements ComValue {
        private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

        public Bytes {
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }

        /** @return how many there are */
        public int length() {
            return value.length;
        }

        /** Puts them into {@code target}, which must have room. */
        public void copyTo(ByteBuffer target) {
            target.put(value);
        }

        /** @return them as upper-case hexadecimal */
        public String hex() {
            return UPPER_HEX.formatHex(value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /** VT_ARRAY | VT_VARIANT with one dimension. */
    record Array(List<ComValue> elements) implements ComValue {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** VT_ARRAY | VT_VARIANT with two dimensions, row first; every row has {@code columns} elements. */
    record Table(int columns, List<List<ComValue>> rows) implements ComValue {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
            for (List<ComValue> row : rows) {
                if (row.size() != columns) {
                    throw new IllegalArgumentException("row of " + row.size() + " in a table of " + columns);
                }
            }
        }
    }

    /** The left-out optional argument. */
    ComValue MISSING = new Missing();

    /** No value. */
    ComValue EMPTY = new Empty();

    /** The null object. */
    ComValue NOTHING = new NullObject();

    /** @return {@code text} as a BSTR */
    static ComValue of(String text) {
        return new Str(text);
    }

    /** @return {@code number} as a VT_I4 */
    static ComValue of(int number) {
        return new I4(number);
    }

    /** @return {@code flag} as a VT_BOOL */
    static ComValue of(boolean flag) {
        return new Bool(flag);
    }

    /** @return {@code object} as a VT_DISPATCH */
    static ComValue of(ComObject object) {
        return new Obj(object);
    }
}

package dev.crmbridge.outlooksim.relay;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** Writes a frame's payload: little-endian, VARIANTs by their VARTYPE. Not thread-safe. */
final class PayloadWriter {
    static final int PARAMETER_NOT_FOUND = 0x80020004;

    private ByteBuffer out = empty(64);
    private char[] units = new char[0];
    private final ToLongFunction<ComObject> ids;

    PayloadWriter() {
        this(ComObject::id);
    }

    /** @param ids gives the number under which the other side knows an object */
    PayloadWriter(ToLongFunction<ComObject> ids) {
        this.ids = ids;
    }

    byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Starts anew in the room there is. */
    PayloadWriter cleared() {
        out.clear();
        return this;
    }

    PayloadWriter u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    PayloadWriter u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    PayloadWriter i32(int value) {
        room(4).putInt(value);
        return this;
    }

    PayloadWriter i64(long value) {
        room(8).putLong(value);
        return this;
    }

    PayloadWriter text(String text) {
        int length = text.length();
        i32(length);
        if (units.length < length) {
            units = new char[2 * length];
        }
        text.getChars(0, length, units, 0);
        ByteBuffer room = room(2 * length);
        room.asCharBuffer().put(units, 0, length);
        room.position(room.position() + 2 * length);
        return this;
    }

    PayloadWriter values(List<ComValue> values) {
        i32(values.size());
        values.forEach(this::value);
        return this;
    }

    PayloadWriter value(ComValue value) {
        if (value instanceof ComValue.Empty) {
            return u16(0);
        } else if (value instanceof ComValue.Null) {
            return u16(1);
        } else if (value instanceof ComValue.I2 number) {
            return u16(2).u16(number.value());
        } else if (value instanceof ComValue.I4 number) {
            return u16(3).i32(number.value());
        } else if (value instanceof ComValue.R8 number) {
            return u16(5).i64(Double.doubleToRawLongBits(number.value()));
        } else if (value instanceof ComValue.Date date) {
            return u16(7).i64(Double.doubleToRawLongBits(date.days()));
        } else if (value instanceof ComValue.Str text) {
            return u16(8).text(text.value());
        } else if (value instanceof ComValue.NullObject) {
            return u16(9).i64(0);
        } else if (value instanceof ComValue.Obj object) {
            return u16(9).i64(ids.applyAsLong(object.object()));
        } else if (value instanceof ComValue.Missing) {
            return u16(10).i32(PARAMETER_NOT_FOUND);
        } else if (value instanceof ComValue.Failure failure) {
            return u16(10).i32(failure.scode());
        } else if (value instanceof ComValue.Bool flag) {
            return u16(11).u16(flag.value() ? -1 : 0);
        }
        return array(value);
    }

    private PayloadWriter array(ComValue value) {
        if (value instanceof ComValue.Bytes bytes) {
            u16(0x2011).i32(bytes.length());
            bytes.copyTo(room(bytes.length()));
            return this;
        } else if (value instanceof ComValue.Array array) {
            return u16(0x200C).u8(1).values(array.elements());
        } else if (value instanceof ComValue.Table table) {
            u16(0x200C).u8(2).i32(table.rows().size()).i32(table.columns());
            table.rows().forEach(row -> row.forEach(this::value));
            return this;
        }
        throw new IllegalArgumentException("unknown value " + value);
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            ByteBuffer larger = empty(Math.max(4 * out.capacity(), out.position() + bytes));
            out = larger.put(out.flip());
        }
        return out;
    }

    private static ByteBuffer empty(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

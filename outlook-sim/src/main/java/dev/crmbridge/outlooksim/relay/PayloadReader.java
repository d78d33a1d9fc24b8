package dev.crmbridge.outlooksim.relay;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Reads a frame's payload; every count is checked against what is left before anything is allocated. */
final class PayloadReader {
    private static final int DEEPEST = 8;
    private static final int SMALLEST_VALUE = 2;
    private static final int MOST_EMPTY_ROWS = 65_536;

    private final ByteBuffer in;
    private final LongFunction<ComObject> objects;
    private int depth;
    private char[] units = new char[0];

    PayloadReader(byte[] payload) {
        this(payload, ComObject::new);
    }

    /** @param objects gives the object for a number of the other side */
    PayloadReader(byte[] payload, LongFunction<ComObject> objects) {
        this.in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        this.objects = objects;
    }

    int u8() throws ProtocolException {
        need(1);
        return Byte.toUnsignedInt(in.get());
    }

    int u16() throws ProtocolException {
        need(2);
        return Short.toUnsignedInt(in.getShort());
    }

    int i32() throws ProtocolException {
        need(4);
        return in.getInt();
    }

    long i64() throws ProtocolException {
        need(8);
        return in.getLong();
    }

    String text() throws ProtocolException {
        int length = count(2);
        if (units.length < length) {
            units = new char[2 * length];
        }
        // Not through a decoder of UTF-16: that would replace unpaired surrogates.
        in.asCharBuffer().get(units, 0, length);
        in.position(in.position() + 2 * length);
        return new String(units, 0, length);
    }

    List<String> texts() throws ProtocolException {
        int count = count(4);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    List<ComValue> values() throws ProtocolException {
        int count = count(SMALLEST_VALUE);
        List<ComValue> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(value());
        }
        return values;
    }

    ComValue value() throws ProtocolException {
        int type = u16();
        return switch (type) {
            case 0 -> ComValue.EMPTY;
            case 1 -> new ComValue.Null();
            case 2 -> new ComValue.I2((short) u16());
            case 3 -> ComValue.of(i32());
            case 5 -> new ComValue.R8(Double.longBitsToDouble(i64()));
            case 7 -> new ComValue.Date(Double.longBitsToDouble(i64()));
            case 8 -> ComValue.of(text());
            case 9 -> object(i64());
            case 10 -> error(i32());
            case 11 -> ComValue.of(u16() != 0);
            case 0x2011 -> bytes();
            case 0x200C -> array();
            default -> throw new ProtocolException("a value of unknown type " + type);
        };
    }

    /** @return whether an optional part follows */
    boolean hasMore() {
        return in.hasRemaining();
    }

    /** @throws ProtocolException when something is left over */
    void end() throws ProtocolException {
        if (in.hasRemaining()) {
            throw new ProtocolException(in.remaining() + " bytes too many in a frame");
        }
    }

    private ComValue object(long id) {
        return id == 0 ? ComValue.NOTHING : ComValue.of(objects.apply(id));
    }

    private static ComValue error(int scode) {
        return scode == PayloadWriter.PARAMETER_NOT_FOUND ? ComValue.MISSING : new ComValue.Failure(scode);
    }

    private ComValue bytes() throws ProtocolException {
        byte[] bytes = new byte[count(1)];
        in.get(bytes);
        return new ComValue.Bytes(bytes);
    }

    private ComValue array() throws ProtocolException {
        if (++depth > DEEPEST) {
            throw new ProtocolException("arrays nested too deeply");
        }
        int dimensions = u8();
        ComValue array;
        if (dimensions == 1) {
            array = new ComValue.Array(values());
        } else if (dimensions == 2) {
            array = table();
        } else {
            throw new ProtocolException("an array of " + dimensions + " dimensions");
        }
        depth--;
        return array;
    }

    private ComValue table() throws ProtocolException {
        int rows = i32();
        int columns = i32();
        boolean fits =
                columns == 0 ? rows <= MOST_EMPTY_ROWS : (long) rows * columns <= in.remaining() / SMALLEST_VALUE;
        if (rows < 0 || columns < 0 || !fits) {
            throw new ProtocolException("a table larger than its frame");
        }
        List<List<ComValue>> table = new ArrayList<>(rows);
        for (int r = 0; r < rows; r++) {
            ComValue[] row = new ComValue[columns];
            for (int c = 0; c < columns; c++) {
                row[c] = value();
            }
            table.add(List.of(row));
        }
        return new ComValue.Table(columns, table);
    }

    private int count(int smallest) throws ProtocolException {
        int count = i32();
        if (count < 0 || (long) count * smallest > in.remaining()) {
            throw new ProtocolException("a count of " + Integer.toUnsignedLong(count) + " larger than its frame");
        }
        return count;
    }

    private void need(int bytes) throws ProtocolException {
        if (in.remaining() < bytes) {
            throw new ProtocolException("a frame ends too early");
        }
    }
}

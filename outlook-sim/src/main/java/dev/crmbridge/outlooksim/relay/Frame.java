package dev.crmbridge.outlooksim.relay;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One message of the relay protocol.
 *
 * @param type one of the constants
 * @param number chosen by who asks, repeated in the answer
 * @param payload the rest
 */
record Frame(int type, int number, byte[] payload) {
    /** Largest frame: length field not counted. */
    static final int LARGEST = 16 * 1024 * 1024;

    static final int MAGIC = 0x4D_42_52_43;
    static final int VERSION = 1;

    static final int HELLO = 1;
    static final int APPLICATION = 2;
    static final int IDS = 3;
    static final int INVOKE = 4;
    static final int RETAIN = 5;
    static final int RELEASE = 6;
    static final int ADVISE = 7;
    static final int UNADVISE = 8;
    static final int EVENT_ANSWER = 9;

    static final int WELCOME = 64;
    static final int RESULT = 65;
    static final int FAILURE = 66;
    static final int EVENT = 67;
    static final int BYE = 68;

    static final int FLAG_METHOD = 1;
    static final int FLAG_GET = 2;
    static final int FLAG_PUT = 4;
    static final int FLAG_PUT_REFERENCE = 8;

    private static final int HEAD = 5;
    private static final int FIRST_PART = 512 * 1024;

    /** @throws EOFException when the other side closed between two frames */
    static Frame read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int length = Integer.reverseBytes(data.readInt());
        if (length < HEAD || length > LARGEST) {
            throw new ProtocolException("a frame of " + Integer.toUnsignedLong(length) + " bytes");
        }
        int type = data.readUnsignedByte();
        int number = Integer.reverseBytes(data.readInt());
        return new Frame(type, number, payload(in, length - HEAD));
    }

    /** Room for a large one is made when its first part is there: a length alone takes no memory. */
    private static byte[] payload(InputStream in, int length) throws IOException {
        byte[] payload = new byte[Math.min(length, FIRST_PART)];
        int read = in.readNBytes(payload, 0, payload.length);
        if (read < length && read == payload.length) {
            payload = Arrays.copyOf(payload, length);
            read += in.readNBytes(payload, read, length - read);
        }
        if (read < length) {
            throw new EOFException("the connection ended inside a frame");
        }
        return payload;
    }

    void write(OutputStream out) throws IOException {
        out.write(bytes());
        out.flush();
    }

    /** @return as it goes over the wire */
    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(4 + HEAD + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(HEAD + payload.length).put((byte) type).putInt(number).put(payload);
        return buffer.array();
    }
}

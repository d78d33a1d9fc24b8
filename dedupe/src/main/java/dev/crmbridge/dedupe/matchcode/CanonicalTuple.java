package dev.crmbridge.dedupe.matchcode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unambiguous encoding of several canonical values: for each a kind byte (0 = blank), the length in bytes and the
 * bytes, so that {@code ab, c} never equals {@code a, bc} and a blank never equals a value.
 */
final class CanonicalTuple {
    private CanonicalTuple() {}

    /** @return the encoding of {@code values}; null stands for blank */
    static byte[] encode(List<@Nullable CanonicalValue> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        for (CanonicalValue value : values) {
            if (value == null) {
                out.write(0);
            } else {
                byte[] bytes = value.text().getBytes(StandardCharsets.UTF_8);
                out.write(value.tag());
                writeLength(out, bytes.length);
                out.writeBytes(bytes);
            }
        }
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        int rest = length;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}

package dev.crmbridge.dedupe.matchcode;

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
        byte[][] texts = new byte[values.size()][];
        int size = 0;
        for (int i = 0; i < texts.length; i++) {
            CanonicalValue value = values.get(i);
            texts[i] = value == null ? new byte[0] : value.text().getBytes(StandardCharsets.UTF_8);
            size += value == null ? 1 : 1 + lengthOfLength(texts[i].length) + texts[i].length;
        }
        byte[] tuple = new byte[size];
        int at = 0;
        for (int i = 0; i < texts.length; i++) {
            CanonicalValue value = values.get(i);
            tuple[at++] = value == null ? 0 : value.tag();
            if (value != null) {
                at = putLength(tuple, at, texts[i].length);
                System.arraycopy(texts[i], 0, tuple, at, texts[i].length);
                at += texts[i].length;
            }
        }
        return tuple;
    }

    /** Seven bits a byte, the lowest first; all but the last byte have the top bit set. */
    static int putLength(byte[] tuple, int start, int length) {
        int at = start;
        int rest = length;
        while (rest > 0x7f) {
            tuple[at++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        tuple[at++] = (byte) rest;
        return at;
    }

    private static int lengthOfLength(int length) {
        int bytes = 1;
        for (int rest = length >>> 7; rest > 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
    }
}

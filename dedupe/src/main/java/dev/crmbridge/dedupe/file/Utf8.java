package dev.crmbridge.dedupe.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks bytes that should be text. */
final class Utf8 {
    private Utf8() {}

    /**
     * @param converted whether the text came from another encoding, where U+FFFD stands for what could not be read
     * @return whether the bytes are proper UTF-8
     */
    static boolean valid(byte[] bytes, int from, int to, boolean converted) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return !converted || text.chars().noneMatch(c -> c == 0xFFFD);
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}

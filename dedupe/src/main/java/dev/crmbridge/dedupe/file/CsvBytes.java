package dev.crmbridge.dedupe.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The bytes of a file in UTF-8, whatever its encoding, without a byte order mark. Not thread-safe. */
final class CsvBytes implements AutoCloseable {
    private final InputStream file;
    private final boolean transcoded;
    private final long size;
    private long consumed;
    private ByteBuffer ready = ByteBuffer.allocate(0);

    private final Reader characters;
    private final CharBuffer page = CharBuffer.allocate(1 << 16);
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD});

    private CsvBytes(InputStream file, long size, Charset encoding, byte[] head, int headFrom, int headLength) {
        this.file = new CountedInput(file);
        this.size = size;
        this.consumed = headLength;
        this.transcoded = !encoding.equals(StandardCharsets.UTF_8);
        var rest = new java.io.SequenceInputStream(
                new java.io.ByteArrayInputStream(head, headFrom, headLength - headFrom), this.file);
        this.characters = new InputStreamReader(rest, encoding);
        if (!transcoded) {
            ready = ByteBuffer.wrap(head, headFrom, headLength - headFrom);
        }
    }

    /** Counts what was read, for the progress. */
    private final class CountedInput extends java.io.FilterInputStream {
        CountedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            consumed += Math.max(count, 0);
            return count;
        }
    }

    static CsvBytes open(Path path, Optional<Charset> wished) throws IOException {
        InputStream file = Files.newInputStream(path);
        try {
            byte[] head = file.readNBytes(4);
            int mark = 0;
            Charset encoding = wished.orElse(StandardCharsets.UTF_8);
            if (starts(head, 0xEF, 0xBB, 0xBF)) {
                mark = 3;
                encoding = StandardCharsets.UTF_8;
            } else if (starts(head, 0xFF, 0xFE)) {
                mark = 2;
                encoding = StandardCharsets.UTF_16LE;
            } else if (starts(head, 0xFE, 0xFF)) {
                mark = 2;
                encoding = StandardCharsets.UTF_16BE;
            }
            return new CsvBytes(file, Files.size(path), encoding, head, mark, head.length);
        } catch (IOException | RuntimeException problem) {
            file.close();
            throw problem;
        }
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** @return whether the file had another encoding than UTF-8; what it could not say is U+FFFD then */
    boolean transcoded() {
        return transcoded;
    }

    /** @return size of the file in bytes */
    long size() {
        return size;
    }

    /** @return bytes of the file that were read */
    long consumed() {
        return consumed;
    }

    /** @return number of bytes put into {@code into}, at least 1, or -1 at the end */
    int read(byte[] into, int from, int length) throws IOException {
        if (!ready.hasRemaining()) {
            if (!transcoded) {
                return file.read(into, from, length);
            }
            if (!transcodePage()) {
                return -1;
            }
        }
        int count = Math.min(length, ready.remaining());
        ready.get(into, from, count);
        return count;
    }

    private boolean transcodePage() throws IOException {
        do {
            int count = characters.read(page);
            if (count < 0 && page.position() == 0) {
                return false;
            }
            page.flip();
            ready = ByteBuffer.allocate(page.remaining() * 3 + 4);
            encoder.encode(page, ready, count < 0); // half a surrogate pair waits for its other half
            if (count < 0) {
                encoder.reset();
                page.clear();
            } else {
                page.compact();
            }
            ready.flip();
        } while (!ready.hasRemaining());
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package dev.crmbridge.dedupe.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into chunks of whole rows. Several threads take chunks in turn.
 *
 * <p>A quote that is still open after the longest size of a quoted row, or at the end of the file, counts as never closed:
 * its line alone becomes a chunk and reading goes on with the next line.
 */
final class ChunkReader {
    private static final int LONGEST_ROW = 256 << 20;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final CsvBytes file;
    private final byte delimiter;
    private final Sizes sizes;
    private byte[] rest;
    private int restLength;
    private boolean ended;
    private int line = 1;

    /**
     * @param chunk usual size of a chunk in bytes
     * @param longestQuote size in bytes up to which a quoted row is read on to find the end of its quote
     */
    record Sizes(int chunk, int longestQuote) {
        static Sizes usual() {
            return new Sizes(1 << 20, 16 << 20);
        }
    }

    /** @param head bytes that were read from {@code file} already */
    ChunkReader(Path path, CsvBytes file, byte delimiter, byte[] head, Sizes sizes) {
        this.sizes = sizes;
        this.rest = head;
        this.restLength = head.length;
        this.path = path;
        this.file = file;
        this.delimiter = delimiter;
    }

    /** @return bytes of the file read so far */
    synchronized long consumed() {
        return file.consumed();
    }

    /** @return number of the line behind all chunks taken */
    synchronized int nextLine() {
        return line;
    }

    /**
     * @param buffer used for the chunk when it is large enough
     * @return the next chunk, or null at the end
     */
    synchronized @Nullable Chunk next(byte[] buffer) {
        try {
            int size = Math.max(sizes.chunk(), restLength);
            byte[] bytes = buffer.length < size ? new byte[size] : buffer;
            System.arraycopy(rest, 0, bytes, 0, restLength);
            int filled = restLength;
            for (; ; ) {
                filled = fill(bytes, filled);
                if (filled == 0) {
                    return null;
                }
                int cut = cut(bytes, filled);
                if (cut > 0) {
                    return chunk(bytes, filled, cut);
                }
                if (bytes.length >= LONGEST_ROW) {
                    throw FileProblem.of(
                            path,
                            "line " + line + " is longer than " + (LONGEST_ROW >> 20) + " MB; is this a text file?");
                }
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private int fill(byte[] bytes, int from) throws IOException {
        int filled = from;
        while (!ended && filled < bytes.length) {
            int count = file.read(bytes, filled, bytes.length - filled);
            if (count < 0) {
                ended = true;
            } else {
                filled += count;
            }
        }
        return filled;
    }

    private Chunk chunk(byte[] bytes, int filled, int cut) {
        restLength = filled - cut;
        if (rest.length < restLength) {
            rest = new byte[Math.max(restLength, 1 << 12)];
        }
        System.arraycopy(bytes, cut, rest, 0, restLength);
        Chunk chunk = new Chunk(bytes, cut, line);
        int lines = count(bytes, cut, (byte) '\n');
        if (line > Integer.MAX_VALUE - lines - 1) {
            throw FileProblem.of(path, "has more than " + Integer.MAX_VALUE + " lines");
        }
        line += lines;
        return chunk;
    }

    /** @return how many of the bytes are whole rows; 0 when more bytes are needed to tell */
    private int cut(byte[] bytes, int filled) {
        if (count(bytes, filled, (byte) '"') == 0) {
            return ended ? filled : lastLineEnd(bytes, filled);
        }
        int at = 0;
        int end = RowBoundary.end(bytes, 0, filled, delimiter);
        while (end > 0) {
            at = end;
            end = RowBoundary.end(bytes, at, filled, delimiter);
        }
        boolean open = end == -2;
        if (!open) {
            return ended ? filled : at;
        }
        boolean neverClosed = ended || filled - at >= sizes.longestQuote();
        return at > 0 || !neverClosed ? at : firstLineEnd(bytes, filled);
    }

    private static int lastLineEnd(byte[] bytes, int filled) {
        int at = filled;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private static int firstLineEnd(byte[] bytes, int filled) {
        int at = 0;
        while (at < filled && bytes[at] != '\n') {
            at++;
        }
        return Math.min(filled, at + 1);
    }

    static boolean isAscii(byte[] bytes, int length) {
        long all = 0;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            all |= (long) LONGS.get(bytes, at);
        }
        for (; at < length; at++) {
            all |= bytes[at] & 0x80;
        }
        return (all & 0x8080808080808080L) == 0;
    }

    /** Eight bytes at a time: a byte that equals {@code wanted} becomes 0, and zeros are counted by their carry. */
    static int count(byte[] bytes, int length, byte wanted) {
        long pattern = (wanted & 0xffL) * 0x0101010101010101L;
        int count = 0;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            long x = (long) LONGS.get(bytes, at) ^ pattern;
            long low = (x & 0x7f7f7f7f7f7f7f7fL) + 0x7f7f7f7f7f7f7f7fL;
            count += Long.bitCount(~(low | x | 0x7f7f7f7f7f7f7f7fL));
        }
        for (; at < length; at++) {
            count += bytes[at] == wanted ? 1 : 0;
        }
        return count;
    }
}

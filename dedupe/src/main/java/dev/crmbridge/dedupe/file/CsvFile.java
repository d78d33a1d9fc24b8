package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.file.ChunkReader.Sizes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An open file with its heading read. Chunks are taken by several threads in turn. */
final class CsvFile implements AutoCloseable {
    private static final int HEAD = 1 << 16;

    private final Path path;
    private final CsvBytes bytes;
    private final ChunkReader reader;
    private final byte delimiter;
    private final Heading heading;
    private @Nullable Chunk first;

    private CsvFile(Path path, CsvBytes bytes, byte delimiter, byte[] head, Sizes sizes) {
        this.path = path;
        this.bytes = bytes;
        this.delimiter = delimiter;
        this.reader = new ChunkReader(path, bytes, delimiter, head, sizes);
        Chunk chunk = reader.next(new byte[0]);
        if (chunk == null) {
            throw FileProblem.of(path, "is empty; the first line must name the columns");
        }
        int end = RowBoundary.end(chunk.bytes(), 0, chunk.length(), delimiter);
        if (end == -2) {
            throw FileProblem.of(path, "line 1: a quote is never closed");
        }
        int headingEnd = end < 0 ? chunk.length() : end;
        this.heading = new Heading(heading(new Chunk(chunk.bytes(), headingEnd, 1)));
        byte[] behind = Arrays.copyOfRange(chunk.bytes(), headingEnd, chunk.length());
        int lines = ChunkReader.count(chunk.bytes(), headingEnd, (byte) '\n');
        this.first = new Chunk(behind, behind.length, 1 + lines);
    }

    /** @throws FileProblem when the file cannot be read or has no heading */
    static CsvFile open(Path path, CsvFormat format) {
        return open(path, format, Sizes.usual());
    }

    /** As above, with chunks of the caller's choice. */
    static CsvFile open(Path path, CsvFormat format, Sizes sizes) {
        CsvBytes bytes = null;
        try {
            bytes = CsvBytes.open(path, format.encoding());
            byte[] head = new byte[HEAD];
            int filled = 0;
            for (int count = 0; count >= 0 && filled < HEAD; filled += Math.max(count, 0)) {
                count = bytes.read(head, filled, HEAD - filled);
            }
            head = Arrays.copyOf(head, filled);
            byte delimiter = (byte) (char) format.delimiter().orElse(delimiterOf(path, head));
            return new CsvFile(path, bytes, delimiter, head, sizes);
        } catch (NoSuchFileException missing) {
            throw FileProblem.of(path, "does not exist");
        } catch (AccessDeniedException denied) {
            throw FileProblem.of(path, "may not be read by you");
        } catch (IOException problem) {
            throw FileProblem.of(
                    path,
                    Files.isDirectory(path) ? "is a folder, not a file" : "cannot be read: " + problem.getMessage());
        } catch (RuntimeException problem) {
            closeQuietly(bytes);
            throw problem;
        }
    }

    private static void closeQuietly(@Nullable CsvBytes bytes) {
        try {
            if (bytes != null) {
                bytes.close();
            }
        } catch (IOException nothingToDoAboutIt) {
            // the file was only read
        }
    }

    private static char delimiterOf(Path path, byte[] head) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".tsv") || name.endsWith(".tab")) {
            return '\t';
        }
        char best = ',';
        int most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            int count = 0;
            boolean quoted = false;
            for (byte b : head) {
                quoted ^= b == '"';
                if (b == '\n' && !quoted) {
                    break;
                }
                count += !quoted && b == candidate ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private List<String> heading(Chunk row) {
        List<String> names = new ArrayList<>();
        int[] count = new int[1];
        new RowScanner(delimiter, 0, new int[0]).scan(row, new RowSink() {
            @Override
            public void row(int line, byte[] b, int[] from, int[] to, boolean[] doubled) {
                // a row without columns cannot be
            }

            @Override
            public void broken(int line, BrokenRow.Why why, int fields) {
                count[0] = fields;
            }
        });
        if (count[0] == 0) {
            throw FileProblem.of(path, "line 1 is empty; it must name the columns");
        }
        int[] slots = new int[count[0]];
        Arrays.setAll(slots, i -> i);
        new RowScanner(delimiter, slots.length, slots).scan(row, new RowSink() {
            @Override
            public void row(int line, byte[] b, int[] from, int[] to, boolean[] doubled) {
                for (int i = 0; i < from.length; i++) {
                    String name = new String(b, from[i], to[i] - from[i], StandardCharsets.UTF_8);
                    names.add((doubled[i] ? name.replace("\"\"", "\"") : name).strip());
                }
            }

            @Override
            public void broken(int line, BrokenRow.Why why, int fields) {
                throw FileProblem.of(path, "line 1: text follows a closing quote");
            }
        });
        return names;
    }

    /** @return the place of a column, as {@link Heading#column} finds it */
    int column(String name) {
        try {
            return heading.column(name);
        } catch (IllegalArgumentException problem) {
            throw FileProblem.ofRule(path, String.valueOf(problem.getMessage()));
        }
    }

    int columns() {
        return heading.names().size();
    }

    byte delimiter() {
        return delimiter;
    }

    boolean transcoded() {
        return bytes.transcoded();
    }

    long size() {
        return bytes.size();
    }

    long consumed() {
        return reader.consumed();
    }

    /** @return number of the line behind all chunks that were taken */
    int nextLine() {
        return reader.nextLine();
    }

    /** @return the next rows, or null at the end; {@code buffer} may be used for them */
    synchronized @Nullable Chunk next(byte[] buffer) {
        Chunk chunk = first;
        first = null;
        try {
            return chunk != null && chunk.length() > 0 ? chunk : reader.next(buffer);
        } catch (UncheckedIOException problem) {
            throw FileProblem.of(path, "cannot be read to its end: " + problem.getCause());
        }
    }

    @Override
    public void close() {
        closeQuietly(bytes);
    }
}

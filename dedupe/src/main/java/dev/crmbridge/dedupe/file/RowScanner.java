package dev.crmbridge.dedupe.file;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows apart (RFC 4180, tolerant): fields may be quoted, quotes inside are doubled, quoted fields may hold line
 * ends, blanks around quotes do not count, a quote inside an unquoted field is text, a line without anything is no row.
 * Not thread-safe.
 */
final class RowScanner {
    private final byte delimiter;
    private final int columns;
    private final int[] slots;
    private final int[] from;
    private final int[] to;
    private final boolean[] doubled;

    private int at;
    private int line;
    private int start;
    private int end;
    private boolean quotesDoubled;
    private BrokenRow.@Nullable Why problem;

    /**
     * @param columns number of fields every row must have
     * @param slots for each column the place of its value in what the sink gets, or -1
     */
    RowScanner(byte delimiter, int columns, int[] slots) {
        this.delimiter = delimiter;
        this.columns = columns;
        this.slots = slots.clone();
        int wanted = Arrays.stream(slots).max().orElse(-1) + 1;
        from = new int[wanted];
        to = new int[wanted];
        doubled = new boolean[wanted];
    }

    void scan(Chunk chunk, RowSink sink) {
        byte[] b = chunk.bytes();
        int limit = chunk.length();
        sink.begin(ChunkReader.isAscii(b, limit));
        at = 0;
        line = chunk.firstLine();
        while (at < limit) {
            row(b, limit, sink);
        }
    }

    private void row(byte[] b, int limit, RowSink sink) {
        int firstLine = line;
        int rowStart = at;
        int fields = 0;
        problem = null;
        boolean more;
        do {
            field(b, limit);
            if (fields < columns) {
                int slot = slots[fields];
                if (slot >= 0) {
                    from[slot] = start;
                    to[slot] = end;
                    doubled[slot] = quotesDoubled;
                }
            }
            fields++;
            more = at < limit && b[at] == delimiter;
            at++;
        } while (more);
        boolean emptyLine = fields == 1 && (at - 1 == rowStart || (at - 2 == rowStart && b[rowStart] == '\r'));
        line++;
        if (problem != null) {
            sink.broken(firstLine, problem, fields);
        } else if (emptyLine) {
            return;
        } else if (fields != columns) {
            sink.broken(firstLine, BrokenRow.Why.FIELDS, fields);
        } else {
            sink.row(firstLine, b, from, to, doubled);
        }
    }

    /** Leaves {@code at} at the delimiter or line end behind the field, or at the limit. */
    private void field(byte[] b, int limit) {
        int p = at;
        quotesDoubled = false;
        byte first = p < limit ? b[p] : 0;
        if (first == ' ' || first == '\t' || first == '"') {
            int q = RowBoundary.blanks(b, p, limit, delimiter);
            if (q < limit && b[q] == '"') {
                quoted(b, q + 1, limit);
                return;
            }
        }
        byte d = delimiter;
        while (p < limit && b[p] != d && b[p] != '\n') {
            p++;
        }
        start = at;
        end = p > at && b[p - 1] == '\r' && (p == limit || b[p] == '\n') ? p - 1 : p;
        at = p;
    }

    private void quoted(byte[] b, int from, int limit) {
        start = from;
        int p = from;
        for (; ; ) {
            while (p < limit && b[p] != '"') {
                line += b[p] == '\n' ? 1 : 0;
                p++;
            }
            if (p >= limit) {
                problem = BrokenRow.Why.QUOTE_NEVER_CLOSED;
                end = limit;
                at = limit;
                return;
            }
            if (p + 1 < limit && b[p + 1] == '"') {
                quotesDoubled = true;
                p += 2;
            } else {
                break;
            }
        }
        end = p++;
        boolean text = false;
        while (p < limit && b[p] != delimiter && b[p] != '\n') {
            text |= b[p] != ' ' && b[p] != '\t' && b[p] != '\r';
            p++;
        }
        if (text && problem == null) {
            problem = BrokenRow.Why.TEXT_AFTER_QUOTE;
        }
        at = p;
    }
}

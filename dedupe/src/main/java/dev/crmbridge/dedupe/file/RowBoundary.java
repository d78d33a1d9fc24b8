package dev.crmbridge.dedupe.file;

/** Finds where rows end, by the rules of {@link RowScanner}, without taking them apart. */
final class RowBoundary {
    private RowBoundary() {}

    /**
     * @param from start of a row
     * @return the place behind the line end of that row; -1 when it does not end before {@code to}, -2 when it does not
     *     because a quote is open
     */
    static int end(byte[] b, int from, int to, byte delimiter) {
        int at = from;
        while (at < to) {
            at = blanks(b, at, to, delimiter);
            if (at < to && b[at] == '"') {
                at = closing(b, at + 1, to);
                if (at >= to) {
                    return -2;
                }
                at++;
            }
            while (at < to && b[at] != delimiter && b[at] != '\n') {
                at++;
            }
            if (at < to && b[at] == '\n') {
                return at + 1;
            }
            at++;
        }
        return -1;
    }

    /** @return the first place from {@code at} that is no blank inside a field */
    static int blanks(byte[] b, int at, int to, byte delimiter) {
        int next = at;
        while (next < to && (b[next] == ' ' || b[next] == '\t') && b[next] != delimiter) {
            next++;
        }
        return next;
    }

    /** @return the place of the quote that ends a quoted field, or {@code to} when there is none */
    static int closing(byte[] b, int from, int to) {
        int at = from;
        while (at < to) {
            if (b[at] != '"') {
                at++;
            } else if (at + 1 < to && b[at + 1] == '"') {
                at += 2;
            } else {
                return at;
            }
        }
        return to;
    }
}

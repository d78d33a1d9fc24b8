package dev.crmbridge.dedupe.file;

/** Takes the rows of a chunk, in order. */
interface RowSink {
    /** @param ascii whether all bytes of the rows to come are plain ASCII */
    default void begin(boolean ascii) {}

    /**
     * A row.
     *
     * @param line number of its first line
     * @param from for each wanted column where its value starts in {@code bytes}
     * @param to for each wanted column where its value ends
     * @param doubled for each wanted column whether quotes in the value are doubled
     */
    void row(int line, byte[] bytes, int[] from, int[] to, boolean[] doubled);

    /** A row that cannot be used. */
    void broken(int line, BrokenRow.Why why, int fields);
}

package dev.crmbridge.dedupe.file;

/**
 * A row that was left out.
 *
 * @param file index of the file, from 0
 * @param line number of its first line, from 1
 * @param reason for a person
 */
public record BrokenRow(int file, int line, String reason) {
    /** What is wrong with a row. */
    enum Why {
        FIELDS,
        TEXT_AFTER_QUOTE,
        QUOTE_NEVER_CLOSED,
        NOT_IN_THE_ENCODING,
        TOO_MANY_KEYS
    }
}

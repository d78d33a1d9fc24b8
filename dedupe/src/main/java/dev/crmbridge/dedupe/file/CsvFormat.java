package dev.crmbridge.dedupe.file;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How files are read where they do not say so themselves.
 *
 * @param encoding used for a file without a byte order mark; empty: UTF-8
 * @param delimiter between fields; empty: a tab in {@code .tsv} and {@code .tab} files, otherwise the one of comma,
 *     semicolon, tab and vertical bar that is most frequent in the heading
 */
public record CsvFormat(Optional<Charset> encoding, Optional<Character> delimiter) {
    public CsvFormat {
        delimiter.ifPresent(each -> {
            if (each > 126 || each == '"' || each == '\n' || each == '\r' || each == 0) {
                throw new IllegalArgumentException("“" + each + "” cannot be a delimiter");
            }
        });
    }

    /** @return everything as the files say */
    public static CsvFormat detected() {
        return new CsvFormat(Optional.empty(), Optional.empty());
    }
}

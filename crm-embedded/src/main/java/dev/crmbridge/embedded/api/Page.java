package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which part of a list the caller of one of this server's own functions wants.
 *
 * @param number from 1
 * @param size lines of a page, 1 to 5,000
 */
record Page(int number, int size) {
    private static final int LARGEST = 5000;

    /**
     * Reads {@code PageNumber} and {@code Count}; without them the first page, as large as may be.
     *
     * @throws dev.crmbridge.embedded.error.CrmException when one is no whole number from 1
     */
    static Page of(Call call) {
        return new Page(number(call, "PageNumber", 1), Math.min(LARGEST, number(call, "Count", LARGEST)));
    }

    private static int number(Call call, String name, int otherwise) {
        String text = call.named(name).orElse(Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw CrmError.INVALID_ARGUMENT.with("'" + name + "' must be a whole number from 1.");
        }
        return Integer.parseInt(text);
    }

    /** Cuts the page out of all lines. */
    <T> Cut<T> cut(Stream<T> lines) {
        List<T> found = lines.skip((long) (number - 1) * size).limit(size + 1L).toList();
        return new Cut<>(found.stream().limit(size).toList(), found.size() > size);
    }

    /**
     * A page with what is on it.
     *
     * @param more whether lines follow
     */
    record Cut<T>(List<T> lines, boolean more) {}
}

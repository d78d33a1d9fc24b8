package dev.crmbridge.embedded.pages;

import org.jspecify.annotations.Nullable;

/**
 * One record found by the look-up.
 *
 * @param detail second line that helps to tell records of one name apart, or null
 */
public record LookupResult(
        String table, String id, String name, @Nullable String detail) {
    /** @return value of the radio button */
    public String value() {
        return table + ":" + id;
    }
}

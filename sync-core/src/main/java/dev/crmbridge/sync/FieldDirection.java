package dev.crmbridge.sync;

import org.jspecify.annotations.Nullable;

/**
 * Which way a field goes, or several that are one thing to people, such as the lines of an address.
 *
 * @param table logical name of the table
 * @param label name for people, e.g. {@code Home Address}
 * @param direction in force: {@code both}, {@code to-crm}, {@code to-outlook} or {@code none}
 * @param standard the direction when nobody decided
 * @param setting name of the setting that decides it, or null when the direction is fixed
 */
public record FieldDirection(
        String table,
        String label,
        String direction,
        String standard,
        @Nullable String setting) {}

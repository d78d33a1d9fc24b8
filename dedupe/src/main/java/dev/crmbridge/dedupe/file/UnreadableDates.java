package dev.crmbridge.dedupe.file;

/**
 * Values that should be dates and are not; their rows take no part under the rule.
 *
 * @param rows how many
 * @param file index of the file of the first of them
 * @param line line of the first of them, 0 when there are none
 */
public record UnreadableDates(long rows, int file, int line) {}

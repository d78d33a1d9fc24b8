package dev.crmbridge.embedded.pages;

/**
 * A record with how many likely duplicates a search found for it.
 *
 * @param href address of the page with its duplicates
 */
public record FoundGroup(FoundRecord record, long duplicates, String href) {}

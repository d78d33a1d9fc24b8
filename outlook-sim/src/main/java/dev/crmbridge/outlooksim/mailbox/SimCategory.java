package dev.crmbridge.outlooksim.mailbox;

/**
 * An entry of the master category list.
 *
 * @param name unique without regard to case
 * @param color OlCategoryColor, 0 (none) to 25
 * @param id GUID text in braces
 */
public record SimCategory(String name, int color, String id) {}

package dev.crmbridge.web.page;

/**
 * A link of the main navigation.
 *
 * @param href path of the page
 * @param label word
 * @param icon drawing before the word
 * @param count how many things wait there, part of the link's name; 0 shows nothing
 * @param countKey name under which a {@code count} event replaces the number, e.g. {@code problems}; empty when it never
 *     changes
 */
public record NavEntry(String href, String label, Icon icon, long count, String countKey) {
    /** A link without a count. */
    public static NavEntry plain(String href, String label, Icon icon) {
        return new NavEntry(href, label, icon, 0, "");
    }
}

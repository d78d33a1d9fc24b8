package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.page.Icon;
import org.jspecify.annotations.Nullable;

/**
 * One of both records of a merge.
 *
 * @param label name of its type
 * @param name its name; null when it has none or is gone
 * @param href address of its form, empty when it is gone
 */
public record MergedRecord(
        String table,
        String id,
        String label,
        Icon icon,
        @Nullable String name,
        String href) {
    /** @return whether it was deleted */
    public boolean gone() {
        return href.isEmpty();
    }
}

package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.page.Icon;
import dev.crmbridge.web.text.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * A record that takes part in what a search for duplicates found.
 *
 * @param label name of its type
 * @param name its name; of one that cannot be seen, words that say so
 * @param readable whether the person may see it; nothing else is known of one that may not be seen
 * @param href address of its form
 * @param etag version it was read in
 * @param active whether it is not closed or deactivated
 */
public record FoundRecord(
        String table,
        String id,
        String label,
        Icon icon,
        String name,
        boolean readable,
        String href,
        String etag,
        boolean active,
        @Nullable String status,
        @Nullable TimeText modified,
        @Nullable String owner) {}

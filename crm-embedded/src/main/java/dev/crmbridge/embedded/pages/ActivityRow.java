package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.page.Icon;
import dev.crmbridge.web.text.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * One line of the Activities page.
 *
 * @param href address of the record's form
 * @param regardingHref address of the regarding record's form, or null
 * @param overdue open and due before now
 */
public record ActivityRow(
        Icon icon,
        String type,
        String subject,
        String href,
        @Nullable String regarding,
        @Nullable String regardingHref,
        @Nullable String priority,
        @Nullable TimeText start,
        @Nullable TimeText due,
        String status,
        @Nullable String owner,
        boolean closed,
        boolean overdue) {}

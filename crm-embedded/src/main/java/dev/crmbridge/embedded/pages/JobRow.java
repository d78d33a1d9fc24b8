package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.text.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * One line of the System Jobs page.
 *
 * @param message what the job reports, e.g. how far it is; null = nothing
 */
public record JobRow(
        String name,
        String type,
        String status,
        @Nullable String message,
        @Nullable String owner,
        @Nullable TimeText created,
        @Nullable TimeText started,
        @Nullable TimeText completed) {}

package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.text.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * One line of the System Jobs page.
 *
 * @param id GUID
 * @param cancelable whether it can be canceled: it runs, and it is one of the two kinds that can
 * @param results address of what a search for duplicates found, empty for other jobs
 * @param running whether it has not ended
 * @param message what the job reports, e.g. how far it is; null = nothing
 */
public record JobRow(
        String id,
        String name,
        String results,
        boolean running,
        boolean cancelable,
        String type,
        String status,
        @Nullable String message,
        @Nullable String owner,
        @Nullable TimeText created,
        @Nullable TimeText started,
        @Nullable TimeText completed) {}

package dev.crmbridge.service.api;

import dev.crmbridge.sync.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * State of a linked record.
 *
 * @param state the CRM's word, e.g. {@code Completed}
 * @param reason status reason in the CRM's words
 * @param closed whether changes in Outlook stay in Outlook
 */
public record RecordStateJson(String state, String reason, boolean closed) {
    /** @return null for null */
    public static @Nullable RecordStateJson of(@Nullable RecordState state) {
        return state == null ? null : new RecordStateJson(state.state(), state.reason(), state.closed());
    }
}

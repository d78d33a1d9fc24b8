package dev.crmbridge.sync;

import dev.crmbridge.crm.Found;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an item is as it is.
 *
 * @param trackedAs table of the linked record, or null
 * @param parent for contacts, or null
 * @param reasons decisions, newest first
 * @param youCan what a person can do now, as sentences
 * @param pending operations under way
 */
public record ItemStatus(
        ItemRow item,
        @Nullable String trackedAs,
        OperationView.@Nullable Linked record,
        @Nullable Found regarding,
        @Nullable Found parent,
        List<Decision> reasons,
        List<String> youCan,
        List<OperationView> pending) {
    public ItemStatus {
        reasons = List.copyOf(reasons);
        youCan = List.copyOf(youCan);
        pending = List.copyOf(pending);
    }

    /** One decision and why it was taken. */
    public record Decision(
            Instant time,
            String decision,
            String reason,
            @Nullable ReasonCode code) {}
}

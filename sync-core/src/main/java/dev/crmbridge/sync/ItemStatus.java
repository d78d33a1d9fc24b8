package dev.crmbridge.sync;

import dev.crmbridge.crm.Found;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an item is as it is.
 *
 * @param trackedAs table of the linked record, or null
 * @param recordState state of the linked record, or null
 * @param parent for contacts, or null
 * @param reasons decisions, newest first
 * @param youCan what a person can do now, as sentences
 * @param pending operations under way
 * @param barred commands that the user's security role does not allow, as it was known last; also offline
 * @param likely records an untracked item may already be in the CRM as, from the local index; empty when none is known
 * @param participants people of an appointment, with their records; empty for other items
 */
public record ItemStatus(
        ItemRow item,
        @Nullable String trackedAs,
        OperationView.@Nullable Linked record,
        @Nullable RecordState recordState,
        @Nullable Found regarding,
        @Nullable Found parent,
        List<Decision> reasons,
        List<String> youCan,
        List<OperationView> pending,
        List<Barred> barred,
        List<LikelyDuplicate> likely,
        List<Participant> participants) {
    public ItemStatus {
        reasons = List.copyOf(reasons);
        youCan = List.copyOf(youCan);
        pending = List.copyOf(pending);
        barred = List.copyOf(barred);
        likely = List.copyOf(likely);
        participants = List.copyOf(participants);
    }

    /** With no state of the record, nothing barred, no likely duplicate and nobody who takes part. */
    public ItemStatus(
            ItemRow item,
            @Nullable String trackedAs,
            OperationView.@Nullable Linked record,
            @Nullable Found regarding,
            @Nullable Found parent,
            List<Decision> reasons,
            List<String> youCan,
            List<OperationView> pending) {
        this(
                item, trackedAs, record, null, regarding, parent, reasons, youCan, pending, List.of(), List.of(),
                List.of());
    }

    /** @return the same with the linked record's state */
    public ItemStatus withRecordState(@Nullable RecordState state) {
        return new ItemStatus(
                item,
                trackedAs,
                record,
                state,
                regarding,
                parent,
                reasons,
                youCan,
                pending,
                barred,
                likely,
                participants);
    }

    /** @return the same with commands barred */
    public ItemStatus with(List<Barred> commands) {
        return new ItemStatus(
                item,
                trackedAs,
                record,
                recordState,
                regarding,
                parent,
                reasons,
                youCan,
                pending,
                commands,
                likely,
                participants);
    }

    /** @return the same with records the item may already be in the CRM as */
    public ItemStatus withLikely(List<LikelyDuplicate> records) {
        return new ItemStatus(
                item,
                trackedAs,
                record,
                recordState,
                regarding,
                parent,
                reasons,
                youCan,
                pending,
                barred,
                records,
                participants);
    }

    /** @return the same with the people who take part */
    public ItemStatus withParticipants(List<Participant> people) {
        return new ItemStatus(
                item,
                trackedAs,
                record,
                recordState,
                regarding,
                parent,
                reasons,
                youCan,
                pending,
                barred,
                likely,
                people);
    }

    /** @return why a command is not allowed, or null when it is */
    public @Nullable String barredBecause(CommandKind command) {
        return barred.stream()
                .filter(one -> one.command() == command)
                .map(Barred::reason)
                .findFirst()
                .orElse(null);
    }

    /** A command that is not allowed, and why, as a sentence. */
    public record Barred(CommandKind command, ReasonCode code, String reason) {}

    /** One decision and why it was taken. */
    public record Decision(
            Instant time,
            String decision,
            String reason,
            @Nullable ReasonCode code) {}
}

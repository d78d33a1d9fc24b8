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
 * @param tie what is known about the linked record, or about one that was linked before
 * @param parent for contacts, or null
 * @param reasons decisions, newest first
 * @param youCan what a person can do now, as sentences
 * @param pending operations under way
 * @param barred commands that are not possible, because of the item, its record, or the user's security role as it was known last
 * @param likely records an untracked item may already be in the CRM as, from the local index; empty when none is known
 * @param moreLikely whether there are more than those
 * @param notLooked why nothing was looked for that it may already be in the CRM as, as a sentence; null when that was done or it is tracked
 * @param participants people of an appointment, with their records; empty for other items
 * @param peopleUnknown whether only the CRM knows who takes part, and could not be asked
 */
public record ItemStatus(
        ItemRow item,
        Tie tie,
        @Nullable Found regarding,
        @Nullable Found parent,
        List<Decision> reasons,
        List<String> youCan,
        List<OperationView> pending,
        List<Barred> barred,
        List<LikelyDuplicate> likely,
        boolean moreLikely,
        @Nullable String notLooked,
        List<Participant> participants,
        boolean peopleUnknown) {
    public ItemStatus {
        reasons = List.copyOf(reasons);
        youCan = List.copyOf(youCan);
        pending = List.copyOf(pending);
        barred = List.copyOf(barred);
        likely = List.copyOf(likely);
        participants = List.copyOf(participants);
    }

    /** With nothing that can be done, nothing barred, no likely duplicate and nobody who takes part. */
    public ItemStatus(
            ItemRow item,
            Tie tie,
            @Nullable Found regarding,
            @Nullable Found parent,
            List<Decision> reasons,
            List<OperationView> pending) {
        this(
                item, tie, regarding, parent, reasons, List.of(), pending, List.of(), List.of(), false, null, List.of(),
                false);
    }

    /**
     * How an item is tied to a record.
     *
     * @param record the linked record, or null
     * @param state state of the linked record, or null when it is not known
     * @param deletion which side was deleted, when that waits for a person's choice
     * @param kept whether the item was untracked and its record is still there
     */
    public record Tie(
            OperationView.@Nullable Linked record, @Nullable RecordState state, Deletion deletion, boolean kept) {
        /** Not linked, and never was. */
        public static final Tie NONE = new Tie(null, null, Deletion.NONE, false);

        /** @return whether the record takes no changes from Outlook now */
        public boolean closed() {
            return state != null && state.closed();
        }
    }

    /** Which side of a linked pair was deleted. */
    public enum Deletion {
        NONE,
        OF_THE_ITEM,
        OF_THE_RECORD
    }

    /** @return table of the linked record, or null */
    public @Nullable String trackedAs() {
        return tie.record() == null ? null : tie.record().ref().entity();
    }

    /** @return the linked record, or null */
    public OperationView.@Nullable Linked record() {
        return tie.record();
    }

    /** @return state of the linked record, or null */
    public @Nullable RecordState recordState() {
        return tie.state();
    }

    /** @return the same with what a person can do */
    public ItemStatus withAdvice(List<String> sentences) {
        return new ItemStatus(
                item,
                tie,
                regarding,
                parent,
                reasons,
                sentences,
                pending,
                barred,
                likely,
                moreLikely,
                notLooked,
                participants,
                peopleUnknown);
    }

    /** @return the same with commands barred */
    public ItemStatus with(List<Barred> commands) {
        return new ItemStatus(
                item,
                tie,
                regarding,
                parent,
                reasons,
                youCan,
                pending,
                commands,
                likely,
                moreLikely,
                notLooked,
                participants,
                peopleUnknown);
    }

    /**
     * Tells records the item may already be in the CRM as.
     *
     * @param more whether there are more than those
     */
    public ItemStatus withLikely(List<LikelyDuplicate> records, boolean more) {
        return new ItemStatus(
                item,
                tie,
                regarding,
                parent,
                reasons,
                youCan,
                pending,
                barred,
                records,
                more,
                notLooked,
                participants,
                peopleUnknown);
    }

    /** @return the same with why nothing was looked for that it may already be in the CRM as */
    public ItemStatus withNotLooked(@Nullable String sentence) {
        return new ItemStatus(
                item,
                tie,
                regarding,
                parent,
                reasons,
                youCan,
                pending,
                barred,
                likely,
                moreLikely,
                sentence,
                participants,
                peopleUnknown);
    }

    /** @return the same with the people who take part */
    public ItemStatus withParticipants(List<Participant> people) {
        return new ItemStatus(
                item,
                tie,
                regarding,
                parent,
                reasons,
                youCan,
                pending,
                barred,
                likely,
                moreLikely,
                notLooked,
                people,
                false);
    }

    /** @return the same with people that only the CRM knows, which could not be asked */
    public ItemStatus withUnknownPeople() {
        return new ItemStatus(
                item,
                tie,
                regarding,
                parent,
                reasons,
                youCan,
                pending,
                barred,
                likely,
                moreLikely,
                notLooked,
                List.of(),
                true);
    }

    /** @return why a command is not possible, or null when it is */
    public @Nullable String barredBecause(CommandKind command) {
        return barred.stream()
                .filter(one -> one.command() == command)
                .map(Barred::reason)
                .findFirst()
                .orElse(null);
    }

    /** A command that is not possible, and why, as a sentence. */
    public record Barred(CommandKind command, ReasonCode code, String reason) {}

    /** One decision and why it was taken. */
    public record Decision(
            Instant time,
            String decision,
            String reason,
            @Nullable ReasonCode code) {}
}

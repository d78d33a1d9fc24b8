package dev.crmbridge.service.api;

import dev.crmbridge.sync.ItemStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an item is as it is.
 *
 * @param trackedAs table of the linked record, or null
 * @param recordState state of the linked record, or null
 * @param reasons decisions, newest first
 * @param youCan what a person can do now, as sentences
 * @param pending operations under way
 * @param barred commands that are not possible, because of the item, its record or the security role
 * @param likelyDuplicates records an untracked item may already be in the CRM as, from the local index; a few of them
 * @param moreLikelyDuplicates whether there are more than those
 * @param notLooked why no likely duplicates were looked for, as a sentence, or null
 * @param participants people of an appointment
 * @param participantsUnknown whether only the CRM knows who takes part, and could not be asked
 */
record WhyJson(
        String item,
        String state,
        @Nullable String trackedAs,
        @Nullable RecordJson record,
        @Nullable RecordStateJson recordState,
        @Nullable RegardingJson regarding,
        @Nullable RegardingJson parent,
        List<ReasonJson> reasons,
        List<String> youCan,
        List<OperationJson> pending,
        List<BarredJson> barred,
        List<LikelyJson> likelyDuplicates,
        boolean moreLikelyDuplicates,
        @Nullable String notLooked,
        List<ParticipantJson> participants,
        boolean participantsUnknown) {
    static WhyJson of(ItemStatus status) {
        return new WhyJson(
                status.item().ref().entryId(),
                status.item().state().word(),
                status.trackedAs(),
                RecordJson.of(status.record()),
                RecordStateJson.of(status.recordState()),
                RegardingJson.of(status.regarding()),
                RegardingJson.of(status.parent()),
                status.reasons().stream().map(ReasonJson::of).toList(),
                status.youCan(),
                status.pending().stream().map(OperationJson::of).toList(),
                BarredJson.all(status.barred()),
                status.likely().stream().map(LikelyJson::of).toList(),
                status.moreLikely(),
                status.notLooked(),
                status.participants().stream().map(ParticipantJson::of).toList(),
                status.peopleUnknown());
    }

    /**
     * One decision.
     *
     * @param time ISO-8601, UTC
     */
    record ReasonJson(
            String time,
            String decision,
            String reason,
            @Nullable String code) {
        static ReasonJson of(ItemStatus.Decision decision) {
            return new ReasonJson(
                    decision.time().toString(),
                    decision.decision(),
                    decision.reason(),
                    OperationJson.wordOf(decision.code()));
        }
    }
}

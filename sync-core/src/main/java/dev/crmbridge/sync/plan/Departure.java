package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens when one side is gone or out of sight.
 *
 * <p>Only what is open, ahead and one's own is deleted with its other half; everything else stays and is unlinked. Out of sight
 * never deletes. (Delete rules of Outlook tracking: deleted in Outlook, deleted in the CRM.)
 */
final class Departure {
    private Departure() {}

    static List<Action> actions(Decision decision, Pair pair) {
        boolean kept =
                decision == Decision.DELETE_RECORD || decision == Decision.DELETE_ITEM || decision == Decision.ASK;
        if (kept && pair.registry().isContact()) {
            return List.of(contact(pair));
        }
        Optional<DepartureChoice> choice = DepartureChoice.of(pair.base().parked());
        if (kept && choice.isPresent()) {
            if (choice.get() != DepartureChoice.DELETE || isWhatWasAskedAbout(decision, pair)) {
                return chosen(choice.get(), pair);
            } else if (decision == Decision.ASK) {
                return List.of(changedSinceAsked(pair));
            }
        }
        if (kept && pair.base().deleting() && pair.outlook() instanceof OutlookSide.Present) {
            return List.of(kept(
                    ReasonCode.RECORD_DELETED,
                    "The record was deleted by the bridge itself, and the answer was lost. Nobody deleted it in the CRM, so the item"
                            + " stays; the link is removed."));
        }
        if (decision != Decision.ASK && pair.base().parked() == ReasonCode.DELETION_BRAKE) {
            return List.of();
        }
        return switch (decision) {
            case DELETE_RECORD -> List.of(record(pair));
            case DELETE_ITEM -> parkOnce(item(pair), pair);
            case ASK ->
                parkOnce(
                        new Action.Park(
                                ReasonCode.EDIT_BEATS_DELETE,
                                pair.crm() instanceof CrmSide.Present
                                        ? "The item was deleted in Outlook, but the record was changed in the CRM. Nothing is deleted"
                                                + " until you choose."
                                        : "The record was deleted in the CRM, but the item was changed in Outlook. Nothing is deleted"
                                                + " until you choose.",
                                Remainder.of(pair.outlook(), pair.crm())),
                        pair);
            default -> List.of(unlink(pair));
        };
    }

    /**
     * A choice to delete holds for the side it was made about, as long as nothing was changed there that the person was not asked about.
     */
    private static boolean isWhatWasAskedAbout(Decision decision, Pair pair) {
        Remainder asked = pair.base().asked();
        Remainder left = Remainder.of(pair.outlook(), pair.crm());
        boolean unchanged = decision != Decision.ASK;
        if (asked == null || left == null) {
            return unchanged;
        }
        return asked.where() == left.where() && (unchanged || asked.equals(left));
    }

    private static Action changedSinceAsked(Pair pair) {
        return new Action.Park(
                ReasonCode.EDIT_BEATS_DELETE,
                pair.crm() instanceof CrmSide.Present
                        ? "You chose to delete the record, but it was changed in the CRM after you were asked. Nothing is deleted until"
                                + " you choose again."
                        : "You chose to delete the item, but it was changed in Outlook after you were asked. Nothing is deleted until"
                                + " you choose again.",
                Remainder.of(pair.outlook(), pair.crm()));
    }

    /** What a person chose, and what is left of it by the delete rules. */
    private static List<Action> chosen(DepartureChoice choice, Pair pair) {
        boolean recordLeft = pair.crm() instanceof CrmSide.Present;
        return switch (choice) {
            case KEEP -> List.of();
            case UNLINK ->
                List.of(kept(
                        choice.code(),
                        recordLeft
                                ? "You chose to keep the record. The link is removed."
                                : "You chose to keep the item. The link is removed."));
            case CREATE ->
                List.of(kept(choice.code(), "You chose to create the record again. The old link is removed first."));
            case DELETE -> List.of(recordLeft ? chosenRecord(pair) : chosenItem(choice));
        };
    }

    private static Action chosenRecord(Pair pair) {
        Action planned = record(pair);
        return planned instanceof Action.DeleteRecord
                ? new Action.DeleteRecord(
                        DepartureChoice.DELETE.code(), "You chose to delete the record, because its item was deleted.")
                : planned;
    }

    private static Action chosenItem(DepartureChoice choice) {
        return new Action.MoveToDeletedItems(
                choice.code(), "You chose to delete the item, because its record was deleted.");
    }

    private static List<Action> parkOnce(Action action, Pair pair) {
        boolean known =
                action instanceof Action.Park && action.code() == pair.base().parked();
        return known ? List.of() : List.of(action);
    }

    /** Contacts are never deleted on one side because they are gone on the other, so nothing has to be asked either. */
    private static Action contact(Pair pair) {
        return kept(
                ReasonCode.CONTACT_KEPT,
                pair.crm() instanceof CrmSide.Present
                        ? "The contact was deleted in Outlook. Its record stays in the CRM; the link is removed."
                        : "The contact's record was deleted in the CRM. The contact stays in Outlook; the link is removed.");
    }

    private static Action record(Pair pair) {
        if (!(pair.crm() instanceof CrmSide.Present record)) {
            return unlink(pair);
        }
        if (pair.registry().isOneWay()) {
            return kept(
                    ReasonCode.ONE_WAY_RECORD,
                    "The item was deleted in Outlook. Service activities are changed in the CRM only, so the record stays.");
        }
        if (!pair.policy().deletesReachCrm()) {
            return kept(ReasonCode.DELETES_OFF, "Deletes are set not to reach the CRM; the record stays.");
        }
        if (!record.rights().delete()) {
            return kept(ReasonCode.NO_PRIVILEGE, "You may not delete this record, so it stays.");
        }
        if (!pair.registry().isTaskKin()) {
            if (!isAhead(record.snapshot(), pair)) {
                return kept(ReasonCode.IN_THE_PAST, "The appointment has begun or is over, so the record stays.");
            }
            if (!pair.base().meeting().organizer() && !record.rights().owner()) {
                return kept(
                        ReasonCode.NOT_ORGANIZER,
                        "You are neither the organizer of the meeting nor the owner of the record, so it stays.");
            }
        }
        return new Action.DeleteRecord(
                ReasonCode.DELETED_IN_OUTLOOK, "The item was deleted in Outlook and the record is open and unchanged.");
    }

    private static Action item(Pair pair) {
        if (!(pair.outlook() instanceof OutlookSide.Present item)) {
            return unlink(pair);
        }
        if (!pair.policy().deletesReachOutlook()) {
            return kept(ReasonCode.DELETES_OFF, "Deletes are set not to reach Outlook; the item stays.");
        }
        if (!pair.registry().isTaskKin()) {
            if (!isAhead(item.snapshot(), pair)) {
                return kept(ReasonCode.IN_THE_PAST, "The appointment has begun or is over, so the item stays.");
            }
            if (!pair.base().meeting().organizer()) {
                return kept(ReasonCode.NOT_ORGANIZER, "You are not the organizer of the meeting, so the item stays.");
            }
            if (pair.base().meeting().others()) {
                return new Action.Park(
                        ReasonCode.MEETING_HAS_ATTENDEES,
                        "The record was deleted in the CRM, but other people are invited to the meeting. It is not taken out of"
                                + " the calendar until you choose.",
                        Remainder.of(pair.outlook(), pair.crm()));
            }
        }
        return new Action.MoveToDeletedItems(
                ReasonCode.DELETED_IN_CRM, "The record was deleted in the CRM and the item is open and unchanged.");
    }

    private static Action unlink(Pair pair) {
        if (pair.outlook() instanceof OutlookSide.NotVisible item) {
            return outOfReach(item.because());
        }
        if (pair.crm() instanceof CrmSide.NotVisible) {
            return kept(
                    ReasonCode.RECORD_OUT_OF_REACH,
                    "You cannot see the record any more, or it matches none of your filters. The item stays; the link is"
                            + " removed.");
        }
        if (pair.crm() instanceof CrmSide.Present) {
            return kept(
                    ReasonCode.CLOSED_IN_CRM,
                    "The item was deleted in Outlook. The record is closed in the CRM, so it stays.");
        }
        if (pair.outlook() instanceof OutlookSide.Present) {
            return kept(
                    ReasonCode.COMPLETED_ITEM_KEPT,
                    "The record was deleted in the CRM. The item is completed, so it stays.");
        }
        return kept(ReasonCode.BOTH_GONE, "Item and record were both deleted.");
    }

    private static Action outOfReach(OutlookSide.Because because) {
        return switch (because) {
            case ELSEWHERE ->
                kept(
                        ReasonCode.ITEM_OUT_OF_REACH,
                        "The item was moved to where the bridge does not act. Item and record stay; the link is removed.");
            case SERIES ->
                kept(
                        ReasonCode.RECURRING,
                        "The item became a series, and those are not kept in step. Item and record stay; the link is removed.");
            case ASSIGNED ->
                kept(
                        ReasonCode.ASSIGNED_TASK,
                        "The task was assigned to or by somebody else, and those are not kept in step. Item and record stay; the"
                                + " link is removed.");
        };
    }

    private static Action kept(ReasonCode code, String reason) {
        return new Action.Unlink(code, reason);
    }

    private static boolean isAhead(Snapshot snapshot, Pair pair) {
        FieldValue time = snapshot.value("time");
        Instant now = pair.now();
        if (time instanceof FieldValue.Span span) {
            return !span.start().isBefore(now);
        }
        return time instanceof FieldValue.Days days
                && !days.first().isBefore(now.atZone(pair.policy().zone()).toLocalDate());
    }
}

package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.field.Direction;
import dev.crmbridge.sync.field.Field;
import java.time.ZoneId;

/** Why a difference stays, for people. Values are left out: reasons end up in logs. */
final class Sentences {
    private Sentences() {}

    static String held(Field field, Direction direction, Difference difference, ZoneId zone) {
        String label = field.label();
        return switch (difference.code()) {
            case CLOSED_IN_CRM -> closed(field, difference, zone);
            case ONE_WAY_FIELD ->
                label + " goes one way only (" + direction.words() + "); the change stays on its side.";
            case FIELD_SHORTENED ->
                label
                        + " is longer or richer in Outlook than the CRM can hold. The CRM's change is not written over the original.";
            case CLOSING_WAITS ->
                label
                        + " waits: the record is not closed before you have chosen in the conflict, because a closed record takes no"
                        + " changes.";
            case NOT_ORGANIZER ->
                "Somebody else organizes the meeting and owns its record, so " + label + " in the CRM stays as it is.";
            case NO_PRIVILEGE -> "You may not change this record, so " + label + " stays different in Outlook.";
            default -> label + " was changed in Outlook and in the CRM. Choose which value to use.";
        };
    }

    private static String closed(Field field, Difference difference, ZoneId zone) {
        return field.isProgress() && !difference.outlook().equals(difference.before())
                ? "The record is closed in the CRM and stays closed; " + field.label() + " in Outlook ("
                        + field.show(difference.outlook(), zone) + ") is not sent. Reopen the record in the CRM first."
                : "The record is closed in the CRM, so the change of " + field.label()
                        + " in Outlook is not sent. Reopen the record in the CRM, or undo the change.";
    }
}

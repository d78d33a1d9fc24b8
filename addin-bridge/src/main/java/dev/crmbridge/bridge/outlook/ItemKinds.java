package dev.crmbridge.bridge.outlook;

import dev.crmbridge.sync.mailbox.ItemKind;

/** Item kinds by message class; derived classes such as {@code IPM.Task.Custom} count. Source: Outlook, message classes. */
final class ItemKinds {
    private ItemKinds() {}

    static ItemKind ofMessageClass(String messageClass) {
        if (is(messageClass, "IPM.Task")) {
            return ItemKind.TASK;
        } else if (is(messageClass, "IPM.Appointment")) {
            return ItemKind.APPOINTMENT;
        } else if (is(messageClass, "IPM.Schedule.Meeting.Request")) {
            return ItemKind.MEETING_REQUEST;
        } else if (is(messageClass, "IPM.Contact")) {
            return ItemKind.CONTACT;
        }
        return is(messageClass, "IPM.Note") ? ItemKind.MAIL : ItemKind.OTHER;
    }

    private static boolean is(String messageClass, String base) {
        return messageClass.regionMatches(true, 0, base, 0, base.length())
                && (messageClass.length() == base.length() || messageClass.charAt(base.length()) == '.');
    }
}

package dev.crmbridge.bridge.outlook;

import dev.crmbridge.sync.mailbox.ItemKind;
import java.util.Locale;

/** Item kinds by message class; derived classes such as {@code IPM.Task.Custom} count. Source: Outlook, message classes. */
final class ItemKinds {
    private ItemKinds() {}

    static ItemKind ofMessageClass(String messageClass) {
        String name = messageClass.toUpperCase(Locale.ROOT) + ".";
        if (name.startsWith("IPM.TASK.")) {
            return ItemKind.TASK;
        } else if (name.startsWith("IPM.APPOINTMENT.")) {
            return ItemKind.APPOINTMENT;
        } else if (name.startsWith("IPM.SCHEDULE.MEETING.REQUEST.")) {
            return ItemKind.MEETING_REQUEST;
        } else if (name.startsWith("IPM.CONTACT.")) {
            return ItemKind.CONTACT;
        }
        return name.startsWith("IPM.NOTE.") ? ItemKind.MAIL : ItemKind.OTHER;
    }
}

package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import org.jspecify.annotations.Nullable;

/** Members of MailItem and MeetingItem that are more than a stored value. Nothing here sends. */
final class MailMembers {
    private MailMembers() {}

    static Members<ItemObject> added(Members<ItemObject> members) {
        return members.get(0xFC7B, item -> item.ref(sender(item)))
                .property(
                        0xF404,
                        item -> ComValue.of(item.view().content().text(Fields.BODY)),
                        (item, value) -> item.change(ItemChange.text(Fields.BODY, Values.text(value))));
    }

    static Members<ItemObject> addedToMeeting(Members<ItemObject> members) {
        return members.get(0xFC82, item -> ComValue.of(true)).method(0xF760, 1, MailMembers::appointment);
    }

    private static @Nullable SimObject sender(ItemObject item) {
        String address = item.view().content().text(Fields.SENDER_ADDRESS);
        return address.isEmpty()
                ? null
                : Recipients.entry(
                        item.model(), new SimRecipient(item.view().content().text(Fields.SENDER_NAME), address, 0, 0));
    }

    private static ComValue appointment(ItemObject item, Args args) {
        SimItem request = item.existing();
        SimItem found = item.model().mailbox().associatedAppointment(request).orElse(null);
        if (found == null && args.flag(0, false)) {
            found = item.model().mailbox().insert(ItemKind.APPOINTMENT, calendar(item), tentative(item));
        }
        return found == null ? ComValue.NOTHING : item.ref(item.model().items().of(found));
    }

    private static String calendar(ItemObject item) {
        return item.model().mailbox().defaultFolder(DefaultFolder.CALENDAR).entryId();
    }

    private static ItemContent tentative(ItemObject item) {
        return item.model().mailbox().tentativeAppointment(item.existing());
    }
}

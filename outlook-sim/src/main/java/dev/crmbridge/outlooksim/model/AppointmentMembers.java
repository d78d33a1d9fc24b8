package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.time.ZoneOffset;

/** Members of AppointmentItem that are more than a stored value. */
final class AppointmentMembers {
    private static final PropertyKey START_ZONE = PropertyKey.member(0xFC27);
    private static final PropertyKey END_ZONE = PropertyKey.member(0xFC28);

    private AppointmentMembers() {}

    static Members<ItemObject> added(Members<ItemObject> members) {
        return members.property(
                        0x8268, item -> utc(item, Fields.START), (item, value) -> put(item, Fields.START, value))
                .property(0x8269, item -> utc(item, Fields.END), (item, value) -> put(item, Fields.END, value))
                .property(0xFC27, item -> zone(item, START_ZONE), (item, value) -> putZone(item, START_ZONE, value))
                .property(0xFC28, item -> zone(item, END_ZONE), (item, value) -> putZone(item, END_ZONE, value))
                .get(0x0042, item -> ComValue.of(organizer(item).name()))
                .method(0xFC88, 0, (item, args) -> item.ref(Recipients.entry(item.model(), organizer(item))))
                .get(0xF545, AppointmentMembers::recurrenceState)
                .method(0xF0A4, 0, (item, args) -> item.ref(RecurrencePatternObject.of(item)))
                .action(0xF0A5, item -> item.change(new ItemChange.SetRecurrence(null)))
                .method(0xF502, 3, AppointmentMembers::respond);
    }

    private static ComValue utc(ItemObject item, PropertyKey key) {
        PropertyValue value = item.view().content().values().get(key);
        return value == null ? Shapes.absent("DATE") : Shapes.raw(value);
    }

    private static void put(ItemObject item, PropertyKey key, ComValue value) {
        PropertyValue stored = Shapes.stored(0, "DATE", value, ZoneOffset.UTC);
        if (stored == null) {
            throw Values.invalid("an appointment needs a start and an end");
        }
        item.change(new ItemChange.SetValue(key, stored));
    }

    private static ComValue zone(ItemObject item, PropertyKey key) {
        String id = item.view().content().text(key);
        return item.ref(TimeZones.zone(
                item.model(),
                id.isEmpty() ? TimeZones.windowsId(item.model().mailbox().zone()) : id));
    }

    private static void putZone(ItemObject item, PropertyKey key, ComValue value) {
        PlainObject<?> zone = Args.object(item.model(), value, PlainObject.class);
        item.change(ItemChange.text(key, zone.name()));
    }

    private static SimRecipient organizer(ItemObject item) {
        String stored = item.view().content().text(Fields.ORGANIZER);
        return item.view().content().recipients().stream()
                .filter(recipient -> recipient.type() == 0)
                .findFirst()
                .orElseGet(() -> {
                    boolean own = stored.isEmpty()
                            || stored.equals(item.model().mailbox().settings().ownerName());
                    return new SimRecipient(
                            own ? item.model().mailbox().settings().ownerName() : stored,
                            own ? item.model().mailbox().settings().ownerAddress() : "",
                            0,
                            1);
                });
    }

    private static ComValue recurrenceState(ItemObject item) {
        Occurrence occurrence = item.shownOccurrence();
        if (occurrence != null) {
            return ComValue.of(occurrence.exception() ? 3 : 2);
        }
        return ComValue.of(item.view().content().recurrence() == null ? 0 : 1);
    }

    private static ComValue respond(ItemObject item, Args args) {
        ItemObject answered = item.respond(args.number(0));
        ItemObject answer = ItemObject.unsaved(item.model(), ItemKind.MEETING, answered.folderId());
        String suffix = args.number(0) == 3 ? "Pos" : args.number(0) == 4 ? "Neg" : "Tent";
        answer.change(ItemChange.text(Fields.MESSAGE_CLASS, "IPM.Schedule.Meeting.Resp." + suffix));
        answer.change(ItemChange.text(Fields.SUBJECT, answered.view().content().text(Fields.SUBJECT)));
        return item.ref(answer);
    }
}

package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Members that all items share, and the tables of each kind; simple properties need no entry. */
final class ItemMembers {
    private static final Members<ItemObject> COMMON = new Members<ItemObject>()
            .get(0xF01E, ItemMembers::entryId)
            .get(0xF0A3, item -> ComValue.of(!item.isDirty()))
            .property(
                    0x9001,
                    item -> ComValue.of(String.join(
                            Shapes.LIST_SEPARATOR, item.view().content().categories())),
                    (item, value) -> item.change(ItemChange.categories(Shapes.list(Values.text(value)))))
            .get(0xF816, item -> item.ref(new UserPropertiesObject(item)))
            .get(0xFAFD, item -> item.ref(new PropertyAccessorObject(item.model(), item)))
            .get(0xF814, item -> item.ref(new RecipientsObject(item)))
            .get(
                    0xF815,
                    item -> item.ref(new CollectionObject(item.model(), "Attachments", 18, item, List::<SimObject>of)))
            .get(0xFC75, item -> ComValue.of(item.view().content().text(Fields.SUBJECT)))
            .get(0x0070, item -> ComValue.of(item.view().content().text(Fields.SUBJECT)))
            .get(0xFA4D, item -> ComValue.of(1))
            .get(0xFAA4, item -> ComValue.of(false))
            .property(0x0E04, item -> names(item, 1), (item, value) -> rename(item, 1, value))
            .property(0x0E03, item -> names(item, 2), (item, value) -> rename(item, 2, value))
            .property(0x0E02, item -> names(item, 3), (item, value) -> rename(item, 3, value))
            .action(0xF048, ItemObject::save)
            .action(0xF04A, ItemObject::delete)
            .method(0xF023, 1, ItemMembers::close)
            .method(0xF032, 0, (item, args) -> item.ref(item.copy()))
            .method(
                    0xF034,
                    1,
                    (item, args) -> item.ref(
                            item.move(args.object(0, FolderObject.class).folder())))
            .method(0xF0A6, 1, (item, args) -> {
                item.model().windows().show(item);
                return ComValue.EMPTY;
            })
            .get(0xF03E, item -> item.ref(item.model().windows().inspectorOf(item)));

    private static final Map<ItemKind, Members<ItemObject>> TABLES = tables();

    private ItemMembers() {}

    static Members<ItemObject> of(ItemKind kind) {
        return TABLES.getOrDefault(kind, COMMON);
    }

    private static Map<ItemKind, Members<ItemObject>> tables() {
        Map<ItemKind, Members<ItemObject>> tables = new EnumMap<>(ItemKind.class);
        tables.put(ItemKind.TASK, TaskMembers.added(new Members<ItemObject>().all(COMMON)));
        tables.put(ItemKind.APPOINTMENT, AppointmentMembers.added(new Members<ItemObject>().all(COMMON)));
        tables.put(ItemKind.MEETING, MailMembers.addedToMeeting(new Members<ItemObject>().all(COMMON)));
        tables.put(ItemKind.MAIL, MailMembers.added(new Members<ItemObject>().all(COMMON)));
        tables.put(ItemKind.CONTACT, new Members<ItemObject>().all(COMMON));
        return tables;
    }

    private static ComValue entryId(ItemObject item) {
        SimItem saved = item.savedItem();
        return ComValue.of(saved == null ? "" : saved.entryId());
    }

    private static ComValue close(ItemObject item, Args args) {
        switch (args.number(0)) {
            case 0 -> item.save();
            case 1 -> item.discard();
            case 2 -> throw Values.invalid("nobody is there to be prompted");
            default -> throw Values.invalid("unknown save mode");
        }
        item.model().windows().closeInspectorOf(item);
        return ComValue.EMPTY;
    }

    private static ComValue names(ItemObject item, int type) {
        return ComValue.of(item.view().content().recipients().stream()
                .filter(recipient -> recipient.type() == type)
                .map(SimRecipient::name)
                .collect(Collectors.joining("; ")));
    }

    private static void rename(ItemObject item, int type, ComValue value) {
        List<SimRecipient> next = new ArrayList<>(item.view().content().recipients());
        next.removeIf(recipient -> recipient.type() == type);
        for (String name : Values.text(value).split(";")) {
            if (!name.isBlank()) {
                next.add(Recipients.named(item.model(), name.strip(), type));
            }
        }
        item.change(new ItemChange.SetRecipients(next));
    }
}

package dev.crmbridge.outlooksim;

import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.Recurrence;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import dev.crmbridge.outlooksim.mailbox.SimStore;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxHand;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A person's hand in the simulated mailbox, past the object model. */
public final class SimulatedHand implements MailboxHand {
    /** Start before end and due, as the simulator's own rules settle in the order of changes. */
    private static final List<ItemField> ORDER = List.of(ItemField.values());

    private final SimMailbox mailbox;

    public SimulatedHand(SimMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public ItemRef add(HandmadeItem item) {
        List<ItemChange> changes = new ArrayList<>(changes(item.fields()));
        if (!item.categories().isEmpty()) {
            changes.add(
                    ItemChange.categories(item.categories().stream().sorted().toList()));
        }
        if (!item.attendees().isEmpty()) {
            changes.add(new ItemChange.SetRecipients(
                    item.attendees().stream().map(SimulatedHand::recipient).toList()));
        }
        if (item.role() != OutlookItem.MeetingRole.NONE) {
            changes.add(
                    ItemChange.number(Fields.MEETING_STATUS, item.role() == OutlookItem.MeetingRole.ORGANIZER ? 1 : 3));
        }
        if (item.recurring()) {
            changes.add(new ItemChange.SetRecurrence(
                    Recurrence.weekly(LocalDate.of(2026, 11, 25), LocalTime.of(9, 0), 30)));
        }
        if (item.assigned()) {
            changes.add(ItemChange.number(Fields.OWNERSHIP, 1));
            changes.add(ItemChange.number(Fields.DELEGATION_STATE, 1));
        }
        if (item.globalAppointmentId() != null) {
            changes.add(ItemChange.text(Fields.GLOBAL_ID, item.globalAppointmentId()));
        }
        dev.crmbridge.outlooksim.mailbox.ItemKind kind = switch (item.kind()) {
            case TASK -> dev.crmbridge.outlooksim.mailbox.ItemKind.TASK;
            case APPOINTMENT -> dev.crmbridge.outlooksim.mailbox.ItemKind.APPOINTMENT;
            case MEETING_REQUEST -> dev.crmbridge.outlooksim.mailbox.ItemKind.MEETING;
            case CONTACT -> dev.crmbridge.outlooksim.mailbox.ItemKind.CONTACT;
            case MAIL, OTHER -> dev.crmbridge.outlooksim.mailbox.ItemKind.MAIL;
        };
        SimStore store = mailbox.stores().stream()
                .filter(one -> one.isDefault() == (item.store() == HandmadeItem.Store.DEFAULT))
                .findFirst()
                .orElseThrow();
        String folderId = mailbox.defaultFolder(store.storeId(), kind.home())
                .orElseThrow()
                .entryId();
        return ref(mailbox.create(new NewItem(kind, folderId, changes)));
    }

    @Override
    public void edit(ItemRef item, Map<ItemField, ItemValue> changes) {
        mailbox.edit(item.entryId(), changes(changes));
    }

    @Override
    public void categorize(ItemRef item, Set<String> categories) {
        mailbox.edit(
                item.entryId(),
                List.of(ItemChange.categories(categories.stream().sorted().toList())));
    }

    @Override
    public void delete(ItemRef item) {
        mailbox.delete(item.entryId());
    }

    @Override
    public void erase(ItemRef item) {
        mailbox.purge(item.entryId());
    }

    @Override
    public ItemRef copy(ItemRef item) {
        return ref(mailbox.copy(item.entryId()));
    }

    @Override
    public int mailsSent() {
        return mailbox.items(mailbox.defaultFolder(DefaultFolder.OUTBOX).entryId())
                        .size()
                + mailbox.items(mailbox.defaultFolder(DefaultFolder.SENT_MAIL).entryId())
                        .size();
    }

    private static ItemRef ref(SimItem item) {
        return new ItemRef(item.entryId(), item.storeId());
    }

    private static List<ItemChange> changes(Map<ItemField, ItemValue> fields) {
        return ORDER.stream()
                .filter(fields::containsKey)
                .map(field -> change(key(field), fields.getOrDefault(field, ItemValue.NONE)))
                .toList();
    }

    private static ItemChange change(PropertyKey key, ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            return ItemChange.text(key, text.value());
        } else if (value instanceof ItemValue.Whole number) {
            return ItemChange.number(key, number.value());
        } else if (value instanceof ItemValue.Flag flag) {
            return ItemChange.flag(key, flag.value());
        } else if (value instanceof ItemValue.Day day) {
            return new ItemChange.SetValue(key, new PropertyValue.Day(day.value()));
        } else if (value instanceof ItemValue.Moment moment) {
            return new ItemChange.SetValue(key, new PropertyValue.Moment(moment.value()));
        }
        return new ItemChange.ClearValue(key);
    }

    private static SimRecipient recipient(Attendee person) {
        return new SimRecipient(
                person.name(),
                person.address() == null ? "" : person.address(),
                switch (person.type()) {
                    case ORGANIZER -> 0;
                    case REQUIRED -> 1;
                    case OPTIONAL -> 2;
                    case RESOURCE -> 3;
                },
                0);
    }

    private static PropertyKey key(ItemField field) {
        return switch (field) {
            case SUBJECT -> Fields.SUBJECT;
            case BODY -> Fields.BODY;
            case START_DATE -> Fields.START_DATE;
            case DUE_DATE -> Fields.DUE_DATE;
            case DATE_COMPLETED -> Fields.DATE_COMPLETED;
            case PERCENT_COMPLETE -> Fields.PERCENT_COMPLETE;
            case STATUS -> Fields.STATUS;
            case IMPORTANCE -> Fields.IMPORTANCE;
            case SENSITIVITY -> Fields.SENSITIVITY;
            case START -> Fields.START;
            case END -> Fields.END;
            case ALL_DAY -> Fields.ALL_DAY;
            case LOCATION -> Fields.LOCATION;
            case BUSY_STATUS -> Fields.BUSY_STATUS;
            case FIRST_NAME -> Fields.FIRST_NAME;
            case MIDDLE_NAME -> Fields.MIDDLE_NAME;
            case LAST_NAME -> Fields.LAST_NAME;
            case COMPANY -> Fields.COMPANY_NAME;
            case JOB_TITLE -> Fields.JOB_TITLE;
            case DEPARTMENT -> Fields.DEPARTMENT;
            case EMAIL_1 -> Fields.EMAIL1;
            case EMAIL_2 -> Fields.EMAIL2;
            case EMAIL_3 -> Fields.EMAIL3;
            case BUSINESS_PHONE -> PropertyKey.member(0x3A08);
            case HOME_PHONE -> PropertyKey.member(0x3A09);
            case MOBILE_PHONE -> PropertyKey.member(0x3A1C);
            case BUSINESS_FAX -> PropertyKey.member(0x3A24);
            case SUFFIX -> PropertyKey.member(0x3A05);
            case NICKNAME -> PropertyKey.member(0x3A4F);
            case YOMI_FIRST_NAME -> PropertyKey.member(0x802C);
            case YOMI_LAST_NAME -> PropertyKey.member(0x802D);
            case BUSINESS_PHONE_2 -> PropertyKey.member(0x3A1B);
            case HOME_PHONE_2 -> PropertyKey.member(0x3A2F);
            case OTHER_PHONE -> PropertyKey.member(0x3A1F);
            case PAGER -> PropertyKey.member(0x3A21);
            case COMPANY_MAIN_PHONE -> PropertyKey.member(0x3A57);
            case CALLBACK_PHONE -> PropertyKey.member(0x3A02);
            case ASSISTANT -> PropertyKey.member(0x3A30);
            case ASSISTANT_PHONE -> PropertyKey.member(0x3A2E);
            case MANAGER -> PropertyKey.member(0x3A4E);
            case SPOUSE -> PropertyKey.member(0x3A48);
            case CHILDREN -> PropertyKey.member(0x800C);
            case GOVERNMENT_ID -> PropertyKey.member(0x3A07);
            case FTP_SITE -> PropertyKey.member(0x3A4C);
            case BIRTHDAY -> PropertyKey.member(0x3A42);
            case ANNIVERSARY -> PropertyKey.member(0x3A41);
            case WEB_PAGE -> PropertyKey.member(0x802B);
            case BUSINESS_STREET -> PropertyKey.member(0x8045);
            case BUSINESS_CITY -> PropertyKey.member(0x8046);
            case BUSINESS_STATE -> PropertyKey.member(0x8047);
            case BUSINESS_POSTAL_CODE -> PropertyKey.member(0x8048);
            case BUSINESS_COUNTRY -> PropertyKey.member(0x8049);
            case HOME_STREET -> PropertyKey.member(0x3A5D);
            case HOME_CITY -> PropertyKey.member(0x3A59);
            case HOME_STATE -> PropertyKey.member(0x3A5C);
            case HOME_POSTAL_CODE -> PropertyKey.member(0x3A5B);
            case HOME_COUNTRY -> PropertyKey.member(0x3A5A);
            case OTHER_STREET -> PropertyKey.member(0x3A63);
            case OTHER_CITY -> PropertyKey.member(0x3A5F);
            case OTHER_STATE -> PropertyKey.member(0x3A62);
            case OTHER_POSTAL_CODE -> PropertyKey.member(0x3A61);
            case OTHER_COUNTRY -> PropertyKey.member(0x3A60);
            case MESSAGE_ID -> Fields.MESSAGE_ID;
        };
    }
}

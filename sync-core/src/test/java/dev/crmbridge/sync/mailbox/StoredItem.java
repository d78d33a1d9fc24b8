package dev.crmbridge.sync.mailbox;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An item inside {@link InMemoryMailbox}. */
final class StoredItem {
    static final String CATEGORY = "Tracked in CRM";

    /** Read as empty when nobody filled them: one that is missing from a reading counts as not read. */
    private static final List<ItemField> EMPTY_TASK = List.of(
            ItemField.SUBJECT, ItemField.BODY, ItemField.START_DATE, ItemField.DUE_DATE, ItemField.DATE_COMPLETED);

    HandmadeItem made;
    final @Nullable String globalAppointmentId;
    final Map<ItemField, ItemValue> fields = new EnumMap<>(ItemField.class);
    final Set<String> categories = new TreeSet<>();
    ItemRef ref;
    long version;
    boolean deleted;
    boolean unsavedEdits;

    @Nullable
    ItemMark mark;

    StoredItem(HandmadeItem made, ItemRef ref, @Nullable String globalAppointmentId) {
        this.made = made;
        this.ref = ref;
        this.globalAppointmentId = globalAppointmentId;
        categories.addAll(made.categories());
    }

    /** Gives the fields their first value. */
    void fillIn() {
        fields.put(ItemField.IMPORTANCE, new ItemValue.Whole(1));
        fields.put(ItemField.SENSITIVITY, new ItemValue.Whole(0));
        if (made.kind() == ItemKind.TASK) {
            fields.put(ItemField.STATUS, new ItemValue.Whole(0));
            fields.put(ItemField.PERCENT_COMPLETE, new ItemValue.Whole(0));
            EMPTY_TASK.forEach(field -> fields.put(field, ItemValue.NONE));
        } else if (made.kind() == ItemKind.APPOINTMENT) {
            fields.put(ItemField.BUSY_STATUS, new ItemValue.Whole(2));
            fields.put(ItemField.ALL_DAY, new ItemValue.Flag(false));
        }
    }

    /** Changes fields as Outlook does: a task's state is kept consistent, an appointment's start takes its end along. */
    void change(Map<ItemField, ItemValue> changes, LocalDate today) {
        ItemValue startBefore = field(ItemField.START);
        // An emptied field is read as empty; one that is missing from a reading counts as not read.
        changes.forEach((field, value) -> fields.put(field, field == ItemField.BODY ? outlookLines(value) : value));
        if (made.kind() == ItemKind.TASK) {
            TaskCoupling.apply(fields, changes, today);
        }
        if (!changes.containsKey(ItemField.END)
                && startBefore instanceof ItemValue.Moment before
                && field(ItemField.START) instanceof ItemValue.Moment after
                && field(ItemField.END) instanceof ItemValue.Moment end) {
            Duration length = Duration.between(before.value(), end.value());
            fields.put(ItemField.END, new ItemValue.Moment(after.value().plus(length)));
        }
    }

    private static ItemValue outlookLines(ItemValue body) {
        return body instanceof ItemValue.Text text
                ? new ItemValue.Text(text.value().replace("\r\n", "\n").replace("\n", "\r\n"))
                : body;
    }

    ItemListing listing() {
        return new ItemListing(
                ref,
                made.kind(),
                Long.toString(version),
                field(ItemField.SUBJECT) instanceof ItemValue.Text text ? text.value() : "",
                field(ItemField.START) instanceof ItemValue.Moment start ? start.value() : null,
                field(ItemField.END) instanceof ItemValue.Moment end ? end.value() : null,
                field(ItemField.DUE_DATE) instanceof ItemValue.Day due ? due.value() : null,
                mark == null ? null : mark.record().id(),
                mark == null ? null : mark.state(),
                categories.contains(CATEGORY),
                globalAppointmentId,
                deleted);
    }

    OutlookItem read(boolean exchange, ZoneId zone, Set<String> withheld) {
        Map<ItemField, ItemValue> readable = new EnumMap<>(fields);
        if (withheld.contains("Body")) {
            readable.remove(ItemField.BODY);
        }
        if (made.kind() == ItemKind.MAIL && !withheld.contains("MessageId")) {
            readable.putIfAbsent(ItemField.MESSAGE_ID, ItemValue.NONE);
        } else if (withheld.contains("MessageId")) {
            readable.remove(ItemField.MESSAGE_ID);
        }
        boolean peopleWithheld = withheld.contains("Recipients");
        return new OutlookItem(
                ref,
                made.kind(),
                Long.toString(version),
                readable,
                new OutlookItem.Facts(
                        made.recurring(),
                        made.assigned(),
                        exchange && made.store() == HandmadeItem.Store.DEFAULT,
                        deleted,
                        globalAppointmentId,
                        made.role(),
                        zone,
                        unsavedEdits,
                        withheld),
                peopleWithheld ? List.of() : made.attendees(),
                categories,
                markNow());
    }

    private @Nullable ItemMark markNow() {
        return mark == null
                ? null
                : new ItemMark(
                        mark.organization(),
                        mark.record(),
                        mark.state(),
                        mark.entryId(),
                        mark.regarding(),
                        categories.contains(CATEGORY));
    }

    private ItemValue field(ItemField field) {
        return fields.getOrDefault(field, ItemValue.NONE);
    }
}

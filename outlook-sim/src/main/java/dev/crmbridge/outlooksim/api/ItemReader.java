package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.web.server.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a script wants and checks all of it against the mailbox's rules; changes nothing. */
public final class ItemReader {
    /** What a request carries to the calendar, start before end. */
    private static final List<PropertyKey> CARRIED = List.of(
            Fields.SUBJECT,
            Fields.BODY,
            Fields.IMPORTANCE,
            Fields.SENSITIVITY,
            Fields.START,
            Fields.END,
            Fields.ALL_DAY,
            Fields.LOCATION,
            Fields.GLOBAL_ID,
            Fields.ORGANIZER);

    private final SimMailbox mailbox;
    private final ItemFields fields;
    private final FieldNames names;
    private final Places places;

    /** @param mailbox the items are for */
    public ItemReader(SimMailbox mailbox) {
        this.mailbox = mailbox;
        this.fields = new ItemFields(mailbox.zone());
        this.names = new FieldNames(fields);
        this.places = new Places(mailbox);
    }

    /**
     * An edit of an item.
     *
     * @param changes in order
     * @param target folder to move it to, null to leave it where it is
     */
    record Edit(List<ItemChange> changes, @Nullable SimFolder target) {}

    /**
     * @param json the item as in {@code POST /api/items}
     * @return the item and, for a meeting request, its calendar item after it
     * @throws RequestRefused 400 with the name of the field that cannot be used
     */
    public List<NewItem> created(JsonNode json) {
        ItemKind kind = kind(json);
        names.check(kind, json, null);
        List<NewItem> wanted = new ArrayList<>();
        if (kind == ItemKind.MEETING) {
            addMeeting(json, wanted);
        } else {
            ItemDraft draft = filled(kind, json);
            wanted.add(new NewItem(kind, places.of(kind, json, draft.content()), draft.changes()));
        }
        return wanted;
    }

    /** @return what a PATCH of {@code item} means */
    Edit edit(SimItem item, JsonNode json) {
        if (!json.isObject()) {
            throw new RequestRefused(400, "bad-request", "The body must be a JSON object. Nothing was changed.");
        }
        names.check(item.kind(), json, ItemJson.of(mailbox).whole(item));
        ItemDraft draft = new ItemDraft(item.kind(), mailbox.rules(), item.content());
        fill(draft, json, item);
        return new Edit(draft.changes(), places.target(item, json));
    }

    /** @return the calendar item of a request that has none */
    NewItem entryOf(SimItem request) {
        ItemContent content = request.content();
        ItemDraft entry = new ItemDraft(
                ItemKind.APPOINTMENT, mailbox.rules(), mailbox.rules().initial(ItemKind.APPOINTMENT));
        for (PropertyKey key : CARRIED) {
            content.value(key).ifPresent(value -> entry.set("start", new ItemChange.SetValue(key, value)));
        }
        entry.set("recurring", new ItemChange.SetRecurrence(content.recurrence()));
        entry.set("attendees", new ItemChange.SetRecipients(content.recipients()));
        new People(mailbox.settings()).invited(entry);
        String calendar = mailbox.defaultFolder(request.storeId(), DefaultFolder.CALENDAR)
                .map(SimFolder::entryId)
                .orElseThrow(() -> BadField.of("store", "has no calendar."));
        return new NewItem(ItemKind.APPOINTMENT, calendar, entry.changes());
    }

    private void addMeeting(JsonNode json, List<NewItem> wanted) {
        ItemDraft entry = filled(ItemKind.APPOINTMENT, json);
        entry.set("kind", ItemChange.text(Fields.GLOBAL_ID, mailbox.newGlobalId()));
        new People(mailbox.settings()).invited(entry);
        if (!json.path("busyStatus").isInt() && !json.path("busyStatus").isString()) {
            entry.set("busyStatus", ItemChange.number(Fields.BUSY_STATUS, 1));
        }
        ItemDraft request = filled(ItemKind.MEETING, json);
        ItemContent times = entry.content();
        for (var key : List.of(Fields.START, Fields.END, Fields.ALL_DAY, Fields.GLOBAL_ID, Fields.ORGANIZER)) {
            times.value(key).ifPresent(value -> request.set("start", new ItemChange.SetValue(key, value)));
        }
        if (request.content().text(Fields.SENDER_NAME).isEmpty()) {
            request.set("organizer", ItemChange.text(Fields.SENDER_NAME, times.text(Fields.ORGANIZER)));
        }
        request.set("recurring", new ItemChange.SetRecurrence(times.recurrence()));
        request.set("attendees", new ItemChange.SetRecipients(times.recipients()));
        wanted.add(
                new NewItem(ItemKind.MEETING, places.of(ItemKind.MEETING, json, request.content()), request.changes()));
        JsonNode inCalendar = json.path("inCalendar");
        boolean entered =
                inCalendar.isMissingNode() || inCalendar.isNull() || new FieldValue("inCalendar", inCalendar).flag();
        if (entered) {
            wanted.add(
                    new NewItem(ItemKind.APPOINTMENT, places.sibling(json, DefaultFolder.CALENDAR), entry.changes()));
        }
    }

    private ItemDraft filled(ItemKind kind, JsonNode json) {
        ItemDraft draft = new ItemDraft(kind, mailbox.rules(), mailbox.rules().initial(kind));
        fill(draft, json, null);
        return draft;
    }

    private void fill(ItemDraft draft, JsonNode json, @Nullable SimItem before) {
        for (ItemField field : fields.of(draft.kind())) {
            JsonNode node = json.path(field.name());
            boolean given = !node.isMissingNode() && (before != null || !node.isNull());
            if (given && !(before != null && isUntouched(field, node, before.content()))) {
                refuseNoTime(draft.kind(), field, node);
                draft.set(field.name(), field.change(node));
            }
        }
        if (draft.content().flag(Fields.ALL_DAY)) {
            draft.set("allDay", ItemChange.flag(Fields.ALL_DAY, true));
        }
        if (json.path("userProperties").isObject() || isWrong(json.path("userProperties"))) {
            ItemFields.userProperties(new FieldValue("userProperties", json.path("userProperties")))
                    .forEach(change -> draft.set("userProperties", change));
        }
        new People(mailbox.settings()).fill(draft, json);
        new Extras(mailbox).fill(draft, json, before == null);
    }

    /** Status and progress follow each other: repeating the old value of one must not undo the other. */
    private static boolean isUntouched(ItemField field, JsonNode node, ItemContent before) {
        boolean coupled = field.key().equals(Fields.STATUS)
                || field.key().equals(Fields.PERCENT_COMPLETE)
                || field.key().equals(Fields.DATE_COMPLETED)
                || field.key().equals(Fields.FULL_NAME)
                || field.key().equals(Fields.FILE_AS);
        PropertyValue old = before.values().get(field.key());
        return coupled
                && (node.isNull()
                        ? old == null
                        : field.read().apply(new FieldValue(field.name(), node)).equals(old));
    }

    private static void refuseNoTime(ItemKind kind, ItemField field, JsonNode node) {
        boolean needed = kind == ItemKind.APPOINTMENT
                && (field.key().equals(Fields.START) || field.key().equals(Fields.END));
        if (needed && node.isNull()) {
            throw BadField.of(field.name(), "cannot be taken away from an appointment.");
        }
    }

    private static boolean isWrong(JsonNode node) {
        return !node.isMissingNode() && !node.isNull() && !node.isObject();
    }

    private static ItemKind kind(JsonNode json) {
        if (!json.isObject()) {
            throw new RequestRefused(400, "bad-request", "An item must be a JSON object. Nothing was changed.");
        }
        JsonNode kind = json.path("kind");
        if (!kind.isString()) {
            throw BadField.of("kind", "is needed: task, appointment, meetingRequest, contact or mail.");
        }
        return KindWord.find(kind.asString())
                .orElseThrow(() -> BadField.of("kind", "must be task, appointment, meetingRequest, contact or mail."));
    }
}

package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import dev.crmbridge.outlooksim.mailbox.SimStore;
import dev.crmbridge.outlooksim.mailbox.UserField;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items as JSON: enumerations as Outlook's numbers, task dates as days, other times with the mailbox's offset, null for what
 * is not set. Knows the folders as they were when it was made.
 */
public final class ItemJson {
    private final ZoneId zone;
    private final Map<String, SimFolder> folders = new LinkedHashMap<>();
    private final Map<String, SimStore> stores = new LinkedHashMap<>();

    private ItemJson(ZoneId zone) {
        this.zone = zone;
    }

    /** @return one that knows the folders of a mailbox as of now */
    public static ItemJson of(SimMailbox mailbox) {
        ItemJson json = new ItemJson(mailbox.zone());
        mailbox.folders().forEach(folder -> json.folders.put(folder.entryId(), folder));
        mailbox.stores().forEach(store -> json.stores.put(store.storeId(), store));
        return json;
    }

    /** @return the whole item */
    public Map<String, @Nullable Object> whole(SimItem item) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        ItemContent content = item.content();
        boolean task = item.kind() == ItemKind.TASK;
        boolean timed = item.kind() == ItemKind.APPOINTMENT || item.kind() == ItemKind.MEETING;
        json.put("id", item.entryId());
        json.put("kind", KindWord.of(item.kind()));
        json.put("subject", item.kind() == ItemKind.CONTACT ? name(content) : item.subject());
        json.put("body", content.text(Fields.BODY));
        json.put("start", value(content, task ? Fields.START_DATE : Fields.START));
        json.put("end", timed ? value(content, Fields.END) : null);
        json.put("due", task ? value(content, Fields.DUE_DATE) : null);
        json.put("allDay", timed ? content.flag(Fields.ALL_DAY) : null);
        json.put("status", task ? content.number(Fields.STATUS, 0) : null);
        json.put("percentComplete", task ? content.number(Fields.PERCENT_COMPLETE, 0) : null);
        json.put("completed", task ? value(content, Fields.DATE_COMPLETED) : null);
        json.put("importance", content.number(Fields.IMPORTANCE, 1));
        json.put("location", timed ? content.text(Fields.LOCATION) : null);
        json.put("busyStatus", timed ? value(content, Fields.BUSY_STATUS) : null);
        json.put("sensitivity", content.number(Fields.SENSITIVITY, 0));
        json.put("categories", content.categories());
        json.put("recurring", item.recurring());
        json.put("assigned", task && content.number(Fields.OWNERSHIP, 0) == 1);
        putPlace(json, item);
        putPeople(json, item);
        if (item.kind() == ItemKind.CONTACT) {
            for (ContactField field : ContactField.values()) {
                json.put(field.word(), emptyToNull(content.text(field.key())));
            }
            json.put("birthday", value(content, Fields.BIRTHDAY));
            json.put("anniversary", value(content, Fields.ANNIVERSARY));
        } else {
            json.put("parent", null);
        }
        json.put("userProperties", userProperties(content));
        json.put("globalId", emptyToNull(content.text(Fields.GLOBAL_ID)));
        json.put("messageClass", item.messageClass());
        json.put("created", time(item.created()));
        json.put("modified", time(item.modified()));
        json.put("version", item.version());
        return json;
    }

    private void putPlace(Map<String, @Nullable Object> json, SimItem item) {
        SimStore store = stores.get(item.storeId());
        SimFolder folder = folders.get(item.folderId());
        json.put("store", store != null && store.isDefault() ? "default" : "pst");
        json.put("storeId", item.storeId());
        json.put("folder", item.folderId());
        json.put("folderName", folder == null ? null : folder.name());
    }

    private void putPeople(Map<String, @Nullable Object> json, SimItem item) {
        ItemContent content = item.content();
        boolean letter = item.kind() == ItemKind.MAIL || item.kind() == ItemKind.MEETING;
        json.put("organizer", organizer(content));
        json.put("organizerName", organizerName(content));
        json.put("attendees", attendees(item));
        json.put("sent", letter ? content.flag(Fields.SENT) : null);
        json.put("received", letter ? value(content, Fields.RECEIVED_TIME) : null);
        json.put("unread", letter ? content.flag(Fields.UNREAD) : null);
        json.put("response", item.kind() == ItemKind.APPOINTMENT ? content.number(Fields.RESPONSE_STATUS, 0) : null);
        json.put("meeting", item.kind() == ItemKind.APPOINTMENT && content.number(Fields.MEETING_STATUS, 0) > 0);
    }

    private static @Nullable String organizer(ItemContent content) {
        return content.recipients().stream()
                .filter(person -> person.type() == 0)
                .map(person -> person.address().isEmpty() ? person.name() : person.address())
                .findFirst()
                .or(() -> java.util.Optional.of(content.text(Fields.SENDER_ADDRESS)))
                .map(ItemJson::emptyToNull)
                .orElse(emptyToNull(content.text(Fields.ORGANIZER)));
    }

    private static @Nullable String organizerName(ItemContent content) {
        String name = content.text(Fields.ORGANIZER);
        return emptyToNull(name.isEmpty() ? content.text(Fields.SENDER_NAME) : name);
    }

    private static List<Map<String, Object>> attendees(SimItem item) {
        Enumeration types = PeopleField.types(item.kind());
        List<Map<String, Object>> people = new ArrayList<>();
        for (SimRecipient person : item.content().recipients()) {
            if (person.type() != 0) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("address", person.address());
                json.put("name", person.name());
                json.put("type", types.has(person.type()) ? types.word(person.type()) : "required");
                json.put("response", person.response());
                people.add(json);
            }
        }
        return people;
    }

    private Map<String, @Nullable Object> userProperties(ItemContent content) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (UserField field : content.userFields().values()) {
            json.put(field.name(), plain(field.value()));
        }
        return json;
    }

    private static String name(ItemContent content) {
        String full = content.text(Fields.FULL_NAME);
        String subject = content.text(Fields.SUBJECT);
        return !full.isEmpty() ? full : !subject.isEmpty() ? subject : content.text(Fields.COMPANY_NAME);
    }

    private @Nullable Object value(ItemContent content, PropertyKey key) {
        return content.value(key).map(this::plain).orElse(null);
    }

    private @Nullable Object plain(PropertyValue value) {
        if (value instanceof PropertyValue.Text text) {
            return text.value();
        } else if (value instanceof PropertyValue.Int number) {
            return number.value();
        } else if (value instanceof PropertyValue.Real real) {
            return real.value();
        } else if (value instanceof PropertyValue.Flag flag) {
            return flag.value();
        } else if (value instanceof PropertyValue.Day day) {
            return day.value().toString();
        } else if (value instanceof PropertyValue.Moment moment) {
            return time(moment.value());
        } else if (value instanceof PropertyValue.Texts texts) {
            return texts.value();
        }
        return null;
    }

    /** @return a moment with the offset of the mailbox */
    public String time(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(zone).toOffsetDateTime());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

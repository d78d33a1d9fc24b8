package dev.crmbridge.outlooksim.model;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.UserField;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Namespace names of properties; source: MS-OXPROPS for ids and the Outlook object model, "Referencing properties by
 * namespace", for the forms of the names.
 */
final class SchemaNames {
    private static final String MAPI = "http://schemas.microsoft.com/mapi/";
    private static final Pattern PROPTAG = Pattern.compile("proptag/0x([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})");
    private static final Pattern ID = Pattern.compile("id/(\\{[0-9A-Fa-f-]{36}\\})/([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})");
    private static final Pattern STRING = Pattern.compile(
            "string/\\{00020329-0000-0000-C000-000000000046\\}/([^/]+)(?:/0x([0-9A-Fa-f]{4,8}))?",
            Pattern.CASE_INSENSITIVE);
    private static final int CHILDREN_TAG = 0x3A58;
    private static final int CHILDREN = 0x800C;
    private static final String MEETING_SET = "{6ED8DA90-450B-101B-98DA-00AA003F1305}";
    private static final Map<String, Integer> URNS = Map.of(
            "urn:schemas-microsoft-com:office:office#Keywords", 0x9001,
            "urn:schemas:httpmail:subject", 0x0037,
            "urn:schemas:httpmail:datereceived", 0x0E06,
            "urn:schemas:calendar:dtstart", 0x820D,
            "urn:schemas:calendar:dtend", 0x820E,
            "urn:schemas:calendar:location", 0x8208,
            "DAV:getlastmodified", 0x3008,
            "DAV:creationdate", 0x3007);

    /** @return the property, empty when the name has no form Outlook knows */
    Optional<ItemProperty> find(String name) {
        Integer urn = URNS.get(name);
        if (urn != null) {
            return Optional.of(member(name, urn));
        }
        if (!name.startsWith(MAPI)) {
            return Optional.empty();
        }
        String rest = name.substring(MAPI.length());
        Matcher tag = PROPTAG.matcher(rest);
        if (tag.matches()) {
            return Optional.of(tag(name, Integer.parseInt(tag.group(1), 16)));
        }
        Matcher id = ID.matcher(rest);
        if (id.matches()) {
            return Optional.of(named(name, id.group(1), Integer.parseInt(id.group(2), 16)));
        }
        Matcher string = STRING.matcher(rest);
        return string.matches() ? Optional.of(userField(name, string)) : Optional.empty();
    }

    private static ItemProperty tag(String name, int tag) {
        return switch (tag) {
            case 0x0FFF, 0x6670, 0x0FF9 -> computed(name, item -> StoredValues.of(item, StoredValues.ENTRY_ID));
            case 0x0E09 -> computed(name, item -> binary(item.saved(), SimItem::folderId));
            case 0x65E2, 0x65E3 -> computed(name, item -> binary(item.saved(), SimItem::changeKey));
            case 0x300B ->
                computed(
                        name,
                        item -> binary(item.saved(), saved -> saved.entryId().substring(0, 32)));
            case 0x3007 -> computed(name, item -> StoredValues.of(item, StoredValues.CREATED));
            case 0x3008 -> computed(name, item -> StoredValues.of(item, StoredValues.LAST_MODIFIED));
            case 0x1000 -> member(name, 0x9100);
            case CHILDREN_TAG -> computed(name, SchemaNames::children);
            default -> member(name, tag);
        };
    }

    private static ItemProperty named(String name, String set, int id) {
        if (set.equalsIgnoreCase(MEETING_SET)) {
            return computed(name, item -> id == 0x0003 || id == 0x0023 ? globalId(item) : null);
        }
        return switch (id) {
            case 0x8102 ->
                new ItemProperty(
                        name,
                        true,
                        "",
                        item -> item.kind() == ItemKind.TASK
                                ? new PropertyValue.Real(item.content().number(Fields.PERCENT_COMPLETE, 0) / 100.0)
                                : null,
                        value -> ItemChange.number(
                                Fields.PERCENT_COMPLETE,
                                value instanceof PropertyValue.Real real ? (int) Math.round(real.value() * 100) : 0));
            case 0x8126 -> computed(name, item -> StoredValues.of(item, 0xF617));
            case 0x8506 ->
                computed(name, item -> new PropertyValue.Flag(item.content().number(Fields.SENSITIVITY, 0) == 2));
            case 0x8516 -> computed(name, item -> StoredValues.of(item, first(item) ? 0x820D : 0x8104));
            case 0x8517 -> computed(name, item -> StoredValues.of(item, first(item) ? 0x820E : 0x8105));
            default -> member(name, id);
        };
    }

    private static boolean first(ItemView item) {
        return item.kind() == ItemKind.APPOINTMENT;
    }

    private static ItemProperty userField(String name, Matcher string) {
        String field = URLDecoder.decode(string.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return new ItemProperty(
                name,
                true,
                "",
                item -> item.content().userField(field).map(UserField::value).orElse(null),
                value -> value == null
                        ? new ItemChange.RemoveUserField(field)
                        : new ItemChange.SetUserField(new UserField(field, typeOf(value), false, value)));
    }

    private static int typeOf(PropertyValue value) {
        if (value instanceof PropertyValue.Flag) {
            return UserField.YES_NO;
        } else if (value instanceof PropertyValue.Moment || value instanceof PropertyValue.Day) {
            return UserField.DATE_TIME;
        } else if (value instanceof PropertyValue.Texts) {
            return UserField.KEYWORDS;
        }
        return value instanceof PropertyValue.Int
                ? UserField.INTEGER
                : value instanceof PropertyValue.Real ? UserField.NUMBER : UserField.TEXT;
    }

    private static ItemProperty member(String name, int dispid) {
        if (dispid == 0x8213 || dispid == 0x8223) {
            return computed(name, item -> StoredValues.of(item, dispid));
        }
        PropertyKey key = PropertyKey.member(dispid);
        return new ItemProperty(
                name,
                true,
                "",
                item -> StoredValues.of(item, dispid, key),
                value -> PropertyNames.change(dispid, value));
    }

    private static ItemProperty computed(String name, ItemProperty.Reader reader) {
        return new ItemProperty(name, true, "", reader, null);
    }

    /** The member is one text, the property has one value for each child. */
    private static @Nullable PropertyValue children(ItemView item) {
        return StoredValues.of(item, CHILDREN) instanceof PropertyValue.Text text
                ? new PropertyValue.Texts(List.of(text.value().split("\\s*,\\s*")))
                : null;
    }

    private static @Nullable PropertyValue globalId(ItemView item) {
        PropertyValue value = item.content().values().get(Fields.GLOBAL_ID);
        return value instanceof PropertyValue.Text text
                ? new PropertyValue.Binary(StoredValues.bytes(text.value()))
                : null;
    }

    private static @Nullable PropertyValue binary(@Nullable SimItem saved, Function<SimItem, String> hex) {
        return saved == null ? null : new PropertyValue.Binary(StoredValues.bytes(hex.apply(saved)));
    }
}

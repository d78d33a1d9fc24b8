package dev.crmbridge.outlooksim.model;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds properties by the names that tables, filters and property accessors use. */
final class PropertyNames {
    /** Refused as table columns and in Jet filters; source: Outlook object model, Table and Items.Restrict. */
    private static final Set<String> BLOCKED = Set.of(
            "body",
            "htmlbody",
            "rtfbody",
            "class",
            "isconflict",
            "recurrencestate",
            "saved",
            "sent",
            "submitted",
            "companies",
            "contactnames",
            "downloadstate",
            "autoresolvedwinner",
            "dlname",
            "membercount");

    /** Refused in Jet filters only; source: Outlook object model, Items.Restrict. */
    private static final Set<String> NOT_IN_FILTERS = Set.of("categories", "entryid", "size");

    private final TypeLibrary types;
    private final SchemaNames schemas = new SchemaNames();

    PropertyNames(TypeLibrary types) {
        this.types = types;
    }

    static boolean isNamespace(String name) {
        return name.indexOf(':') >= 0 || name.indexOf('/') >= 0;
    }

    static boolean isBlocked(String name) {
        return BLOCKED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** @return whether Jet filters refuse it too, though tables show it */
    static boolean isBlockedInFilters(String name) {
        return isBlocked(name) || NOT_IN_FILTERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * @param folder where to look for user fields, null for none
     * @return the property, empty when there is none of that name
     */
    Optional<ItemProperty> find(String name, @Nullable SimFolder folder) {
        return isNamespace(name) ? schemas.find(name) : builtIn(name).or(() -> userField(name, folder));
    }

    /** @return the property by its namespace name */
    Optional<ItemProperty> byNamespace(String name) {
        return schemas.find(name);
    }

    private Optional<ItemProperty> builtIn(String name) {
        for (ItemKind kind : ItemKind.values()) {
            Optional<TypeLibrary.TypeMember> member = types.member(interfaceOf(kind), name);
            if (member.isPresent() && member.get().isProperty()) {
                int dispid = member.get().dispid();
                PropertyKey key = PropertyKey.member(dispid);
                return Optional.of(new ItemProperty(
                        name,
                        false,
                        member.get().type(),
                        item -> StoredValues.of(item, dispid, key),
                        value -> change(dispid, value)));
            }
        }
        return Optional.empty();
    }

    private static Optional<ItemProperty> userField(String name, @Nullable SimFolder folder) {
        if (folder == null || folder.userFields().keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            return Optional.empty();
        }
        return Optional.of(new ItemProperty(
                name,
                false,
                "",
                item -> item.content()
                        .userField(name)
                        .map(field -> field.value())
                        .orElse(null),
                null));
    }

    static ItemChange change(int dispid, @Nullable PropertyValue value) {
        PropertyKey key = PropertyKey.member(dispid);
        if (value == null) {
            return new ItemChange.ClearValue(key);
        }
        if (key.equals(Fields.CATEGORIES) && value instanceof PropertyValue.Text text) {
            return ItemChange.categories(Shapes.list(text.value()));
        }
        if (Shapes.isDay(dispid) && value instanceof PropertyValue.Moment moment) {
            return new ItemChange.SetValue(
                    key,
                    new PropertyValue.Day(moment.value().atZone(ZoneOffset.UTC).toLocalDate()));
        }
        return new ItemChange.SetValue(key, value);
    }

    /** @return the interface items of that kind have */
    static String interfaceOf(ItemKind kind) {
        return switch (kind) {
            case TASK -> "_TaskItem";
            case APPOINTMENT -> "_AppointmentItem";
            case MEETING -> "_MeetingItem";
            case CONTACT -> "_ContactItem";
            case MAIL -> "_MailItem";
        };
    }

    /** @return the columns a new table of that folder has */
    static List<String> defaultColumns(int itemType) {
        List<String> common = List.of("EntryID", "Subject", "CreationTime", "LastModificationTime", "MessageClass");
        List<String> more = switch (itemType) {
            case 1 -> List.of("Start", "End", "IsRecurring");
            case 2 -> List.of("FirstName", "LastName", "CompanyName");
            case 3 -> List.of("DueDate", "PercentComplete", "IsRecurring");
            default -> List.of();
        };
        return Stream.concat(common.stream(), more.stream()).toList();
    }
}

package dev.crmbridge.sync.mailbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item as a person would make it in Outlook, for tests.
 *
 * @param store which store it lives in
 * @param globalAppointmentId clean global object id in hex, or null to have one given where the kind has one
 */
public record HandmadeItem(
        ItemKind kind,
        Map<ItemField, ItemValue> fields,
        Set<String> categories,
        List<Attendee> attendees,
        boolean recurring,
        boolean assigned,
        OutlookItem.MeetingRole role,
        Store store,
        @Nullable String globalAppointmentId) {
    /** Where an item lives. */
    public enum Store {
        DEFAULT,
        /** A data file next to the default store. */
        PST
    }

    public HandmadeItem {
        fields = Map.copyOf(fields);
        categories = Set.copyOf(categories);
        attendees = List.copyOf(attendees);
    }

    /** @return an otherwise empty item of that kind */
    public static HandmadeItem of(ItemKind kind, String subject) {
        return new HandmadeItem(
                kind,
                Map.of(ItemField.SUBJECT, ItemValue.text(subject)),
                Set.of(),
                List.of(),
                false,
                false,
                OutlookItem.MeetingRole.NONE,
                Store.DEFAULT,
                null);
    }

    /** @return a task without dates */
    public static HandmadeItem task(String subject) {
        return of(ItemKind.TASK, subject);
    }

    /** @return a copy with a field set */
    public HandmadeItem with(ItemField field, ItemValue value) {
        Map<ItemField, ItemValue> changed = new EnumMap<>(ItemField.class);
        changed.putAll(fields);
        changed.put(field, value);
        return new HandmadeItem(
                kind, changed, categories, attendees, recurring, assigned, role, store, globalAppointmentId);
    }

    /** @return a copy with these categories */
    public HandmadeItem inCategories(String... names) {
        return new HandmadeItem(
                kind, fields, Set.of(names), attendees, recurring, assigned, role, store, globalAppointmentId);
    }

    /** @return a copy that is a meeting with these people */
    public HandmadeItem meeting(OutlookItem.MeetingRole part, Attendee... people) {
        return new HandmadeItem(
                kind,
                fields,
                categories,
                new ArrayList<>(List.of(people)),
                recurring,
                assigned,
                part,
                store,
                globalAppointmentId);
    }

    /** @return a copy that is a series */
    public HandmadeItem series() {
        return new HandmadeItem(kind, fields, categories, attendees, true, assigned, role, store, globalAppointmentId);
    }

    /** @return a copy that somebody was asked to do */
    public HandmadeItem assignedTask() {
        return new HandmadeItem(kind, fields, categories, attendees, recurring, true, role, store, globalAppointmentId);
    }

    /** @return a copy in another store */
    public HandmadeItem in(Store place) {
        return new HandmadeItem(
                kind, fields, categories, attendees, recurring, assigned, role, place, globalAppointmentId);
    }

    /** @return a copy with that global object id, as a meeting request and its calendar item share it */
    public HandmadeItem withGlobalId(String hex) {
        return new HandmadeItem(kind, fields, categories, attendees, recurring, assigned, role, store, hex);
    }
}

package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people of a simulated life edited and deleted, on both sides, in the order in which they did. */
final class EditHistory {
    private final List<Event> events = new ArrayList<>();

    /** Something a person did to an item, or to a record. */
    sealed interface Event {
        /** @return the {@link ItemRef} or the {@link RecordRef} it was done to */
        Object place();

        /** @return the same, done there */
        Event at(ItemRef other);
    }

    /** The value is what the field showed right after it was typed. */
    record Edit(Instant time, Object place, String field, FieldValue value) implements Event {
        boolean inOutlook() {
            return place instanceof ItemRef;
        }

        @Override
        public Edit at(ItemRef other) {
            return new Edit(time, other, field, value);
        }
    }

    /** Deleted where it is. */
    record Deletion(Object place) implements Event {
        @Override
        public Deletion at(ItemRef other) {
            return new Deletion(other);
        }
    }

    void edited(Instant time, ItemRef item, String field, FieldValue value) {
        events.add(new Edit(time, item, field, value));
    }

    void edited(Instant time, RecordRef record, String field, FieldValue value) {
        events.add(new Edit(time, record, field, value));
    }

    void deleted(ItemRef item) {
        events.add(new Deletion(item));
    }

    void deleted(RecordRef record) {
        events.add(new Deletion(record));
    }

    /** An item has another EntryID now. */
    void replaced(ItemRef before, ItemRef now) {
        events.replaceAll(event -> event.place().equals(before) ? event.at(now) : event);
    }

    /** @return what a field was given last, at that place */
    Optional<FieldValue> last(Object place, String field) {
        return events.stream()
                .filter(event -> event instanceof Edit edit
                        && edit.place().equals(place)
                        && edit.field().equals(field))
                .map(event -> ((Edit) event).value())
                .reduce((earlier, later) -> later);
    }

    /** @return edits that nobody typed over and nobody deleted, at the same place */
    List<Edit> standing() {
        List<Edit> standing = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            List<Event> later = events.subList(i + 1, events.size());
            if (events.get(i) instanceof Edit edit && later.stream().noneMatch(event -> ends(event, edit))) {
                standing.add(edit);
            }
        }
        return standing;
    }

    /** @return whether somebody typed that value into the field later than {@code edit} was made */
    boolean typedSince(Edit edit, FieldValue value) {
        return events.subList(events.indexOf(edit) + 1, events.size()).stream()
                .anyMatch(event -> event instanceof Edit later
                        && later.field().equals(edit.field())
                        && later.value().equals(value));
    }

    private static boolean ends(Event later, Edit edit) {
        return later.place().equals(edit.place())
                && (later instanceof Deletion
                        || later instanceof Edit over && over.field().equals(edit.field()));
    }
}

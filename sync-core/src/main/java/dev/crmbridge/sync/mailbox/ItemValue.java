package dev.crmbridge.sync.mailbox;

import java.time.Instant;
import java.time.LocalDate;

/** The value of an item's field. A field that was not read is absent from its map; an empty one is {@link None}. */
public sealed interface ItemValue {
    /** Text, never empty; line ends are CR LF as Outlook gives them. */
    record Text(String value) implements ItemValue {}

    /** Whole number or enumeration. */
    record Whole(int value) implements ItemValue {}

    /** Yes or no. */
    record Flag(boolean value) implements ItemValue {}

    /** A day in the mailbox's calendar, without time and zone. */
    record Day(LocalDate value) implements ItemValue {}

    /** A point in time, whole seconds. */
    record Moment(Instant value) implements ItemValue {}

    /** The field is empty ("None", 4501-01-01, empty text). */
    record None() implements ItemValue {}

    /** The empty field. */
    ItemValue NONE = new None();

    /** @return {@code text} as a value; {@link #NONE} when empty */
    static ItemValue text(String text) {
        return text.isEmpty() ? NONE : new Text(text);
    }
}

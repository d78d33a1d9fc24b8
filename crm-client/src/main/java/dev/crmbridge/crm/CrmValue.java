package dev.crmbridge.crm;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The value of one column. A column that is not part of a row is absent from its map; an empty column is {@link None}. */
public sealed interface CrmValue {
    /** Text column; never empty (an empty text is {@link None} at the CRM). */
    record Text(String value) implements CrmValue {}

    /** Whole number, choice, state or status. */
    record Whole(long value) implements CrmValue {}

    /** Decimal or money. */
    record Decimal(BigDecimal value) implements CrmValue {}

    /** Two-option column. */
    record Flag(boolean value) implements CrmValue {}

    /** Date and time, whole seconds, UTC. */
    record Moment(Instant value) implements CrmValue {}

    /** Date without time. */
    record Day(LocalDate value) implements CrmValue {}

    /** Unique identifier that is not a lookup. */
    record Guid(UUID value) implements CrmValue {}

    /**
     * Lookup.
     *
     * @param name the target's display name where the CRM told it, otherwise null
     */
    record Lookup(RecordRef target, @Nullable String name) implements CrmValue {}

    /** The column is empty. */
    record None() implements CrmValue {}

    /** The empty column. */
    CrmValue NONE = new None();

    /** @return {@code text} as a column value; {@link #NONE} for null or empty text */
    static CrmValue text(@Nullable String text) {
        return text == null || text.isEmpty() ? NONE : new Text(text);
    }
}

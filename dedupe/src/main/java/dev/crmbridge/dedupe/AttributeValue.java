package dev.crmbridge.dedupe;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The value of an attribute, by kind, because kinds never equal each other. */
public sealed interface AttributeValue {
    /** Text; white space alone counts as blank. */
    record Text(String value) implements AttributeValue {}

    /** Whole, decimal or money; 1 and 1.00 are equal. */
    record Number(BigDecimal value) implements AttributeValue {}

    /** Two-option value. */
    record Flag(boolean value) implements AttributeValue {}

    /** A day without time or zone. */
    record Day(LocalDate value) implements AttributeValue {}

    /** A point in time. */
    record Moment(Instant value) implements AttributeValue {}

    /** Option set value with its label. */
    record Choice(int value, String label) implements AttributeValue {}

    /** A reference to another record. */
    record Reference(String type, String id) implements AttributeValue {}
}

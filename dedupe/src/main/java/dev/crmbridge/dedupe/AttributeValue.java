package dev.crmbridge.dedupe;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The value of an attribute, by kind, because kinds never equal each other (a choice compares as its number). */
public sealed interface AttributeValue {
    /** @return the kind of this value */
    AttributeKind kind();

    /** Text; white space alone counts as blank. */
    record Text(String value) implements AttributeValue {
        @Override
        public AttributeKind kind() {
            return AttributeKind.TEXT;
        }
    }

    /** Whole, decimal or money; 1 and 1.00 are equal. Also the number of a choice whose label is not known. */
    record Number(BigDecimal value) implements AttributeValue {
        @Override
        public AttributeKind kind() {
            return AttributeKind.NUMBER;
        }
    }

    /** Two-option value. */
    record Flag(boolean value) implements AttributeValue {
        @Override
        public AttributeKind kind() {
            return AttributeKind.FLAG;
        }
    }

    /** A day without time or zone. */
    record Day(LocalDate value) implements AttributeValue {
        @Override
        public AttributeKind kind() {
            return AttributeKind.DAY;
        }
    }

    /** A point in time; fractions of a second do not count. */
    record Moment(Instant value) implements AttributeValue {
        @Override
        public AttributeKind kind() {
            return AttributeKind.MOMENT;
        }
    }

    /** Option set value with its label. */
    record Choice(int value, String label) implements AttributeValue {
        @Override
        public AttributeKind kind() {
            return AttributeKind.CHOICE;
        }
    }

    /**
     * A reference to another record; upper and lower case do not matter.
     *
     * @param name what people call that record, which is not compared; null when it is not known
     */
    record Reference(String type, String id, @Nullable String name) implements AttributeValue {
        /** Without a name. */
        public Reference(String type, String id) {
            this(type, id, null);
        }

        @Override
        public AttributeKind kind() {
            return AttributeKind.REFERENCE;
        }
    }
}

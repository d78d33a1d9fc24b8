package dev.crmbridge.outlooksim.mailbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The typed value of a property. "None" is the absence of the property, never a magic date. Immutable. */
public sealed interface PropertyValue {
    /** Text; never null, possibly empty. */
    record Text(String value) implements PropertyValue {}

    /** A whole number or an enumeration. */
    record Int(int value) implements PropertyValue {}

    /** A real number. */
    record Real(double value) implements PropertyValue {}

    /** Yes or no. */
    record Flag(boolean value) implements PropertyValue {}

    /** A point in time. */
    record Moment(Instant value) implements PropertyValue {}

    /** A calendar day without time or zone, as in a task's due date or a birthday. */
    record Day(LocalDate value) implements PropertyValue {}

    /** Several texts, as in categories. */
    record Texts(List<String> value) implements PropertyValue {
        public Texts {
            value = List.copyOf(value);
        }
    }

    /** Bytes. */
    record Binary(byte[] value) implements PropertyValue {
        public Binary {
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary binary && Arrays.equals(value, binary.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }
}

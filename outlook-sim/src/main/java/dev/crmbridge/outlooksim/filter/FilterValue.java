package dev.crmbridge.outlooksim.filter;

import java.time.LocalDateTime;
import java.util.List;

/** A value a filter compares with a literal. Immutable. */
public sealed interface FilterValue {
    /** Text, compared without regard to case. */
    record Text(String value) implements FilterValue {}

    /** Any number. */
    record Number(double value) implements FilterValue {}

    /** Yes or no. */
    record Flag(boolean value) implements FilterValue {}

    /** A time: local in Jet, UTC in DASL. */
    record Time(LocalDateTime value) implements FilterValue {}

    /** Several texts; a comparison holds when it holds for one of them. */
    record Texts(List<String> value) implements FilterValue {
        public Texts {
            value = List.copyOf(value);
        }
    }
}

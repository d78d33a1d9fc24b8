package dev.crmbridge.embedded.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A constant.
 *
 * @param kind its form in the URL
 * @param value {@link String}, {@link BigDecimal}, {@link Boolean}, {@link UUID}, {@link Instant} or {@link LocalDate};
 *     null for {@code null}
 */
public record Literal(Kind kind, @Nullable Object value) implements Expression {
    /** Form of a constant. */
    public enum Kind {
        /** {@code null} */
        NULL("null"),
        /** {@code 'text'} */
        TEXT("Edm.String"),
        /** {@code 12.5} */
        NUMBER("Edm.Decimal"),
        /** {@code true} */
        BOOLEAN("Edm.Boolean"),
        /** A bare GUID. */
        GUID("Edm.Guid"),
        /** {@code 2025-01-31T09:00:00Z} */
        DATETIME("Edm.DateTimeOffset"),
        /** {@code 2025-01-31} */
        DATE("Edm.Date");

        private final String edm;

        Kind(String edm) {
            this.edm = edm;
        }

        /** OData type of the constant. */
        public String edm() {
            return edm;
        }
    }

    /** The constant {@code null}. */
    public static Literal none() {
        return new Literal(Kind.NULL, null);
    }

    /** A text. */
    public static Literal text(String value) {
        return new Literal(Kind.TEXT, value);
    }

    /** A number. */
    public static Literal number(BigDecimal value) {
        return new Literal(Kind.NUMBER, value);
    }

    /** Yes or no. */
    public static Literal bool(boolean value) {
        return new Literal(Kind.BOOLEAN, value);
    }

    /** A GUID. */
    public static Literal guid(UUID value) {
        return new Literal(Kind.GUID, value);
    }

    /** A point in time. */
    public static Literal instant(Instant value) {
        return new Literal(Kind.DATETIME, value);
    }

    /** A calendar date. */
    public static Literal date(LocalDate value) {
        return new Literal(Kind.DATE, value);
    }
}

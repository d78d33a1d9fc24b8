package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.odata.Literal;
import dev.crmbridge.embedded.schema.Column;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison.
 *
 * @param sql the value; texts already in the form in which they are compared
 * @param plain the value as stored
 * @param kind what may be compared with it; null for {@code null}
 * @param literal the constant it is; null when it is a column
 */
record Term(
        SqlText sql,
        SqlText plain,
        @Nullable Kind kind,
        @Nullable Literal literal) {
    /** Kinds of values that can be compared with each other. */
    enum Kind {
        TEXT("Edm.String"),
        NUMBER("Edm.Int32"),
        BOOLEAN("Edm.Boolean"),
        GUID("Edm.Guid"),
        DATETIME("Edm.DateTimeOffset"),
        DATE("Edm.Date");

        private final String edm;

        Kind(String edm) {
            this.edm = edm;
        }

        String edm() {
            return edm;
        }

        static Kind of(Column column) {
            return switch (column.type()) {
                case TEXT, MEMO, ENTITY_NAME -> TEXT;
                case INTEGER, BIGINT, DECIMAL, MONEY, CHOICE, STATE, STATUS -> NUMBER;
                case BOOLEAN -> BOOLEAN;
                case GUID, LOOKUP -> GUID;
                case DATETIME -> DATETIME;
                case DATE -> DATE;
            };
        }
    }

    static Term column(Kind kind, SqlText plain) {
        return new Term(kind == Kind.TEXT ? SqlText.join("crm_fold(", plain, ")") : plain, plain, kind, null);
    }

    Optional<Literal> constant() {
        return Optional.ofNullable(literal);
    }

    String edm() {
        return kind == null ? "null" : kind.edm();
    }
}

package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Rows as the duplicate engine sees them. */
final class Candidates {

    private Candidates() {}

    static Candidate of(Row row) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        row.values()
                .forEach((name, value) -> row.table()
                        .column(name)
                        .flatMap(column -> value(column, value))
                        .ifPresent(attribute -> attributes.put(name, attribute)));
        return new Candidate(row.table().name(), row.id().toString(), isActive(row), attributes);
    }

    private static Optional<AttributeValue> value(Column column, Object value) {
        if (value instanceof String text) {
            return Optional.of(new AttributeValue.Text(text));
        }
        if (value instanceof Long number) {
            return Optional.of(
                    column.type().hasOptions()
                            ? new AttributeValue.Choice(
                                    number.intValue(),
                                    column.option(number).map(Option::label).orElse(""))
                            : new AttributeValue.Number(BigDecimal.valueOf(number)));
        }
        if (value instanceof BigDecimal number) {
            return Optional.of(new AttributeValue.Number(number));
        }
        if (value instanceof Boolean yes) {
            return Optional.of(new AttributeValue.Flag(yes));
        }
        if (value instanceof LocalDate day) {
            return Optional.of(new AttributeValue.Day(day));
        }
        if (value instanceof Instant moment) {
            return Optional.of(new AttributeValue.Moment(moment));
        }
        if (value instanceof Reference reference) {
            return Optional.of(new AttributeValue.Reference(
                    reference.table(), reference.id().toString()));
        }
        return Optional.empty();
    }

    /** The kind of a column's values; empty when the column cannot take part in a rule. */
    static Optional<AttributeKind> kindOf(Column column) {
        return switch (column.type()) {
            case TEXT, ENTITY_NAME -> Optional.of(AttributeKind.TEXT);
            case INTEGER, DECIMAL, MONEY -> Optional.of(AttributeKind.NUMBER);
            case BOOLEAN -> Optional.of(AttributeKind.FLAG);
            case DATE -> Optional.of(AttributeKind.DAY);
            case DATETIME -> Optional.of(AttributeKind.MOMENT);
            case CHOICE, STATE, STATUS -> Optional.of(AttributeKind.CHOICE);
            case LOOKUP -> Optional.of(AttributeKind.REFERENCE);
            case GUID, BIGINT, MEMO -> Optional.empty();
        };
    }

    private static boolean isActive(Row row) {
        long state = row.columnsHave("statecode") ? row.number("statecode").orElse(0L) : 0;
        return InUse.counts(row.table().name(), state);
    }
}

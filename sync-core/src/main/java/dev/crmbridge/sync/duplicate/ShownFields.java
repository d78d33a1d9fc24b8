package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldLabels;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Shown;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compared fields as people read them: a mapped field as everywhere else, any other by its kind, a choice by its label, a reference by the
 * name of its record. Pure.
 */
final class ShownFields {
    private static final UUID ANY = new UUID(0, 0);

    private ShownFields() {}

    /**
     * @param value null for a blank
     * @param zone the mailbox's zone
     */
    static Question.Shown of(String table, String column, @Nullable AttributeValue value, ZoneId zone) {
        String label = FieldLabels.of(table, column);
        if (value == null) {
            return new Question.Shown(label, "");
        }
        Optional<Field> mapped = mapped(table, column);
        FieldValue read = mapped.map(field -> field.fromCrm(row(table, column, value), zone, null))
                .orElseGet(() -> plain(value));
        if (read instanceof FieldValue.Day day) {
            return new Question.Shown(label, Shown.text(read, zone), null, day.value(), null);
        } else if (read instanceof FieldValue.Moment moment) {
            return new Question.Shown(label, Shown.text(read, zone), moment.value(), null, null);
        }
        return new Question.Shown(
                label,
                value instanceof AttributeValue.Choice choice
                        ? choice.label()
                        : mapped.map(field -> field.show(read, zone)).orElseGet(() -> text(value, read, zone)),
                null,
                null,
                null);
    }

    /** A field of several columns cannot be read from one of them. */
    private static Optional<Field> mapped(String table, String column) {
        return FieldRegistry.tables().contains(table)
                ? FieldRegistry.of(table).fields().stream()
                        .filter(field -> field.columns().equals(List.of(column)))
                        .findFirst()
                : Optional.empty();
    }

    private static CrmRow row(String table, String column, AttributeValue value) {
        return new CrmRow(new RecordRef(table, ANY), "", Map.of(column, crmValue(value)), List.of());
    }

    private static CrmValue crmValue(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            return CrmValue.text(text.value());
        } else if (value instanceof AttributeValue.Number number) {
            return isWhole(number.value())
                    ? new CrmValue.Whole(number.value().longValueExact())
                    : new CrmValue.Decimal(number.value());
        } else if (value instanceof AttributeValue.Flag flag) {
            return new CrmValue.Flag(flag.value());
        } else if (value instanceof AttributeValue.Day day) {
            return new CrmValue.Day(day.value());
        } else if (value instanceof AttributeValue.Moment moment) {
            return new CrmValue.Moment(moment.value());
        } else if (value instanceof AttributeValue.Choice choice) {
            return new CrmValue.Whole(choice.value());
        }
        AttributeValue.Reference reference = (AttributeValue.Reference) value;
        return new CrmValue.Lookup(new RecordRef(reference.type(), UUID.fromString(reference.id())), reference.name());
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= 18;
    }

    private static FieldValue plain(AttributeValue value) {
        if (value instanceof AttributeValue.Day day) {
            return new FieldValue.Day(day.value());
        } else if (value instanceof AttributeValue.Moment moment) {
            return new FieldValue.Moment(moment.value());
        } else if (value instanceof AttributeValue.Flag flag) {
            return new FieldValue.Flag(flag.value());
        } else if (value instanceof AttributeValue.Text text) {
            return new FieldValue.Text(text.value());
        } else if (value instanceof AttributeValue.Reference reference) {
            return new FieldValue.Reference(
                    new RecordRef(reference.type(), UUID.fromString(reference.id())), reference.name());
        }
        return FieldValue.NONE;
    }

    private static String text(AttributeValue value, FieldValue plain, ZoneId zone) {
        return value instanceof AttributeValue.Number number ? number.value().toPlainString() : Shown.text(plain, zone);
    }
}

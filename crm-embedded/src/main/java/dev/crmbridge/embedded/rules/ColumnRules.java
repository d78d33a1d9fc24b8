package dev.crmbridge.embedded.rules;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Required;
import dev.crmbridge.embedded.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Limits of single columns: length, range, options, required. Source: Dataverse "Web service error codes". */
public final class ColumnRules {
    private static final Instant EARLIEST = Instant.parse("1753-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T23:59:59Z");

    private ColumnRules() {}

    /**
     * Checks new values.
     *
     * @throws dev.crmbridge.embedded.error.CrmException for the first value that breaks a limit
     */
    public static void check(Table table, Map<String, @Nullable Object> values) {
        values.forEach((name, value) -> {
            Column column = table.column(name).orElseThrow();
            if (value == null) {
                present(table, column);
            } else {
                limits(table, column, value);
            }
        });
    }

    /**
     * Checks that a complete row has every required value.
     *
     * @throws dev.crmbridge.embedded.error.CrmException 0x80040200 when one is missing
     */
    public static void complete(Table table, Map<String, ? extends @Nullable Object> values) {
        for (Column column : table.columns().values()) {
            if (values.get(column.name()) == null) {
                present(table, column);
            }
        }
    }

    private static void present(Table table, Column column) {
        if (column.required() == Required.SYSTEM) {
            throw CrmError.REQUIRED_FIELD_MISSING.with(
                    "Required field '" + column.name() + "' of entity '" + table.name() + "' is missing or empty.");
        }
    }

    private static void limits(Table table, Column column, Object value) {
        ColumnType type = column.type();
        if (value instanceof String text) {
            length(table, column, text);
        } else if (type.hasOptions() && value instanceof Long number) {
            option(table, column, number);
        } else if (type == ColumnType.INTEGER && value instanceof Long number) {
            range(table, column, BigDecimal.valueOf(number), CrmError.INTEGER_OUT_OF_RANGE);
        } else if (value instanceof BigDecimal number) {
            range(table, column, number, CrmError.DECIMAL_OUT_OF_RANGE);
        } else if (value instanceof Instant instant) {
            date(table, column, instant.isBefore(EARLIEST) || instant.isAfter(LATEST));
        } else if (value instanceof LocalDate day) {
            date(table, column, day.getYear() < 1753 || day.getYear() > 9999);
        }
    }

    private static void length(Table table, Column column, String text) {
        int max = column.limits().maxLength();
        if (max > 0 && text.length() > max) {
            throw CrmError.TEXT_TOO_LONG.with("A validation error occurred.  The length of the '" + column.name()
                    + "' attribute of the '" + table.name() + "' entity exceeded the maximum allowed length of '" + max
                    + "'.");
        }
    }

    private static void option(Table table, Column column, long number) {
        if (column.option(number).isPresent()) {
            return;
        }
        if (column.type() == ColumnType.CHOICE) {
            throw CrmError.CHOICE_OUT_OF_RANGE.with("A validation error occurred. The value " + number + " of '"
                    + column.name() + "' on record of type '" + table.name()
                    + "' is outside the valid range. Accepted Values: " + accepted(column));
        }
        throw CrmError.INVALID_STATE_STATUS.with(number + " is not a valid "
                + (column.type() == ColumnType.STATE ? "state" : "status") + " code on " + table.name()
                + ". Accepted Values: " + accepted(column));
    }

    private static String accepted(Column column) {
        return column.options().stream().map(Option::value).map(String::valueOf).collect(Collectors.joining(","));
    }

    private static void range(Table table, Column column, BigDecimal number, CrmError error) {
        Column.Limits limits = column.limits();
        if (number.compareTo(BigDecimal.valueOf(limits.min())) < 0
                || number.compareTo(BigDecimal.valueOf(limits.max())) > 0) {
            throw error.with("A validation error occurred. The value " + number.toPlainString() + " of '"
                    + column.name() + "' on record of type '" + table.name()
                    + "' is outside the valid range. Accepted Values: " + limits.min() + " to " + limits.max());
        }
    }

    private static void date(Table table, Column column, boolean outside) {
        if (outside) {
            throw CrmError.DATE_OUT_OF_RANGE.with("DateTime is less than minimum value supported by CrmDateTime, or"
                    + " beyond the maximum: '" + column.name() + "' of '" + table.name() + "'.");
        }
    }
}

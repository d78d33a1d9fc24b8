package dev.crmbridge.spark;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.AttributeValue;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/** Values of Spark's rows as duplicate detection compares them. Pure functions. */
final class Cells {
    private Cells() {}

    /** @return the kind of a column's values; null when they cannot be compared */
    static @Nullable AttributeKind kind(DataType type) {
        if (type instanceof StringType) {
            return AttributeKind.TEXT;
        } else if (type instanceof NumericType) {
            return AttributeKind.NUMBER;
        } else if (type instanceof BooleanType) {
            return AttributeKind.FLAG;
        } else if (type instanceof DateType) {
            return AttributeKind.DAY;
        }
        return type instanceof TimestampType || type instanceof TimestampNTZType ? AttributeKind.MOMENT : null;
    }

    /**
     * @param cell a value of a comparable column
     * @param zone of a time without zone
     */
    static @Nullable AttributeValue value(@Nullable Object cell, ZoneId zone) {
        if (cell == null) {
            return null;
        } else if (cell instanceof String text) {
            return new AttributeValue.Text(text);
        } else if (cell instanceof Boolean flag) {
            return new AttributeValue.Flag(flag);
        } else if (cell instanceof BigDecimal number) {
            return new AttributeValue.Number(number);
        } else if (cell instanceof Number number) {
            return number(number);
        } else if (cell instanceof LocalDate day) {
            return new AttributeValue.Day(day);
        } else if (cell instanceof java.sql.Date day) {
            return new AttributeValue.Day(day.toLocalDate());
        } else if (cell instanceof Instant moment) {
            return new AttributeValue.Moment(moment);
        } else if (cell instanceof Timestamp moment) {
            return new AttributeValue.Moment(moment.toInstant());
        } else if (cell instanceof LocalDateTime local) {
            return new AttributeValue.Moment(local.atZone(zone).toInstant());
        }
        throw new IllegalArgumentException("no value to compare: " + cell.getClass());
    }

    /** A number that is none, such as the result of 0/0, counts as missing. */
    private static @Nullable AttributeValue number(Number number) {
        boolean fraction = number instanceof Double || number instanceof Float;
        if (fraction && !Double.isFinite(number.doubleValue())) {
            return null;
        }
        return new AttributeValue.Number(new BigDecimal(number.toString()));
    }
}

package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns stored values into VARIANT shapes and back. Pure. */
final class Shapes {
    /** The list separator of the simulated Windows, with the blank Outlook writes after it. */
    static final String LIST_SEPARATOR = ", ";

    /** What a user field of type date/time holds when it shows "none". */
    static final Instant NO_MOMENT = Instant.parse("4500-12-31T00:00:00Z");

    /** Members whose date is a calendar day: task dates, flag dates, birthday, anniversary. */
    private static final Set<Integer> DAYS = Set.of(0x8104, 0x8105, 0x810F, 0x3A41, 0x3A42);

    private Shapes() {}

    static boolean isDay(int dispid) {
        return DAYS.contains(dispid);
    }

    /** @return as a member shows it: local dates, lists as text, binary as hexadecimal text */
    static ComValue shown(PropertyValue value, ZoneId zone) {
        if (value instanceof PropertyValue.Moment moment) {
            return date(moment.value(), zone);
        } else if (value instanceof PropertyValue.Texts texts) {
            return ComValue.of(String.join(LIST_SEPARATOR, texts.value()));
        } else if (value instanceof PropertyValue.Binary binary) {
            return ComValue.of(StoredValues.hex(binary.value()));
        }
        return raw(value);
    }

    /** @return as a namespace name shows it: UTC dates, lists as arrays, binary as bytes */
    static ComValue raw(PropertyValue value) {
        if (value instanceof PropertyValue.Text text) {
            return ComValue.of(text.value());
        } else if (value instanceof PropertyValue.Int number) {
            return ComValue.of(number.value());
        } else if (value instanceof PropertyValue.Real number) {
            return new ComValue.R8(number.value());
        } else if (value instanceof PropertyValue.Flag flag) {
            return ComValue.of(flag.value());
        } else if (value instanceof PropertyValue.Moment moment) {
            return date(moment.value(), ZoneOffset.UTC);
        } else if (value instanceof PropertyValue.Day day) {
            return new ComValue.Date(OleDates.toDays(day.value().atStartOfDay()));
        } else if (value instanceof PropertyValue.Binary binary) {
            return new ComValue.Bytes(binary.value());
        } else if (value instanceof PropertyValue.Texts texts) {
            return new ComValue.Array(texts.value().stream().map(ComValue::of).toList());
        }
        throw new IllegalArgumentException("unknown value " + value);
    }

    /** @return what a member of that type shows when it has no value */
    static ComValue absent(String type) {
        return switch (type) {
            case "BSTR" -> ComValue.of("");
            case "I4" -> ComValue.of(0);
            case "VARIANT_BOOL" -> ComValue.of(false);
            case "DATE" -> new ComValue.Date(OleDates.NONE);
            default -> ComValue.EMPTY;
        };
    }

    /**
     * @param type the member's type in the type library
     * @return what is stored for a value put into a member; null for none
     */
    static @Nullable PropertyValue stored(int dispid, String type, ComValue value, ZoneId zone) {
        return switch (type) {
            case "BSTR" -> new PropertyValue.Text(Values.text(value));
            case "I4" -> new PropertyValue.Int(Values.number(value));
            case "VARIANT_BOOL" -> new PropertyValue.Flag(Values.flag(value));
            case "DATE" -> date(dispid, Values.date(value), zone);
            case "VARIANT" -> free(value, zone);
            default ->
                throw new ComException(HResult.NOT_IMPLEMENTED, "members of type " + type + " cannot be written");
        };
    }

    /** @return what is stored for a value of any type, dates taken in {@code zone} */
    static @Nullable PropertyValue free(ComValue value, ZoneId zone) {
        if (value instanceof ComValue.Str text) {
            return new PropertyValue.Text(text.value());
        } else if (value instanceof ComValue.Bool flag) {
            return new PropertyValue.Flag(flag.value());
        } else if (value instanceof ComValue.R8 number) {
            return new PropertyValue.Real(number.value());
        } else if (value instanceof ComValue.Date date) {
            return date(0, date.days(), zone);
        } else if (value instanceof ComValue.Bytes bytes) {
            return new PropertyValue.Binary(bytes.value());
        } else if (value instanceof ComValue.Array) {
            return new PropertyValue.Texts(Args.texts(value));
        } else if (value instanceof ComValue.Empty || value instanceof ComValue.Null) {
            return null;
        }
        return new PropertyValue.Int(Values.number(value));
    }

    static List<String> list(String text) {
        return Stream.of(text.split("[,;]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static ComValue date(Instant moment, ZoneId zone) {
        return new ComValue.Date(
                moment.isBefore(NO_MOMENT) ? OleDates.toDays(LocalDateTime.ofInstant(moment, zone)) : OleDates.NONE);
    }

    private static @Nullable PropertyValue date(int dispid, double days, ZoneId zone) {
        if (OleDates.isNone(days)) {
            return null;
        }
        if (Double.isNaN(days) || days < -657_434) {
            throw Values.invalid("a date of " + days + " days is out of range");
        }
        LocalDateTime time = OleDates.fromDays(days);
        LocalDate day = time.toLocalDate();
        return isDay(dispid)
                ? new PropertyValue.Day(day)
                : new PropertyValue.Moment(time.atZone(zone).toInstant());
    }
}

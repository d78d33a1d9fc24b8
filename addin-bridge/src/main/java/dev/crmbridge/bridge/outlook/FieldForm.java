package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a field's value crosses the COM border, both ways. Pure. */
enum FieldForm {
    TEXT {
        @Override
        ItemValue read(@Nullable ComValue raw, ZoneId zone) {
            return ItemValue.text(ComReading.text(raw));
        }

        @Override
        ComValue write(ItemValue value) {
            String text = value instanceof ItemValue.Text given ? given.value() : "";
            return ComValue.of(text.replace("\r\n", "\n").replace("\n", "\r\n"));
        }
    },
    WHOLE {
        @Override
        ItemValue read(@Nullable ComValue raw, ZoneId zone) {
            OptionalInt number = ComReading.whole(raw);
            return number.isPresent() ? new ItemValue.Whole(number.getAsInt()) : ItemValue.NONE;
        }

        @Override
        ComValue write(ItemValue value) {
            return ComValue.of(value instanceof ItemValue.Whole number ? number.value() : 0);
        }
    },
    /** 0 to 100 as a member (VT_I4), 0 to 1 as a property (VT_R8). */
    PERCENT {
        @Override
        ItemValue read(@Nullable ComValue raw, ZoneId zone) {
            return raw instanceof ComValue.R8 share
                    ? new ItemValue.Whole((int) Math.round(share.value() * 100))
                    : WHOLE.read(raw, zone);
        }

        @Override
        ComValue write(ItemValue value) {
            return WHOLE.write(value);
        }
    },
    FLAG {
        @Override
        ItemValue read(@Nullable ComValue raw, ZoneId zone) {
            return ComReading.whole(raw).isPresent() ? new ItemValue.Flag(ComReading.flag(raw)) : ItemValue.NONE;
        }

        @Override
        ComValue write(ItemValue value) {
            return ComValue.of(value instanceof ItemValue.Flag flag && flag.value());
        }
    },
    DAY {
        @Override
        ItemValue read(@Nullable ComValue raw, ZoneId zone) {
            return dated(raw, days -> ComDates.day(days, zone).map(ItemValue.Day::new));
        }

        @Override
        ComValue write(ItemValue value) {
            return new ComValue.Date(value instanceof ItemValue.Day day ? ComDates.ofDay(day.value()) : ComDates.NONE);
        }
    },
    /** A date that never moves, such as a birthday; see {@link ComDates#date}. */
    DATE {
        @Override
        ItemValue read(@Nullable ComValue raw, ZoneId zone) {
            return dated(raw, days -> ComDates.date(days, zone).map(ItemValue.Day::new));
        }

        @Override
        ComValue write(ItemValue value) {
            return DAY.write(value);
        }
    },
    /** Several texts as a property (PT_MV_UNICODE), one text with commas as a member. */
    NAMES {
        @Override
        ItemValue read(@Nullable ComValue raw, ZoneId zone) {
            return raw instanceof ComValue.Array names
                    ? ItemValue.text(names.elements().stream()
                            .map(ComReading::text)
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.joining(", ")))
                    : TEXT.read(raw, zone);
        }

        @Override
        ComValue write(ItemValue value) {
            return TEXT.write(value);
        }
    },
    /** UTC in both forms. */
    MOMENT {
        @Override
        ItemValue read(@Nullable ComValue raw, ZoneId zone) {
            return dated(raw, days -> ComDates.utc(days).map(ItemValue.Moment::new));
        }

        @Override
        ComValue write(ItemValue value) {
            return new ComValue.Date(
                    value instanceof ItemValue.Moment moment ? ComDates.ofUtc(moment.value()) : ComDates.NONE);
        }
    };

    private static ItemValue dated(@Nullable ComValue raw, DoubleFunction<Optional<ItemValue>> read) {
        OptionalDouble days = ComReading.date(raw);
        return days.isEmpty() ? ItemValue.NONE : read.apply(days.getAsDouble()).orElse(ItemValue.NONE);
    }

    /**
     * @param raw value as it came, null when it was absent
     * @param zone the mailbox's zone
     * @return its meaning; {@link ItemValue#NONE} when empty
     */
    abstract ItemValue read(@Nullable ComValue raw, ZoneId zone);

    /** @return the value as the member takes it; {@link ItemValue#NONE} as Outlook's "none" */
    abstract ComValue write(ItemValue value);
}

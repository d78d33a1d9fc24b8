package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.UserField;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What user properties of each OlUserPropertyType hold. Pure. */
final class UserFieldTypes {
    private UserFieldTypes() {}

    static PropertyValue initial(int type) {
        return switch (type) {
            case UserField.TEXT -> new PropertyValue.Text("");
            case UserField.NUMBER, UserField.PERCENT, UserField.CURRENCY -> new PropertyValue.Real(0);
            case UserField.DATE_TIME -> new PropertyValue.Moment(Shapes.NO_MOMENT);
            case UserField.YES_NO -> new PropertyValue.Flag(false);
            case UserField.DURATION, UserField.INTEGER -> new PropertyValue.Int(0);
            case UserField.KEYWORDS -> new PropertyValue.Texts(List.of());
            default -> throw Values.invalid("user properties of type " + type + " are not possible here");
        };
    }

    /** Date/time is cut to whole minutes, as Outlook does. */
    static PropertyValue stored(int type, ComValue value, ZoneId zone) {
        return switch (type) {
            case UserField.TEXT -> new PropertyValue.Text(Values.text(value));
            case UserField.NUMBER, UserField.PERCENT, UserField.CURRENCY -> new PropertyValue.Real(Values.real(value));
            case UserField.DATE_TIME -> moment(value, zone);
            case UserField.YES_NO -> new PropertyValue.Flag(Values.flag(value));
            case UserField.DURATION, UserField.INTEGER -> new PropertyValue.Int(Values.number(value));
            case UserField.KEYWORDS ->
                new PropertyValue.Texts(
                        value instanceof ComValue.Str text ? Shapes.list(text.value()) : Args.texts(value));
            default -> throw Values.invalid("user properties of type " + type + " are not possible here");
        };
    }

    private static PropertyValue moment(ComValue value, ZoneId zone) {
        double days = Values.date(value);
        return new PropertyValue.Moment(
                OleDates.isNone(days)
                        ? Shapes.NO_MOMENT
                        : OleDates.fromDays(days)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .atZone(zone)
                                .toInstant());
    }
}

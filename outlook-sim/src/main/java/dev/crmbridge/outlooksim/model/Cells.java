package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import java.time.ZoneId;

/** What a table shows of a property; source: Outlook object model, Table and Columns.Add. Pure. */
final class Cells {
    private static final int LONGEST_TEXT = 255;

    private Cells() {}

    static ComValue of(ItemView item, ItemProperty column, ZoneId zone) {
        PropertyValue value = column.reader().read(item);
        if (value == null) {
            return "DATE".equals(column.type()) ? new ComValue.Date(OleDates.NONE) : ComValue.EMPTY;
        }
        ComValue cell = column.namespace() ? Shapes.raw(value) : Shapes.shown(value, zone);
        return cell instanceof ComValue.Str text
                        && text.value().length() > LONGEST_TEXT
                        && !(value instanceof PropertyValue.Binary)
                ? ComValue.of(text.value().substring(0, LONGEST_TEXT))
                : cell;
    }
}

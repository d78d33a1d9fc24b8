package dev.crmbridge.service.pages;

import dev.crmbridge.sync.command.Question.Shown;
import dev.crmbridge.web.page.Parts;
import dev.crmbridge.web.text.Display;
import gg.jte.Content;

/** Compared fields on pages: days and times in the form and zone of the person. Pure. */
public final class ShownValue {
    private ShownValue() {}

    /** @return the value */
    public static Content of(Shown field, Display display) {
        if (field.moment() != null) {
            return Parts.time(display.inTable(field.moment()));
        }
        return field.day() != null ? Parts.time(display.day(field.day())) : Parts.foreign(field.value());
    }

    /** @return which field of the new record agrees where it is another one, with a colon; otherwise empty */
    public static String otherLabel(Shown field) {
        Shown here = field.here();
        return here == null || here.label().equals(field.label()) ? "" : here.label() + ": ";
    }
}

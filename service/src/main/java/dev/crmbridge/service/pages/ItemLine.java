package dev.crmbridge.service.pages;

import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.web.page.Icon;
import dev.crmbridge.web.text.Display;
import dev.crmbridge.web.text.StateWord;
import dev.crmbridge.web.text.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * One item in a list.
 *
 * @param when start of an appointment or due day of a task, or null
 * @param href address of its pane
 */
public record ItemLine(
        String id,
        Icon icon,
        String kind,
        String subject,
        @Nullable TimeText when,
        StateWord state,
        @Nullable String regarding,
        String href) {
    static ItemLine of(ItemRow row, Display display) {
        return new ItemLine(
                row.ref().entryId(),
                icon(row),
                word(row),
                Display.subject(row.subject()),
                row.start() != null ? display.inTable(row.start()) : row.due() == null ? null : display.due(row.due()),
                StateWord.of(row.state().word()),
                row.regarding() == null ? null : row.regarding().name(),
                Addresses.itemPath(row.ref()));
    }

    private static Icon icon(ItemRow row) {
        return switch (row.kind()) {
            case TASK -> Icon.TASK;
            case APPOINTMENT -> Icon.APPOINTMENT;
            case MEETING_REQUEST -> Icon.MEETING;
            case CONTACT -> Icon.CONTACT;
            case MAIL, OTHER -> Icon.MAIL;
        };
    }

    private static String word(ItemRow row) {
        return switch (row.kind()) {
            case TASK -> "Task";
            case APPOINTMENT -> "Appointment";
            case MEETING_REQUEST -> "Meeting request";
            case CONTACT -> "Contact";
            case MAIL -> "Mail";
            case OTHER -> "Item";
        };
    }
}

package dev.crmbridge.outlooksim.imports;

import biweekly.ICalendar;
import biweekly.component.ICalComponent;
import biweekly.component.VEvent;
import biweekly.component.VTodo;
import biweekly.io.ParseWarning;
import biweekly.io.text.ICalReader;
import biweekly.property.ICalProperty;
import biweekly.property.Method;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;

/** Reads iCalendar files (RFC 5545, and the older vCalendar 1.0). */
public final class CalendarFile {
    /** A mistake in one of these makes the file unusable; one in any other property only costs that property. */
    private static final Set<String> NEEDED = Set.of(
            "DTSTART", "DTEND", "DUE", "DURATION", "SUMMARY", "RRULE", "COMPLETED", "ATTENDEE", "ORGANIZER", "UID");

    private CalendarFile() {}

    /**
     * Reads all events and tasks of a file.
     *
     * @param name the file's name, for messages
     * @param zone zone of the mailbox: for times without one and for all-day entries
     * @throws ImportException when any part that matters cannot be read
     */
    public static List<ImportedItem> read(String name, byte[] bytes, ZoneId zone) throws ImportException {
        String text = FileText.of(bytes);
        Components.check(name, text, "VCALENDAR");
        List<ImportedItem> items = new ArrayList<>();
        try (ICalReader reader = new ICalReader(new StringReader(text))) {
            reader.setDefaultTimezone(TimeZone.getTimeZone(zone));
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                refuseMistakes(name, reader.getWarnings());
                readComponents(name, calendar, zone, items);
            }
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
        return items;
    }

    private static void readComponents(String name, ICalendar calendar, ZoneId zone, List<ImportedItem> items)
            throws ImportException {
        EventReader events = new EventReader(name, calendar.getTimezoneInfo(), zone);
        Method method = calendar.getMethod();
        boolean cancelled = method != null && "CANCEL".equalsIgnoreCase(method.getValue());
        for (ICalComponent component : calendar.getComponents().values()) {
            if (component instanceof VEvent event && !cancelled && !events.isExceptionOfSeries(event)) {
                items.add(events.read(event));
            } else if (component instanceof VTodo todo) {
                items.add(new TodoReader(zone).read(todo));
            }
        }
    }

    private static void refuseMistakes(String name, List<ParseWarning> warnings) throws ImportException {
        for (ParseWarning warning : warnings) {
            String property = warning.getPropertyName();
            boolean matters = property == null || NEEDED.contains(property.toUpperCase(Locale.ROOT));
            if (matters && warning.getLineNumber() != null) {
                throw new ImportException(
                        name,
                        warning.getLineNumber(),
                        (property == null ? "" : property + ": ") + warning.getMessage());
            }
        }
    }

    /** @return the property's text, or "" */
    static String text(biweekly.property.@org.jspecify.annotations.Nullable TextProperty property) {
        return property == null || property.getValue() == null ? "" : property.getValue();
    }

    /** @return the names of all categories */
    static Set<String> categories(List<biweekly.property.Categories> properties) {
        Set<String> names = new java.util.LinkedHashSet<>();
        for (ICalProperty property : properties) {
            ((biweekly.property.Categories) property)
                    .getValues().stream()
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())
                            .forEach(names::add);
        }
        return names;
    }
}

package dev.crmbridge.outlooksim.imports;

import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.parameter.CalendarUserType;
import biweekly.parameter.ParticipationLevel;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.Organizer;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one VEVENT. */
final class EventReader {
    private final String file;
    private final TimezoneInfo zones;
    private final ZoneId mailboxZone;

    EventReader(String file, TimezoneInfo zones, ZoneId mailboxZone) {
        this.file = file;
        this.zones = zones;
        this.mailboxZone = mailboxZone;
    }

    /** An event with RECURRENCE-ID changes one occurrence of a series that stands in the same file. */
    boolean isExceptionOfSeries(VEvent event) {
        return event.getRecurrenceId() != null;
    }

    ImportedItem.Event read(VEvent event) throws ImportException {
        DateOrDateTimeProperty begin = event.getDateStart();
        String title = CalendarFile.text(event.getSummary());
        if (begin == null || begin.getValue() == null) {
            throw new ImportException(file, 0, "the event “" + title + "” has no start (DTSTART)");
        }
        boolean allDay = !begin.getValue().hasTime();
        Instant start = instant(begin);
        Instant end = end(event, start, allDay);
        if (end.isBefore(start)) {
            throw new ImportException(file, 0, "the event “" + title + "” ends before it begins");
        }
        return new ImportedItem.Event(
                event.getUid() == null ? "" : CalendarFile.text(event.getUid()),
                title,
                CalendarFile.text(event.getDescription()),
                CalendarFile.text(event.getLocation()),
                start,
                end,
                allDay,
                event.getTransparency() != null && event.getTransparency().isTransparent(),
                Ranks.importance(event.getPriority()),
                Ranks.privacy(event.getClassification()),
                CalendarFile.categories(event.getCategories()),
                organizer(event.getOrganizer()),
                attendees(event.getAttendees()),
                event.getRecurrenceRule() == null
                        ? null
                        : SeriesReader.read(event.getRecurrenceRule().getValue(), day(begin), mailboxZone));
    }

    private Instant end(VEvent event, Instant start, boolean allDay) {
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            Instant end = instant(event.getDateEnd());
            return allDay && end.equals(start) ? nextDay(start) : end;
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            Duration duration = event.getDuration().getValue();
            return start.plusMillis(duration.toMillis());
        }
        return allDay ? nextDay(start) : start;
    }

    private Instant nextDay(Instant midnight) {
        return midnight.atZone(mailboxZone).plusDays(1).toInstant();
    }

    /** A date without time is the day in the mailbox's zone, whatever zone the file was written in. */
    private Instant instant(DateOrDateTimeProperty property) {
        if (!property.getValue().hasTime()) {
            return day(property).atStartOfDay(mailboxZone).toInstant();
        }
        return property.getValue().toInstant();
    }

    private LocalDate day(DateOrDateTimeProperty property) {
        DateTimeComponents raw = property.getValue().getRawComponents();
        if (raw != null) {
            return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        }
        ZoneId zone = zones.getTimezone(property) == null
                ? mailboxZone
                : zones.getTimezone(property).getTimeZone().toZoneId();
        return property.getValue().toInstant().atZone(zone).toLocalDate();
    }

    private static ImportedItem.@Nullable Person organizer(@Nullable Organizer organizer) {
        if (organizer == null) {
            return null;
        }
        String address = address(organizer.getEmail(), organizer.getUri());
        return new ImportedItem.Person(address, name(organizer.getCommonName(), address), ImportedItem.Part.ORGANIZER);
    }

    private static List<ImportedItem.Person> attendees(List<Attendee> attendees) {
        List<ImportedItem.Person> people = new ArrayList<>();
        for (Attendee attendee : attendees) {
            String address = address(attendee.getEmail(), attendee.getUri());
            people.add(new ImportedItem.Person(address, name(attendee.getCommonName(), address), part(attendee)));
        }
        return people;
    }

    private static ImportedItem.Part part(Attendee attendee) {
        CalendarUserType type = attendee.getCalendarUserType();
        if (CalendarUserType.RESOURCE.equals(type) || CalendarUserType.ROOM.equals(type)) {
            return ImportedItem.Part.RESOURCE;
        }
        return ParticipationLevel.OPTIONAL.equals(attendee.getParticipationLevel())
                ? ImportedItem.Part.OPTIONAL
                : ImportedItem.Part.REQUIRED;
    }

    private static String address(@Nullable String email, @Nullable String uri) {
        if (email != null) {
            return email;
        }
        return uri == null ? "" : uri.replaceFirst("(?i)^mailto:", "");
    }

    private static String name(@Nullable String commonName, String address) {
        return commonName == null || commonName.isBlank() ? address : commonName;
    }
}

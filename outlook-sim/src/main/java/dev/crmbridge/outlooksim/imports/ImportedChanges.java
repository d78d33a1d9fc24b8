package dev.crmbridge.outlooksim.imports;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.Recurrence;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an imported item means in Outlook's properties. Pure.
 *
 * @param zone zone of the mailbox
 * @param settings tell who its owner is
 */
record ImportedChanges(ZoneId zone, MailboxSettings settings) {
    private static final int OWN_MEETING = 1;
    private static final int RECEIVED_MEETING = 3;
    private static final int ORGANIZED = 1;
    private static final int ACCEPTED = 3;
    private static final int EVERY_YEAR_IN_MONTHS = 12;

    NewItem of(ImportedItem item) {
        if (item instanceof ImportedItem.Event event) {
            return event(event);
        } else if (item instanceof ImportedItem.Todo todo) {
            return todo(todo);
        } else if (item instanceof ImportedItem.Card card) {
            return card(card);
        }
        throw new IllegalArgumentException("unknown item " + item);
    }

    private NewItem event(ImportedItem.Event event) {
        List<ItemChange> changes = new ArrayList<>();
        text(changes, Fields.SUBJECT, event.title());
        text(changes, Fields.BODY, event.body());
        text(changes, Fields.LOCATION, event.location());
        changes.add(new ItemChange.SetValue(Fields.START, new PropertyValue.Moment(event.start())));
        changes.add(new ItemChange.SetValue(Fields.END, new PropertyValue.Moment(event.end())));
        changes.add(ItemChange.flag(Fields.ALL_DAY, event.allDay()));
        changes.add(ItemChange.number(Fields.BUSY_STATUS, event.free() ? 0 : 2));
        common(changes, event.importance(), event.privacy(), event.categories());
        people(changes, event);
        if (event.series() != null) {
            changes.add(new ItemChange.SetRecurrence(recurrence(event.series(), event.start(), event.end())));
        }
        return new NewItem(ItemKind.APPOINTMENT, null, changes);
    }

    private void people(List<ItemChange> changes, ImportedItem.Event event) {
        ImportedItem.Person organizer = event.organizer();
        if (organizer == null && event.attendees().isEmpty()) {
            return;
        }
        SimRecipient chair = organizer == null
                ? new SimRecipient(settings.ownerName(), settings.ownerAddress(), 0, 0)
                : new SimRecipient(named(organizer), organizer.address(), 0, 0);
        boolean own = settings.ownerAddress().equalsIgnoreCase(chair.address());
        List<SimRecipient> all = new ArrayList<>(List.of(chair));
        for (ImportedItem.Person person : event.attendees()) {
            if (person.part() != ImportedItem.Part.ORGANIZER) {
                all.add(new SimRecipient(named(person), person.address(), type(person.part()), 0));
            }
        }
        if (!event.uid().isEmpty()) {
            changes.add(ItemChange.text(Fields.GLOBAL_ID, MeetingId.of(event.uid())));
        }
        changes.add(new ItemChange.SetRecipients(all));
        changes.add(ItemChange.text(Fields.ORGANIZER, chair.name()));
        changes.add(ItemChange.number(Fields.MEETING_STATUS, own ? OWN_MEETING : RECEIVED_MEETING));
        changes.add(ItemChange.number(Fields.RESPONSE_STATUS, own ? ORGANIZED : ACCEPTED));
    }

    private NewItem todo(ImportedItem.Todo todo) {
        List<ItemChange> changes = new ArrayList<>();
        text(changes, Fields.SUBJECT, todo.title());
        text(changes, Fields.BODY, todo.body());
        day(changes, Fields.START_DATE, todo.start());
        day(changes, Fields.DUE_DATE, todo.due());
        boolean complete = todo.progress() == ImportedItem.Progress.COMPLETE;
        changes.add(ItemChange.number(Fields.STATUS, status(todo.progress())));
        if (!complete && todo.percent() > 0 && todo.percent() < 100) {
            changes.add(ItemChange.number(Fields.PERCENT_COMPLETE, todo.percent()));
        }
        if (complete) {
            day(changes, Fields.DATE_COMPLETED, todo.completed());
        }
        common(changes, todo.importance(), todo.privacy(), todo.categories());
        if (todo.recurring()) {
            LocalDate first = Stream.of(todo.start(), todo.due())
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(LocalDate.EPOCH);
            changes.add(new ItemChange.SetRecurrence(Recurrence.weekly(first, LocalTime.MIDNIGHT, 0)));
        }
        return new NewItem(ItemKind.TASK, null, changes);
    }

    private static NewItem card(ImportedItem.Card card) {
        List<ItemChange> changes = new ArrayList<>();
        text(changes, Fields.FULL_NAME, card.title());
        if (!(card.first() + card.last()).isBlank()) {
            changes.add(ItemChange.text(Fields.FIRST_NAME, card.first()));
            changes.add(ItemChange.text(Fields.MIDDLE_NAME, card.middle()));
            changes.add(ItemChange.text(Fields.LAST_NAME, card.last()));
            text(changes, Fields.SUFFIX, card.suffix());
        }
        text(changes, Fields.COMPANY_NAME, card.company());
        text(changes, Fields.DEPARTMENT, card.department());
        text(changes, Fields.JOB_TITLE, card.jobTitle());
        List<PropertyKey> emails = List.of(Fields.EMAIL1, Fields.EMAIL2, Fields.EMAIL3);
        for (int i = 0; i < Math.min(emails.size(), card.emails().size()); i++) {
            text(changes, emails.get(i), card.emails().get(i));
        }
        text(changes, PropertyKey.member(0x3A08), card.businessPhone());
        text(changes, PropertyKey.member(0x3A09), card.homePhone());
        text(changes, PropertyKey.member(0x3A1C), card.mobilePhone());
        address(changes, card.business(), 0x8045, 0x8046, 0x8047, 0x8048, 0x8049);
        address(changes, card.home(), 0x3A5D, 0x3A59, 0x3A5C, 0x3A5B, 0x3A5A);
        text(changes, PropertyKey.member(0x3A4F), card.details().nickname());
        text(changes, PropertyKey.member(0x802B), card.details().webPage());
        text(changes, PropertyKey.member(0x3A24), card.details().businessFax());
        text(changes, PropertyKey.member(0x3A21), card.details().pager());
        day(changes, Fields.BIRTHDAY, card.birthday());
        day(changes, PropertyKey.member(0x3A41), card.anniversary());
        text(changes, Fields.BODY, card.notes());
        return new NewItem(ItemKind.CONTACT, null, changes);
    }

    /** @param lines members for street, city, state, postal code and country */
    private static void address(List<ItemChange> changes, ImportedItem.Address address, int... lines) {
        List<String> values =
                List.of(address.street(), address.city(), address.state(), address.postalCode(), address.country());
        for (int i = 0; i < lines.length; i++) {
            text(changes, PropertyKey.member(lines[i]), values.get(i));
        }
    }

    private static void common(
            List<ItemChange> changes,
            ImportedItem.Importance importance,
            ImportedItem.Privacy privacy,
            Set<String> categories) {
        changes.add(ItemChange.number(Fields.IMPORTANCE, importance.ordinal()));
        changes.add(ItemChange.number(
                Fields.SENSITIVITY,
                switch (privacy) {
                    case NORMAL -> 0;
                    case PRIVATE -> 2;
                    case CONFIDENTIAL -> 3;
                }));
        if (!categories.isEmpty()) {
            changes.add(ItemChange.categories(categories.stream().sorted().toList()));
        }
    }

    private Recurrence recurrence(ImportedItem.Series series, Instant start, Instant end) {
        int type = switch (series.frequency()) {
            case DAILY -> 0;
            case WEEKLY -> 1;
            case MONTHLY -> series.instance() > 0 ? 3 : 2;
            case YEARLY -> series.instance() > 0 ? 6 : 5;
        };
        boolean yearly = series.frequency() == ImportedItem.Frequency.YEARLY;
        LocalDate first = start.atZone(zone).toLocalDate();
        int ownDay = 1 << (first.getDayOfWeek().getValue() % 7);
        return new Recurrence(
                type,
                yearly ? series.interval() * EVERY_YEAR_IN_MONTHS : series.interval(),
                type == 1 && series.days() == 0 ? ownDay : series.days(),
                type == 2 || type == 5 ? series.dayOfMonth() == 0 ? first.getDayOfMonth() : series.dayOfMonth() : 0,
                yearly ? series.month() == 0 ? first.getMonthValue() : series.month() : 0,
                series.instance(),
                first,
                series.until(),
                series.count(),
                start.atZone(zone).toLocalTime(),
                (int) Duration.between(start, end).toMinutes(),
                false,
                List.of());
    }

    private static int status(ImportedItem.Progress progress) {
        return switch (progress) {
            case NOT_STARTED -> 0;
            case IN_PROGRESS -> 1;
            case COMPLETE -> 2;
            case WAITING -> 3;
        };
    }

    private static int type(ImportedItem.Part part) {
        return switch (part) {
            case ORGANIZER -> 0;
            case REQUIRED -> 1;
            case OPTIONAL -> 2;
            case RESOURCE -> 3;
        };
    }

    private static String named(ImportedItem.Person person) {
        return person.name().isBlank() ? person.address() : person.name();
    }

    private static void text(List<ItemChange> changes, PropertyKey key, String value) {
        if (!value.isEmpty()) {
            changes.add(ItemChange.text(key, value));
        }
    }

    private static void day(List<ItemChange> changes, PropertyKey key, @Nullable LocalDate value) {
        if (value != null) {
            changes.add(new ItemChange.SetValue(key, new PropertyValue.Day(value)));
        }
    }
}

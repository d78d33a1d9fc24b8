package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.ItemRules;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.Recurrence;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.function.Consumer;

/** How an item repeats. Asking for it makes an item repeat in memory, as in Outlook. */
final class RecurrencePatternObject extends SimObject {
    private static final Members<RecurrencePatternObject> MEMBERS = new Members<RecurrencePatternObject>()
            .property(
                    0x1007,
                    p -> ComValue.of(p.pattern().type()),
                    (p, v) -> p.put(draft -> draft.type = Values.number(v)))
            .property(
                    0x1004,
                    p -> ComValue.of(p.pattern().interval()),
                    (p, v) -> p.put(draft -> draft.interval = Values.number(v)))
            .property(
                    0x1001,
                    p -> ComValue.of(p.pattern().dayOfWeekMask()),
                    (p, v) -> p.put(draft -> draft.dayOfWeekMask = Values.number(v)))
            .property(
                    0x1000,
                    p -> ComValue.of(p.pattern().dayOfMonth()),
                    (p, v) -> p.put(draft -> draft.dayOfMonth = Values.number(v)))
            .property(
                    0x1006,
                    p -> ComValue.of(p.pattern().monthOfYear()),
                    (p, v) -> p.put(draft -> draft.monthOfYear = Values.number(v)))
            .property(
                    0x1003,
                    p -> ComValue.of(p.pattern().instance()),
                    (p, v) -> p.put(draft -> draft.instance = Values.number(v)))
            .property(
                    0x1008,
                    p -> day(p.pattern().start()),
                    (p, v) -> p.put(draft -> draft.start = time(v).toLocalDate()))
            .property(
                    0x1002,
                    RecurrencePatternObject::endDate,
                    (p, v) -> p.put(draft -> {
                        draft.end = time(v).toLocalDate();
                        draft.occurrences = 0;
                    }))
            .property(
                    0x100B,
                    p -> ComValue.of(p.pattern().end() == null && p.pattern().occurrences() == 0),
                    (p, v) -> p.put(draft -> draft.endless(Values.flag(v))))
            .property(
                    0x1005,
                    p -> ComValue.of(p.pattern().occurrences()),
                    (p, v) -> p.put(draft -> {
                        draft.occurrences = Values.number(v);
                        draft.end = null;
                    }))
            .property(
                    0x1009,
                    p -> clock(p.pattern().startTime()),
                    (p, v) -> p.put(draft -> draft.startTime = time(v).toLocalTime()))
            .get(
                    0x100C,
                    p -> clock(p.pattern().startTime().plusMinutes(p.pattern().durationMinutes())))
            .property(
                    0x100D,
                    p -> ComValue.of(p.pattern().durationMinutes()),
                    (p, v) -> p.put(draft -> draft.durationMinutes = Values.number(v)))
            .property(
                    0x100A,
                    p -> ComValue.of(p.pattern().regenerate()),
                    (p, v) -> p.put(draft -> draft.regenerate = Values.flag(v)))
            .get(0x100E, p -> p.ref(ExceptionsOfSeries.all(p, p.item)))
            .method(0x100F, 1, (p, args) -> p.occurrence(Values.date(args.value(0))));

    private final ItemObject item;

    private RecurrencePatternObject(ItemObject item) {
        super(item.model(), "RecurrencePattern", 28, item);
        this.item = item;
    }

    static RecurrencePatternObject of(ItemObject item) {
        if (item.shownOccurrence() != null) {
            throw new ComException(HResult.OPERATION_FAILED, "an occurrence has no pattern of its own");
        }
        if (item.view().content().recurrence() == null) {
            item.change(new ItemChange.SetRecurrence(proposed(item)));
        }
        return new RecurrencePatternObject(item);
    }

    private static Recurrence proposed(ItemObject item) {
        ItemView view = item.view();
        if (view.kind() == ItemKind.APPOINTMENT
                && view.content().values().get(Fields.START) instanceof PropertyValue.Moment start) {
            LocalDateTime local = LocalDateTime.ofInstant(
                    start.value(), item.model().mailbox().zone());
            return Recurrence.weekly(
                    local.toLocalDate(), local.toLocalTime(), ItemRules.durationMinutes(view.content()));
        }
        LocalDate day = view.content().values().get(Fields.DUE_DATE) instanceof PropertyValue.Day due
                ? due.value()
                : LocalDate.ofInstant(
                        item.model().mailbox().rules().now(),
                        item.model().mailbox().zone());
        return Recurrence.weekly(day, LocalTime.MIDNIGHT, 0);
    }

    private Recurrence pattern() {
        Recurrence recurrence = item.view().content().recurrence();
        if (recurrence == null) {
            throw new ComException(HResult.OBJECT_DELETED, "the item does not repeat any more");
        }
        return recurrence;
    }

    private void put(Consumer<RecurrenceDraft> edit) {
        RecurrenceDraft draft = new RecurrenceDraft(pattern());
        edit.accept(draft);
        item.change(new ItemChange.SetRecurrence(draft.done()));
    }

    private ComValue endDate() {
        LocalDate end = pattern().end();
        return end == null ? new ComValue.Date(OleDates.NONE) : day(end);
    }

    private ComValue occurrence(double start) {
        LocalDateTime wanted = OleDates.fromDays(start);
        SimItem series = item.existing();
        return Occurrences.of(pattern()).stream()
                .filter(one -> one.start().equals(wanted))
                .findFirst()
                .map(one -> ref(ItemObject.occurrence(model(), series, one)))
                .orElseThrow(() -> new ComException(HResult.NOT_FOUND, "there is no occurrence at that time"));
    }

    private static ComValue day(LocalDate day) {
        return new ComValue.Date(OleDates.toDays(day.atStartOfDay()));
    }

    private static ComValue clock(LocalTime time) {
        return new ComValue.Date(OleDates.toDays(LocalDate.of(1899, 12, 30).atTime(time)));
    }

    private static LocalDateTime time(ComValue value) {
        return OleDates.fromDays(Values.date(value));
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.call(this, dispid, args);
    }

    @Override
    void put(int dispid, ComValue value) {
        MEMBERS.put(this, dispid, value);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid);
    }
}

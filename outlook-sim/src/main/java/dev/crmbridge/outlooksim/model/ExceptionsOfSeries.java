package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.Recurrence;
import java.util.List;

/** The deleted and moved occurrences of a series. */
final class ExceptionsOfSeries {
    private record OfItem(ItemObject item, Recurrence.Deviation deviation) {}

    private static final Members<PlainObject<OfItem>> EXCEPTION = new Members<PlainObject<OfItem>>()
            .get(
                    0x2000,
                    one -> new ComValue.Date(
                            OleDates.toDays(one.subject().deviation().original())))
            .get(0x2001, ExceptionsOfSeries::appointment)
            .get(0x2002, one -> ComValue.of(one.subject().deviation().deleted()));

    private ExceptionsOfSeries() {}

    static SimObject all(SimObject pattern, ItemObject item) {
        return new CollectionObject(pattern.model(), "Exceptions", 29, pattern, () -> {
            Recurrence recurrence = item.view().content().recurrence();
            List<Recurrence.Deviation> deviations = recurrence == null ? List.of() : recurrence.exceptions();
            return deviations.stream()
                    .map(deviation -> new PlainObject<>(
                            pattern.model(),
                            new PlainObject.Look("Exception", 30, ""),
                            pattern,
                            new OfItem(item, deviation),
                            EXCEPTION))
                    .toList();
        });
    }

    private static ComValue appointment(PlainObject<OfItem> one) {
        Recurrence.Deviation deviation = one.subject().deviation();
        if (deviation.deleted()) {
            throw new ComException(HResult.OBJECT_DELETED, "the occurrence was deleted");
        }
        return one.ref(ItemObject.occurrence(
                one.model(),
                one.subject().item().existing(),
                new Occurrence(
                        deviation.original(),
                        deviation.start(),
                        deviation.durationMinutes(),
                        true,
                        deviation.subject())));
    }
}

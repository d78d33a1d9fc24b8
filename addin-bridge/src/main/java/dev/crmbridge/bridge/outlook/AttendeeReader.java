package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.bridge.outlook.dispid.AccessorIds;
import dev.crmbridge.bridge.outlook.dispid.AppointmentIds;
import dev.crmbridge.bridge.outlook.dispid.CollectionIds;
import dev.crmbridge.bridge.outlook.dispid.RecipientIds;
import dev.crmbridge.sync.mailbox.Attendee;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the people of a meeting; never writes them. The object-model guard may refuse. */
final class AttendeeReader {
    private AttendeeReader() {}

    /** @return the people, or null when the guard refused */
    static @Nullable List<Attendee> read(ComObject appointment, ComScope scope) {
        try {
            ComObject recipients =
                    OutlookSession.objectOf(scope.call(appointment, AppointmentIds.RECIPIENTS), "Recipients");
            int count = ComReading.whole(scope.call(recipients, CollectionIds.COUNT))
                    .orElse(0);
            List<Attendee> people = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                people.add(one(
                        OutlookSession.objectOf(
                                scope.call(recipients, CollectionIds.ITEM, ComValue.of(i)), "Recipient"),
                        scope));
            }
            return people;
        } catch (ComException failure) {
            if (failure.next() == HResult.Next.DENIED) {
                return null;
            }
            throw failure;
        }
    }

    private static Attendee one(ComObject recipient, ComScope scope) {
        String name = ComReading.text(scope.call(recipient, RecipientIds.NAME));
        int type = ComReading.whole(scope.call(recipient, RecipientIds.TYPE)).orElse(1);
        String address = ComReading.text(scope.call(recipient, RecipientIds.ADDRESS));
        return new Attendee(address.contains("@") ? address : smtp(recipient, scope), name, typeOf(type));
    }

    /** An Exchange recipient's address is a distinguished name; its SMTP form is a property. */
    private static @Nullable String smtp(ComObject recipient, ComScope scope) {
        ComObject accessor =
                OutlookSession.objectOf(scope.call(recipient, RecipientIds.PROPERTY_ACCESSOR), "PropertyAccessor");
        ComValue answer = scope.call(
                accessor,
                AccessorIds.GET_PROPERTIES,
                new ComValue.Array(List.of(ComValue.of(SchemaNames.SMTP_ADDRESS))));
        String address =
                answer instanceof ComValue.Array array && !array.elements().isEmpty()
                        ? ComReading.text(array.elements().get(0))
                        : "";
        return address.isEmpty() ? null : address;
    }

    private static Attendee.Type typeOf(int number) {
        return switch (number) {
            case 0 -> Attendee.Type.ORGANIZER;
            case 2 -> Attendee.Type.OPTIONAL;
            case 3 -> Attendee.Type.RESOURCE;
            default -> Attendee.Type.REQUIRED;
        };
    }
}

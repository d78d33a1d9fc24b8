package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Address entries, and finding the address behind a name: the owner and the contacts are the address book. */
final class Recipients {
    private static final Members<PlainObject<SimRecipient>> ENTRY = new Members<PlainObject<SimRecipient>>()
            .get(0x3001, entry -> ComValue.of(entry.subject().name()))
            .get(0x3002, entry -> ComValue.of("SMTP"))
            .get(0x3003, entry -> ComValue.of(entry.subject().address()))
            .get(0xF01E, entry -> ComValue.of(id(entry.subject())))
            .get(0xFAF2, entry -> ComValue.of(30))
            .method(0xFAF1, 0, (entry, args) -> ComValue.NOTHING)
            .method(
                    0xFAF0,
                    0,
                    (entry, args) -> contact(entry.model(), entry.subject())
                            .map(item -> entry.ref(entry.model().items().of(item)))
                            .orElse(ComValue.NOTHING))
            .get(0xFAFD, entry -> entry.ref(new AddressAccessorObject(entry.model(), entry, entry.subject())));

    private Recipients() {}

    static SimObject entry(ObjectModel model, SimRecipient recipient) {
        return new PlainObject<>(
                model, new PlainObject.Look("AddressEntry", 8, recipient.name()), null, recipient, ENTRY);
    }

    static String id(SimRecipient recipient) {
        return StoredValues.hex((recipient.name() + "\0SMTP\0" + recipient.address()).getBytes(StandardCharsets.UTF_8));
    }

    /** @return a recipient for what was typed: an address, or a name that is looked up */
    static SimRecipient named(ObjectModel model, String typed, int type) {
        if (typed.indexOf('@') > 0) {
            return new SimRecipient(typed, typed, type, 0);
        }
        String address = typed.equalsIgnoreCase(model.mailbox().settings().ownerName())
                ? model.mailbox().settings().ownerAddress()
                : contacts(model)
                        .filter(item -> item.content().text(Fields.FULL_NAME).equalsIgnoreCase(typed))
                        .map(item -> item.content().text(Fields.EMAIL1))
                        .findFirst()
                        .orElse("");
        return new SimRecipient(typed, address, type, 0);
    }

    private static Optional<SimItem> contact(ObjectModel model, SimRecipient recipient) {
        return contacts(model)
                .filter(item -> item.content().text(Fields.EMAIL1).equalsIgnoreCase(recipient.address()))
                .findFirst();
    }

    private static Stream<SimItem> contacts(ObjectModel model) {
        return model.mailbox().items().stream()
                .filter(item -> item.kind() == ItemKind.CONTACT
                        && !item.content().text(Fields.EMAIL1).isEmpty());
    }
}

package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;

/** The property accessor of a recipient or address entry: its SMTP address and name. */
final class AddressAccessorObject extends SimObject {
    private static final Members<AddressAccessorObject> MEMBERS = new Members<AddressAccessorObject>()
            .method(0xFAFB, 1, (accessor, args) -> ComValue.of(accessor.value(args.text(0))));

    private final SimRecipient recipient;

    AddressAccessorObject(ObjectModel model, SimObject parent, SimRecipient recipient) {
        super(model, "_PropertyAccessor", 112, parent);
        this.recipient = recipient;
    }

    private String value(String name) {
        if (name.endsWith("proptag/0x39FE001F") || name.endsWith("proptag/0x3003001F")) {
            return recipient.address();
        } else if (name.endsWith("proptag/0x3001001F")) {
            return recipient.name();
        }
        throw new ComException(HResult.NOT_FOUND, "the property is unknown or has no value");
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.call(this, dispid, args);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid);
    }
}

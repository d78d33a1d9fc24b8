package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One recipient of an item, or one of no item as NameSpace.CreateRecipient gives it. */
final class RecipientObject extends SimObject implements CollectionObject.Named {
    private static final Members<RecipientObject> MEMBERS = new Members<RecipientObject>()
            .get(0x3001, one -> ComValue.of(one.recipient().name()))
            .get(0x3003, one -> ComValue.of(one.recipient().address()))
            .get(0xF01E, one -> ComValue.of(Recipients.id(one.recipient())))
            .get(0x0064, one -> ComValue.of(!one.recipient().address().isEmpty()))
            .method(
                    0x0071,
                    0,
                    (one, args) -> ComValue.of(!one.recipient().address().isEmpty()))
            .get(0x0066, one -> ComValue.of(one.recipient().response()))
            .property(0x0076, one -> ComValue.of(0), (one, value) -> Values.number(value))
            .property(0x0C15, one -> ComValue.of(one.recipient().type()), RecipientObject::retype)
            .get(0x0079, one -> one.ref(Recipients.entry(one.model(), one.recipient())))
            .get(0x006D, one -> one.ref(one.parent()))
            .get(0xFAFD, one -> one.ref(new AddressAccessorObject(one.model(), one, one.recipient())))
            .action(0x006C, RecipientObject::delete);

    private final @Nullable ItemObject item;
    private final int index;
    private final @Nullable SimRecipient alone;

    RecipientObject(ObjectModel model, @Nullable ItemObject item, int index, @Nullable SimRecipient alone) {
        super(model, "Recipient", 4, item);
        this.item = item;
        this.index = index;
        this.alone = alone;
    }

    @Override
    public String name() {
        return recipient().name();
    }

    private SimRecipient recipient() {
        if (alone != null) {
            return alone;
        }
        List<SimRecipient> all =
                item == null ? List.of() : item.view().content().recipients();
        if (index >= all.size()) {
            throw new ComException(HResult.OBJECT_DELETED, "the recipient was removed");
        }
        return all.get(index);
    }

    private void retype(ComValue type) {
        SimRecipient old = recipient();
        replace(new SimRecipient(old.name(), old.address(), Values.number(type), old.response()));
    }

    private void delete() {
        replace(null);
    }

    private void replace(@Nullable SimRecipient recipient) {
        if (item == null) {
            throw Members.notFound(0x0C15);
        }
        List<SimRecipient> next = new ArrayList<>(item.view().content().recipients());
        if (recipient == null) {
            next.remove(index);
        } else {
            next.set(index, recipient);
        }
        item.change(new ItemChange.SetRecipients(next));
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

package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.UserField;

/** One user property of an item. */
final class UserPropertyObject extends SimObject implements CollectionObject.Named {
    private static final Members<UserPropertyObject> MEMBERS = new Members<UserPropertyObject>()
            .property(0, property -> property.value(), (property, value) -> property.write(value))
            .get(0x0070, property -> ComValue.of(property.field().name()))
            .get(0x006D, property -> ComValue.of(property.field().type()))
            .action(0x006C, property -> property.item.change(new ItemChange.RemoveUserField(property.name)));

    private final ItemObject item;
    private final String name;

    UserPropertyObject(ItemObject item, String name) {
        super(item.model(), "UserProperty", 39, item);
        this.item = item;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    private UserField field() {
        return item.view()
                .content()
                .userField(name)
                .orElseThrow(() -> new ComException(HResult.OBJECT_DELETED, "the user property was removed"));
    }

    private ComValue value() {
        return Shapes.shown(field().value(), model().mailbox().zone());
    }

    private void write(ComValue value) {
        UserField field = field();
        item.change(new ItemChange.SetUserField(new UserField(
                field.name(),
                field.type(),
                true,
                UserFieldTypes.stored(field.type(), value, model().mailbox().zone()))));
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

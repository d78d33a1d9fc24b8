package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.UserField;
import java.util.List;
import java.util.Optional;

/** The user properties of an item. */
final class UserPropertiesObject extends CollectionObject {
    private static final int LONGEST_NAME = 64;

    private static final Members<UserPropertiesObject> MEMBERS = new Members<UserPropertiesObject>()
            .method(0x0066, 4, UserPropertiesObject::add)
            .method(0x0067, 2, (all, args) -> all.ref(all.find(args.text(0)).orElse(null)))
            .method(0x0052, 1, UserPropertiesObject::remove);

    private final ItemObject item;

    UserPropertiesObject(ItemObject item) {
        super(
                item.model(),
                "UserProperties",
                38,
                item,
                () -> fields(item).stream()
                        .map(field -> new UserPropertyObject(item, field.name()))
                        .toList());
        this.item = item;
    }

    private static List<UserField> fields(ItemObject item) {
        return item.view().content().userFields().values().stream()
                .filter(UserField::defined)
                .toList();
    }

    private Optional<UserPropertyObject> find(String name) {
        return item.view()
                .content()
                .userField(name)
                .filter(UserField::defined)
                .map(field -> new UserPropertyObject(item, field.name()));
    }

    private ComValue add(Args args) {
        String name = args.text(0);
        int type = args.number(1);
        if (name.isBlank() || name.length() > LONGEST_NAME || !name.matches("[^\\[\\]_#]*")) {
            throw Values.invalid("a user property cannot be named '" + name + "'");
        }
        Optional<UserField> known = item.view().content().userField(name);
        if (known.isEmpty() || !known.get().defined()) {
            item.change(new ItemChange.SetUserField(new UserField(
                    name,
                    type,
                    true,
                    known.filter(field -> field.type() == type)
                            .map(UserField::value)
                            .orElseGet(() -> UserFieldTypes.initial(type)))));
        } else if (known.get().type() != type) {
            throw Values.invalid("there is a user property '" + name + "' of another type");
        }
        if (args.flag(2, true)) {
            model().mailbox().addFolderField(item.folderId(), name, type);
        }
        return ref(new UserPropertyObject(item, name));
    }

    private ComValue remove(Args args) {
        SimObject element = element(args.value(0));
        if (element instanceof UserPropertyObject property) {
            item.change(new ItemChange.RemoveUserField(property.name()));
        }
        return ComValue.EMPTY;
    }

    @Override
    ComValue call(int dispid, Args args) {
        return MEMBERS.has(dispid) ? MEMBERS.call(this, dispid, args) : super.call(dispid, args);
    }

    @Override
    boolean implemented(int dispid) {
        return MEMBERS.has(dispid) || super.implemented(dispid);
    }
}

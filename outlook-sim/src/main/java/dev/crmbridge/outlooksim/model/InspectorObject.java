package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.Fields;

/** A window with one item's form; edits not saved yet are visible through its item only. */
final class InspectorObject extends SimObject {
    private static final Members<InspectorObject> MEMBERS = new Members<InspectorObject>()
            .get(0x2102, inspector -> inspector.ref(inspector.item))
            .get(
                    0x2111,
                    inspector -> ComValue.of(inspector.item.view().content().text(Fields.SUBJECT)))
            .property(0x2112, inspector -> ComValue.of(2), (inspector, value) -> Values.number(value))
            .get(0x2110, inspector -> ComValue.of(4))
            .action(0x2113, inspector -> {})
            .method(0x2104, 1, (inspector, args) -> {
                inspector.model().windows().show(inspector.item);
                return ComValue.EMPTY;
            })
            .method(0x2103, 1, (inspector, args) -> {
                if (args.number(0) == 0) {
                    inspector.item.save();
                }
                inspector.model().windows().closed(inspector);
                return ComValue.EMPTY;
            });

    private final ItemObject item;
    private final int number;

    InspectorObject(ObjectModel model, ItemObject item, int number) {
        super(model, "_Inspector", 35, item);
        this.item = item;
        this.number = number;
    }

    @Override
    SimObject parentObject() {
        return model().application();
    }

    ItemObject item() {
        return item;
    }

    int number() {
        return number;
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

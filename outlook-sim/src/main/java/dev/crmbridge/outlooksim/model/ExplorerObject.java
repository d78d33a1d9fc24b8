package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import java.util.ArrayList;
import java.util.List;

/** The main window. */
final class ExplorerObject extends SimObject {
    private static final Members<ExplorerObject> MEMBERS = new Members<ExplorerObject>()
            .property(
                    0x2101,
                    explorer -> explorer.ref(explorer.model().windows().currentFolder()),
                    (explorer, value) -> explorer.model()
                            .windows()
                            .showFolder(Args.object(explorer.model(), value, FolderObject.class)
                                    .entryId()))
            .get(0x2202, explorer -> explorer.ref(explorer.selection()))
            .get(
                    0x2111,
                    explorer -> ComValue.of(
                            explorer.model().windows().currentFolder().name() + " - Outlook"))
            .property(0x2112, explorer -> ComValue.of(2), (explorer, value) -> Values.number(value))
            .action(0x2113, explorer -> {})
            .action(0x2104, explorer -> {})
            .action(0x2103, explorer -> explorer.model().windows().quit())
            .method(
                    0xFC35,
                    1,
                    (explorer, args) -> ComValue.of(args.object(0, ItemObject.class)
                            .folderId()
                            .equals(explorer.model().windows().currentFolder().entryId())))
            .method(0xFC36, 1, (explorer, args) -> explorer.select(args, true))
            .method(0xFC37, 1, (explorer, args) -> explorer.select(args, false))
            .action(0xFC39, explorer -> explorer.model().windows().select(List.of()));

    ExplorerObject(ObjectModel model) {
        super(model, "_Explorer", 34, null);
    }

    @Override
    SimObject parentObject() {
        return model().application();
    }

    private SimObject selection() {
        List<String> ids = model().windows().selection();
        return new CollectionObject(
                model(),
                "Selection",
                74,
                this,
                () -> ids.stream()
                        .flatMap(id -> model().mailbox().find(id).stream())
                        .map(item -> model().items().of(item))
                        .toList());
    }

    private ComValue select(Args args, boolean add) {
        String id = args.object(0, ItemObject.class).existing().entryId();
        List<String> ids = new ArrayList<>(model().windows().selection());
        ids.remove(id);
        if (add) {
            ids.add(id);
        }
        model().windows().select(ids);
        return ComValue.EMPTY;
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

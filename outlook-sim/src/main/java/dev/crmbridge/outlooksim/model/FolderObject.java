package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder. */
final class FolderObject extends SimObject implements CollectionObject.Named {
    private static final Map<Integer, String> CLASSES =
            Map.of(0, "IPM.Note", 1, "IPM.Appointment", 2, "IPM.Contact", 3, "IPM.Task");

    private static final Members<FolderObject> MEMBERS = new Members<FolderObject>()
            .get(0xF01E, folder -> ComValue.of(folder.entryId))
            .get(0x3108, folder -> ComValue.of(folder.folder().storeId()))
            .property(
                    0x3001,
                    folder -> ComValue.of(folder.name()),
                    (folder, value) -> folder.model().mailbox().renameFolder(folder.entryId, Values.text(value)))
            .get(0xFA78, folder -> ComValue.of(folder.path()))
            .get(0x3106, folder -> ComValue.of(folder.folder().itemType()))
            .get(
                    0x3107,
                    folder -> ComValue.of(CLASSES.getOrDefault(folder.folder().itemType(), "IPM.Note")))
            .get(0x3100, folder -> folder.ref(new ItemsObject(folder.model(), folder, ItemQuery.all(folder.entryId))))
            .get(0x2103, folder -> folder.ref(new FoldersObject(folder.model(), folder, folder.entryId)))
            .get(0xFAD9, folder -> folder.ref(folder.store()))
            .method(0xFB1D, 2, (folder, args) -> folder.ref(folder.table(args)))
            .get(0xF816, folder -> folder.ref(new UserDefinedPropertiesObject(folder)))
            .get(
                    0x3603,
                    folder -> ComValue.of((int) folder.model().mailbox().items(folder.entryId).stream()
                            .filter(item -> item.content().flag(Fields.UNREAD))
                            .count()))
            .action(0xF045, folder -> folder.model().mailbox().removeFolder(folder.entryId));

    private final String entryId;

    FolderObject(ObjectModel model, String entryId) {
        super(model, "MAPIFolder", 2, null);
        this.entryId = entryId;
    }

    String entryId() {
        return entryId;
    }

    SimFolder folder() {
        return model().mailbox()
                .folder(entryId)
                .orElseThrow(() -> new ComException(HResult.OBJECT_DELETED, "the folder was deleted"));
    }

    @Override
    public String name() {
        return folder().name();
    }

    @Override
    @Nullable
    SimObject parentObject() {
        String parentId = folder().parentId();
        return parentId == null ? model().session() : new FolderObject(model(), parentId);
    }

    private StoreObject store() {
        SimStore store = model().mailbox().stores().stream()
                .filter(one -> one.storeId().equals(folder().storeId()))
                .findFirst()
                .orElseThrow(() -> new ComException(HResult.NOT_FOUND, "the store was closed"));
        return new StoreObject(model(), store);
    }

    private String path() {
        String parentId = folder().parentId();
        return parentId == null ? "\\\\" + name() : new FolderObject(model(), parentId).path() + "\\" + name();
    }

    private TableObject table(Args args) {
        if (args.number(1, 0) != 0) {
            throw new ComException(HResult.NOT_IMPLEMENTED, "the simulator has no hidden items");
        }
        return new TableObject(model(), this, ItemQuery.all(entryId).restricted(model(), folder(), args.text(0, "")));
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

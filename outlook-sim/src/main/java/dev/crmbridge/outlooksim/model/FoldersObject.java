package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folders below a folder, or the root folders of all stores. */
final class FoldersObject extends CollectionObject {
    private static final Members<FoldersObject> MEMBERS = new Members<FoldersObject>()
            .method(0x005F, 2, (folders, args) -> folders.add(args))
            .method(0x0054, 1, (folders, args) -> folders.remove(args.number(0)))
            .method(0x0056, 0, (folders, args) -> folders.at(1))
            .method(0x0057, 0, (folders, args) -> folders.at(folders.cursor + 1));

    private final @Nullable String parentId;
    private int cursor;

    FoldersObject(ObjectModel model, SimObject parent, @Nullable String parentId) {
        super(
                model,
                "_Folders",
                15,
                parent,
                () -> model.mailbox().folders().stream()
                        .filter(folder -> Objects.equals(folder.parentId(), parentId))
                        .map(folder -> new FolderObject(model, folder.entryId()))
                        .toList());
        this.parentId = parentId;
    }

    boolean covers(SimFolder folder) {
        return Objects.equals(folder.parentId(), parentId);
    }

    private ComValue add(Args args) {
        String below = parentId;
        if (below == null) {
            throw new ComException(HResult.NO_SUPPORT, "stores are not added here");
        }
        SimFolder parent = model().mailbox()
                .folder(below)
                .orElseThrow(() -> new ComException(HResult.OBJECT_DELETED, "the folder was deleted"));
        int type = args.has(1) ? itemType(args.number(1)) : parent.itemType();
        return ref(new FolderObject(
                model(), model().mailbox().addFolder(below, args.text(0), type).entryId()));
    }

    private static int itemType(int defaultFolder) {
        return DefaultFolder.of(defaultFolder)
                .map(role -> role.itemType())
                .orElseThrow(() -> Values.invalid("folders of type " + defaultFolder + " are not possible"));
    }

    private ComValue remove(int index) {
        if (element(ComValue.of(index)) instanceof FolderObject folder) {
            model().mailbox().removeFolder(folder.entryId());
        }
        return ComValue.EMPTY;
    }

    private ComValue at(int position) {
        List<? extends SimObject> all = elements();
        cursor = position;
        return position > all.size() ? ComValue.NOTHING : ref(all.get(position - 1));
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

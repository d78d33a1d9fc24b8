package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.MailboxEvent;
import dev.crmbridge.outlooksim.mailbox.MailboxListener;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.model.EventHub.Event;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns what happens in the mailbox into the events of Items, Folder and Folders. */
final class MailboxEvents implements MailboxListener {
    private static final int ADD = 0xF001;
    private static final int CHANGE = 0xF002;
    private static final int REMOVE = 0xF003;
    private static final int BEFORE_ITEM_MOVE = 0xFBA9;

    private final ObjectModel model;

    MailboxEvents(ObjectModel model) {
        this.model = model;
    }

    @Override
    public boolean mayMove(SimItem item, @Nullable SimFolder target) {
        Predicate<SimObject> here = source ->
                source instanceof FolderObject folder && folder.entryId().equals(item.folderId());
        return !model.events()
                .ask(
                        here,
                        new Event(
                                EventSets.FOLDER,
                                BEFORE_ITEM_MOVE,
                                () -> List.of(
                                        reference(item),
                                        target == null
                                                ? ComValue.NOTHING
                                                : model.objects().export(new FolderObject(model, target.entryId())))));
    }

    @Override
    public void happened(MailboxEvent event) {
        if (event instanceof MailboxEvent.ItemAdded added) {
            if (!added.inBulk()) {
                items(added.item(), ADD, true);
            }
        } else if (event instanceof MailboxEvent.ItemChanged changed) {
            items(changed.after(), CHANGE, true);
        } else if (event instanceof MailboxEvent.ItemRemoved removed) {
            items(removed.item(), REMOVE, false);
        } else if (event instanceof MailboxEvent.FolderAdded added) {
            folders(added.folder(), ADD, true);
        } else if (event instanceof MailboxEvent.FolderChanged changed) {
            folders(changed.after(), CHANGE, true);
        } else if (event instanceof MailboxEvent.FolderRemoved removed) {
            folders(removed.folder(), REMOVE, false);
        }
    }

    private void items(SimItem item, int dispid, boolean withItem) {
        model.events()
                .post(
                        source -> source instanceof ItemsObject items && items.covers(item),
                        new Event(EventSets.ITEMS, dispid, () -> withItem ? List.of(reference(item)) : List.of()));
    }

    private void folders(SimFolder folder, int dispid, boolean withFolder) {
        model.events()
                .post(
                        source -> source instanceof FoldersObject folders && folders.covers(folder),
                        new Event(
                                EventSets.FOLDERS,
                                dispid,
                                () -> withFolder
                                        ? List.of(model.objects().export(new FolderObject(model, folder.entryId())))
                                        : List.of()));
    }

    private ComValue reference(SimItem item) {
        return model.objects().export(model.items().of(item));
    }
}

package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.outlook.dispid.CollectionIds;
import dev.crmbridge.bridge.outlook.dispid.FolderIds;
import dev.crmbridge.bridge.outlook.dispid.NameSpaceIds;
import dev.crmbridge.bridge.outlook.dispid.TaskIds;
import dev.crmbridge.sync.mailbox.ItemKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The default folders we look at, with their subfolders, kept open while Outlook lives.
 *
 * <p>One call per folder and listing tells whether subfolders came or went. On the COM worker only.
 */
final class WatchedFolders implements AutoCloseable {
    /** OlDefaultFolders. */
    enum Root {
        DELETED_ITEMS(3),
        INBOX(6),
        CALENDAR(9),
        CONTACTS(10),
        TASKS(13);

        private final int number;

        Root(int number) {
            this.number = number;
        }
    }

    /** @param itemType OlItemType of its items */
    record Folder(ComObject object, int itemType, boolean deletedItems) {}

    private record Branch(Folder folder, ComObject subfolders, int count) {}

    private record Tree(ComScope scope, List<Branch> branches) {}

    private final ComDispatch com;
    private final ComObject nameSpace;
    private final Map<Root, Tree> trees = new EnumMap<>(Root.class);
    private final Map<String, Boolean> deletedById = new HashMap<>();
    private @Nullable String deletedPath;

    WatchedFolders(ComDispatch com, ComObject nameSpace) {
        this.com = com;
        this.nameSpace = nameSpace;
    }

    /** @return the default folders of these kinds, without Deleted Items */
    static Set<Root> rootsOf(Set<ItemKind> kinds) {
        Set<Root> roots = new TreeSet<>();
        for (ItemKind kind : kinds) {
            switch (kind) {
                case TASK -> roots.add(Root.TASKS);
                case APPOINTMENT -> roots.add(Root.CALENDAR);
                case CONTACT -> roots.add(Root.CONTACTS);
                case MEETING_REQUEST, MAIL, OTHER -> roots.add(Root.INBOX);
            }
        }
        return roots;
    }

    /** @return the default folder and everything below it as of now */
    List<Folder> under(Root root, ComScope scope) {
        Tree tree = trees.get(root);
        if (tree == null || changed(tree, scope)) {
            forget(root);
            tree = grow(root);
            trees.put(root, tree);
        }
        return tree.branches().stream().map(Branch::folder).toList();
    }

    /** @return the default folder itself */
    Folder root(Root root, ComScope scope) {
        Tree known = trees.get(root);
        return known == null
                ? under(root, scope).get(0)
                : known.branches().get(0).folder();
    }

    /** A folder of this tree could not be used: look again next time. */
    void forget(Root root) {
        Tree tree = trees.remove(root);
        if (tree != null) {
            tree.scope().close();
        }
        deletedById.clear();
        deletedPath = null;
    }

    /**
     * @param folderId EntryID of a folder
     * @param storeId its store
     * @return whether it is Deleted Items or lies below; asked once per folder
     */
    boolean isDeletedItems(String folderId, String storeId, ComScope scope) {
        Boolean known = deletedById.get(folderId);
        if (known == null) {
            ComObject folder = OutlookSession.objectOf(
                    scope.call(nameSpace, NameSpaceIds.GET_FOLDER_FROM_ID, ComValue.of(folderId), ComValue.of(storeId)),
                    "folder");
            known = isDeletedItems(folder, scope);
            deletedById.put(folderId, known);
        }
        return known;
    }

    /** @return whether the folder that holds the item is Deleted Items or lies below */
    boolean holdsDeleted(ComObject item, ComScope scope) {
        return isDeletedItems(OutlookSession.objectOf(scope.call(item, TaskIds.PARENT), "folder"), scope);
    }

    private boolean isDeletedItems(ComObject folder, ComScope scope) {
        String top = deletedPath;
        if (top == null) {
            ComObject deleted = OutlookSession.objectOf(
                    scope.call(nameSpace, NameSpaceIds.GET_DEFAULT_FOLDER, ComValue.of(Root.DELETED_ITEMS.number)),
                    "Deleted Items");
            top = ComReading.text(scope.call(deleted, FolderIds.FOLDER_PATH));
            deletedPath = top;
        }
        String path = ComReading.text(scope.call(folder, FolderIds.FOLDER_PATH));
        return path.equals(top) || path.startsWith(top + "\\");
    }

    private static boolean changed(Tree tree, ComScope scope) {
        return tree.branches().stream().anyMatch(branch -> count(branch.subfolders(), scope) != branch.count());
    }

    private Tree grow(Root root) {
        ComScope scope = new ComScope(com);
        try {
            ComObject top = OutlookSession.objectOf(
                    scope.call(nameSpace, NameSpaceIds.GET_DEFAULT_FOLDER, ComValue.of(root.number)), root.name());
            List<Branch> branches = new ArrayList<>();
            grow(new Folder(top, itemTypeOf(root), root == Root.DELETED_ITEMS), branches, scope);
            return new Tree(scope, List.copyOf(branches));
        } catch (RuntimeException failure) {
            scope.close();
            throw failure;
        }
    }

    private static void grow(Folder folder, List<Branch> branches, ComScope scope) {
        ComObject subfolders = OutlookSession.objectOf(scope.call(folder.object(), FolderIds.FOLDERS), "Folders");
        int count = count(subfolders, scope);
        branches.add(new Branch(folder, subfolders, count));
        for (int i = 1; i <= count; i++) {
            ComObject child =
                    OutlookSession.objectOf(scope.call(subfolders, CollectionIds.ITEM, ComValue.of(i)), "folder");
            int type = ComReading.whole(scope.call(child, FolderIds.DEFAULT_ITEM_TYPE))
                    .orElse(0);
            grow(new Folder(child, type, folder.deletedItems()), branches, scope);
        }
    }

    private static int itemTypeOf(Root root) {
        return switch (root) {
            case CALENDAR -> 1;
            case CONTACTS -> 2;
            case TASKS -> 3;
            case DELETED_ITEMS, INBOX -> 0;
        };
    }

    private static int count(ComObject subfolders, ComScope scope) {
        return ComReading.whole(scope.call(subfolders, CollectionIds.COUNT))
                .orElseThrow(() -> new BrokenAnswer("Folders.Count is no number"));
    }

    @Override
    public void close() {
        for (Root root : Root.values()) {
            forget(root);
        }
    }
}

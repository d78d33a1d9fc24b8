package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists the watched folders, their subfolders and Deleted Items: all or nothing. */
final class MailboxListing {
    private final OutlookSettings settings;

    MailboxListing(OutlookSettings settings) {
        this.settings = settings;
    }

    List<ItemListing> list(OutlookSession session, Set<ItemKind> kinds, ComScope scope) {
        FirstUse.prepare(session, scope);
        List<ItemListing> rows = new ArrayList<>();
        for (WatchedFolders.Root root : WatchedFolders.rootsOf(kinds)) {
            rows.addAll(under(root, session, kinds, scope));
        }
        rows.addAll(under(WatchedFolders.Root.DELETED_ITEMS, session, kinds, scope));
        return rows;
    }

    private List<ItemListing> under(
            WatchedFolders.Root root, OutlookSession session, Set<ItemKind> kinds, ComScope scope) {
        try {
            return rows(root, session, kinds, scope);
        } catch (ComException failure) {
            session.folders().forget(root);
            if (failure.next() != HResult.Next.MISSING) {
                throw failure;
            }
        }
        try {
            return rows(root, session, kinds, scope); // a subfolder went away: once more on the tree as it is now
        } catch (ComException failure) {
            // a folder that cannot be listed is no missing item
            throw failure.next() == HResult.Next.MISSING
                    ? new ComException(HResult.FAIL, "a watched folder cannot be listed")
                    : failure;
        }
    }

    private List<ItemListing> rows(
            WatchedFolders.Root root, OutlookSession session, Set<ItemKind> kinds, ComScope scope) {
        FolderListing listing = new FolderListing(settings.rowsAtOnce());
        String storeId = session.defaultStore().storeId();
        List<ItemListing> rows = new ArrayList<>();
        for (WatchedFolders.Folder folder : session.folders().under(root, scope)) {
            rows.addAll(listing.rows(
                    folder,
                    scope,
                    row -> kinds.contains(row.kind())
                            ? row.listing(storeId, settings.zone(), session.guarded(), folder.deletedItems())
                            : null));
        }
        return rows;
    }
}

package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.bridge.outlook.dispid.CategoriesIds;
import dev.crmbridge.bridge.outlook.dispid.CollectionIds;
import dev.crmbridge.bridge.outlook.dispid.FolderFieldIds;
import dev.crmbridge.bridge.outlook.dispid.FolderIds;
import dev.crmbridge.bridge.outlook.dispid.NameSpaceIds;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What makes tracked items visible in Outlook, put in place once per session: the category with its color in the master list
 * (a color a person chose stays), and crmLinkState as a column people can add to their views.
 *
 * <p>Neither is needed to work: where the store refuses, a warning is all.
 */
final class FirstUse {
    private static final Logger LOG = LoggerFactory.getLogger(FirstUse.class);
    private static final int OL_NUMBER = 3;
    private static final List<WatchedFolders.Root> FOLDERS =
            List.of(WatchedFolders.Root.TASKS, WatchedFolders.Root.CALENDAR, WatchedFolders.Root.CONTACTS);

    private FirstUse() {}

    static void prepare(OutlookSession session, ComScope scope) {
        if (!session.firstUse()) {
            return;
        }
        attempt("category has no color", () -> category(session, scope));
        for (WatchedFolders.Root root : FOLDERS) {
            attempt(
                    "folder has no column crmLinkState",
                    () -> column(session.folders().root(root, scope), scope));
        }
    }

    private static void category(OutlookSession session, ComScope scope) {
        ComObject list =
                OutlookSession.objectOf(scope.call(session.nameSpace(), NameSpaceIds.CATEGORIES), "Categories");
        if (!isThere(list, scope)) {
            scope.call(
                    list,
                    CategoriesIds.ADD,
                    ComValue.of(MarkProperties.CATEGORY),
                    ComValue.of(MarkProperties.CATEGORY_COLOR));
        }
    }

    private static boolean isThere(ComObject list, ComScope scope) {
        try {
            return ComReading.object(scope.call(list, CollectionIds.ITEM, ComValue.of(MarkProperties.CATEGORY)))
                    != null;
        } catch (ComException failure) {
            passOn(failure);
            return false; // Outlook answers an unknown name with an error
        }
    }

    private static void column(WatchedFolders.Folder folder, ComScope scope) {
        ComObject fields = OutlookSession.objectOf(
                scope.call(folder.object(), FolderIds.USER_DEFINED_PROPERTIES), "UserDefinedProperties");
        ComValue name = ComValue.of(MarkProperties.LINK_STATE);
        if (ComReading.object(scope.call(fields, FolderFieldIds.FIND, name)) == null) {
            scope.call(fields, FolderFieldIds.ADD, name, ComValue.of(OL_NUMBER));
        }
    }

    private static void attempt(String otherwise, Runnable work) {
        try {
            work.run();
        } catch (ComException failure) {
            passOn(failure);
            LOG.atWarn()
                    .addKeyValue("what", otherwise)
                    .addKeyValue("reason", failure.getMessage())
                    .log("tracked items are less visible in Outlook");
        }
    }

    private static void passOn(ComException failure) {
        if (failure.next() == HResult.Next.REATTACH || failure.next() == HResult.Next.RETRY) {
            throw failure;
        }
    }
}

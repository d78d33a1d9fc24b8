package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.bridge.outlook.dispid.CategoriesIds;
import dev.crmbridge.bridge.outlook.dispid.CollectionIds;
import dev.crmbridge.bridge.outlook.dispid.NameSpaceIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the category "Tracked in CRM" with its color into the master list, once per session; a color a person chose stays. */
final class TrackedCategory {
    private static final Logger LOG = LoggerFactory.getLogger(TrackedCategory.class);

    private TrackedCategory() {}

    static void prepare(OutlookSession session, ComScope scope) {
        if (!session.firstUse()) {
            return;
        }
        try {
            ComObject list =
                    OutlookSession.objectOf(scope.call(session.nameSpace(), NameSpaceIds.CATEGORIES), "Categories");
            if (!isThere(list, scope)) {
                scope.call(
                        list,
                        CategoriesIds.ADD,
                        ComValue.of(MarkProperties.CATEGORY),
                        ComValue.of(MarkProperties.CATEGORY_COLOR));
            }
        } catch (ComException failure) {
            if (failure.next() == HResult.Next.REATTACH || failure.next() == HResult.Next.RETRY) {
                throw failure;
            }
            LOG.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .log("category has no color: master list not writable");
        }
    }

    private static boolean isThere(ComObject list, ComScope scope) {
        try {
            return ComReading.object(scope.call(list, CollectionIds.ITEM, ComValue.of(MarkProperties.CATEGORY)))
                    != null;
        } catch (ComException failure) {
            if (failure.next() == HResult.Next.REATTACH || failure.next() == HResult.Next.RETRY) {
                throw failure;
            }
            return false; // Outlook answers an unknown name with an error
        }
    }
}

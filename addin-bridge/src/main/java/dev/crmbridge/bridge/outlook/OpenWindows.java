package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.outlook.dispid.ApplicationIds;
import dev.crmbridge.bridge.outlook.dispid.CollectionIds;
import dev.crmbridge.bridge.outlook.dispid.InspectorIds;
import dev.crmbridge.bridge.outlook.dispid.TaskIds;

/** Tells whether somebody has an item open and has typed; one call as long as no item window is open. */
final class OpenWindows {
    private OpenWindows() {}

    static boolean hasUnsavedEdits(ComObject application, String entryId, ComScope scope) {
        if (ComReading.object(scope.call(application, ApplicationIds.ACTIVE_INSPECTOR)) == null) {
            return false;
        }
        ComObject windows = OutlookSession.objectOf(scope.call(application, ApplicationIds.INSPECTORS), "Inspectors");
        int count = ComReading.whole(scope.call(windows, CollectionIds.COUNT)).orElse(0);
        for (int i = 1; i <= count; i++) {
            ComObject window = ComReading.object(scope.call(windows, CollectionIds.ITEM, ComValue.of(i)));
            ComObject item = window == null ? null : ComReading.object(scope.call(window, InspectorIds.CURRENT_ITEM));
            if (item != null
                    && ComReading.text(scope.call(item, TaskIds.ENTRY_ID)).equalsIgnoreCase(entryId)
                    && !ComReading.flag(scope.call(item, TaskIds.SAVED))) {
                return true;
            }
        }
        return false;
    }
}

package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.outlook.dispid.TaskIds;
import org.jspecify.annotations.Nullable;

/** An item opened for one operation; its property accessor is fetched once. */
final class OpenedItem {
    private final ComObject object;
    private @Nullable ComObject accessor;

    OpenedItem(ComObject object) {
        this.object = object;
    }

    ComObject object() {
        return object;
    }

    /** @throws dev.crmbridge.bridge.com.ComException DENIED when the object-model guard refuses it */
    ComObject accessor(ComScope scope) {
        ComObject known = accessor;
        if (known == null) {
            known = OutlookSession.objectOf(scope.call(object, TaskIds.PROPERTY_ACCESSOR), "PropertyAccessor");
            accessor = known;
        }
        return known;
    }
}

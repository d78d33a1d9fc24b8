package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.bridge.outlook.dispid.AppointmentIds;
import dev.crmbridge.bridge.outlook.dispid.TaskIds;
import dev.crmbridge.bridge.outlook.dispid.UserPropertiesIds;
import dev.crmbridge.bridge.outlook.dispid.UserPropertyIds;
import dev.crmbridge.sync.mailbox.ItemKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Member by member: more calls, but most members are free of the object-model guard; those that are not are named. */
final class MemberAccess implements ItemAccess {
    private static final int OL_TEXT = 1;
    private static final int OL_NUMBER = 3;

    private final String listSeparator;

    /** @param listSeparator Windows' list separator, between categories in their one text */
    MemberAccess(String listSeparator) {
        this.listSeparator = listSeparator;
    }

    @Override
    public RawItem read(OpenedItem opened, ComScope scope) {
        ComObject item = opened.object();
        Map<String, ComValue> values = new HashMap<>();
        Set<String> withheld = new HashSet<>();
        put(values, SchemaNames.ENTRY_ID, scope.call(item, TaskIds.ENTRY_ID));
        put(values, SchemaNames.MESSAGE_CLASS, scope.call(item, TaskIds.MESSAGE_CLASS));
        put(values, SchemaNames.CATEGORIES, scope.call(item, TaskIds.CATEGORIES));
        ItemKind kind = new RawItem(values, withheld).kind();
        if (kind == ItemKind.TASK) {
            put(values, SchemaNames.TASK_RECURRING, scope.call(item, TaskIds.IS_RECURRING));
            put(values, SchemaNames.TASK_OWNERSHIP, scope.call(item, TaskIds.OWNERSHIP));
            put(values, SchemaNames.TASK_ACCEPTANCE, scope.call(item, TaskIds.DELEGATION_STATE));
        } else if (kind == ItemKind.APPOINTMENT) {
            put(values, SchemaNames.APPOINTMENT_RECURRING, scope.call(item, AppointmentIds.IS_RECURRING));
            put(values, SchemaNames.MEETING_STATE, scope.call(item, AppointmentIds.MEETING_STATUS));
            put(values, SchemaNames.GLOBAL_ID, scope.call(item, AppointmentIds.GLOBAL_APPOINTMENT_ID));
        }
        for (MappedField mapped : MappedField.of(kind)) {
            member(mapped, item, values, withheld, scope);
        }
        ComObject properties = userProperties(item, scope);
        for (String name : MarkProperties.NAMES) {
            ComObject property = find(properties, name, scope);
            if (property != null) {
                put(values, SchemaNames.user(name), scope.call(property, UserPropertyIds.VALUE));
            }
        }
        return new RawItem(values, withheld);
    }

    @Override
    public void set(
            OpenedItem item, Map<String, ComValue> userProperties, @Nullable Set<String> categories, ComScope scope) {
        if (categories != null) {
            scope.put(item.object(), TaskIds.CATEGORIES, ComValue.of(String.join(listSeparator + " ", categories)));
        }
        ComObject properties = userProperties(item.object(), scope);
        userProperties.forEach((name, value) -> {
            ComObject property = find(properties, name, scope);
            if (property == null) {
                int type = value instanceof ComValue.R8 ? OL_NUMBER : OL_TEXT;
                property = OutlookSession.objectOf(
                        scope.call(
                                properties,
                                UserPropertiesIds.ADD,
                                ComValue.of(name),
                                ComValue.of(type),
                                ComValue.of(false)),
                        "UserProperty");
            }
            scope.put(property, UserPropertyIds.VALUE, value);
        });
    }

    /** Reads one member; a refusal is noted, any other failure ends the operation. */
    static void member(
            MappedField mapped, ComObject item, Map<String, ComValue> values, Set<String> withheld, ComScope scope) {
        if (mapped.member() == MappedField.NO_MEMBER) {
            withheld.add(ItemDecoder.memberName(mapped.field()));
            return;
        }
        try {
            put(values, mapped.schema(), scope.call(item, mapped.member()));
        } catch (ComException failure) {
            if (failure.next() != HResult.Next.DENIED) {
                throw failure;
            }
            withheld.add(ItemDecoder.memberName(mapped.field()));
        }
    }

    private static ComObject userProperties(ComObject item, ComScope scope) {
        return OutlookSession.objectOf(scope.call(item, TaskIds.USER_PROPERTIES), "UserProperties");
    }

    private static @Nullable ComObject find(ComObject properties, String name, ComScope scope) {
        return ComReading.object(scope.call(properties, UserPropertiesIds.FIND, ComValue.of(name), ComValue.of(true)));
    }

    private static void put(Map<String, ComValue> values, String name, ComValue value) {
        if (!(value instanceof ComValue.Empty) && !(value instanceof ComValue.Null)) {
            values.put(name, value);
        }
    }
}

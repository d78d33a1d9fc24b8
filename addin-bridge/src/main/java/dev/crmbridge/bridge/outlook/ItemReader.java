package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.bridge.outlook.dispid.TaskIds;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Reads an opened item; four calls for a task when nothing is in the way. */
final class ItemReader {
    private final ItemAccess accessor = new AccessorAccess();
    private final ItemAccess members;
    private final ZoneId zone;

    ItemReader(OutlookSettings settings) {
        this.members = new MemberAccess(settings.listSeparator());
        this.zone = settings.zone();
    }

    /** @return the item under the id its own properties tell */
    OutlookItem readNew(OutlookSession session, OpenedItem item, String storeId, ComScope scope) {
        RawItem raw = raw(session, item, scope);
        return decode(session, item, raw, new ItemRef(entryId(raw), storeId), scope);
    }

    /** @return the item under the id it was opened with */
    OutlookItem read(OutlookSession session, OpenedItem item, ItemRef ref, ComScope scope) {
        return decode(session, item, raw(session, item, scope), ref, scope);
    }

    /** @return the properties, by the way that the guard permits */
    RawItem raw(OutlookSession session, OpenedItem item, ComScope scope) {
        if (!session.guarded()) {
            try {
                return accessor.read(item, scope);
            } catch (ComException refused) {
                notRefused(refused, session);
            }
        }
        return members.read(item, scope);
    }

    /** @return the way to the item's properties that the guard permits as far as is known */
    ItemAccess access(OutlookSession session) {
        return session.guarded() ? members : accessor;
    }

    /** @return the version as listings tell it */
    String version(OutlookSession session, OpenedItem item, RawItem raw, ComScope scope) {
        ComValue changeKey = session.guarded() ? null : raw.value(SchemaNames.CHANGE_KEY);
        return ItemVersion.of(
                changeKey,
                ItemVersion.hasChangeKey(changeKey) ? null : scope.call(item.object(), TaskIds.LAST_MODIFICATION_TIME));
    }

    static String entryId(RawItem raw) {
        return ComReading.hex(raw.value(SchemaNames.ENTRY_ID));
    }

    private OutlookItem decode(OutlookSession session, OpenedItem item, RawItem raw, ItemRef ref, ComScope scope) {
        OutlookSession.DefaultStore store = session.defaultStore();
        boolean inDefault = ref.storeId().isEmpty() || ref.storeId().equalsIgnoreCase(store.storeId());
        List<Attendee> people = ItemDecoder.role(raw) == OutlookItem.MeetingRole.NONE
                ? List.of()
                : AttendeeReader.read(item.object(), scope);
        return ItemDecoder.item(
                raw,
                new ItemDecoder.Around(
                        ref,
                        version(session, item, raw, scope),
                        new ItemDecoder.Place(
                                inDefault && store.exchange(), deleted(session, item, raw, ref, scope), zone),
                        OpenWindows.hasUnsavedEdits(session.application(), ref.entryId(), scope),
                        people == null ? List.of() : people,
                        people == null ? Set.of("Recipients") : Set.of()));
    }

    /** @return whether the item lies in Deleted Items or below */
    static boolean deleted(OutlookSession session, OpenedItem item, RawItem raw, ItemRef ref, ComScope scope) {
        ComValue parent = raw.value(SchemaNames.PARENT_ENTRY_ID);
        return parent == null
                ? session.folders().holdsDeleted(item.object(), scope)
                : session.folders().isDeletedItems(ComReading.hex(parent), session.storeOf(ref), scope);
    }

    private static void notRefused(ComException failure, OutlookSession session) {
        if (failure.next() != HResult.Next.DENIED) {
            throw failure;
        }
        session.guard();
    }
}

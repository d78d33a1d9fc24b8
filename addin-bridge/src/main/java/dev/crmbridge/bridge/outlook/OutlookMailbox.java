package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.bridge.outlook.dispid.AccountIds;
import dev.crmbridge.bridge.outlook.dispid.ApplicationIds;
import dev.crmbridge.bridge.outlook.dispid.CollectionIds;
import dev.crmbridge.bridge.outlook.dispid.MeetingIds;
import dev.crmbridge.bridge.outlook.dispid.NameSpaceIds;
import dev.crmbridge.bridge.outlook.dispid.TaskIds;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxInfo;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox port over Outlook's object model, by integer DISPID through {@link ComDispatch}.
 *
 * <p>Attaches on the first call and again after Outlook went away. Every reference taken for an operation is given back with
 * it; only Application, NameSpace and the watched folders are kept while Outlook lives. Threads: as {@link Mailbox} says.
 */
public final class OutlookMailbox implements Mailbox, AutoCloseable {
    private final PatientDispatch com;
    private final OutlookSettings settings;
    private final CallObserver observer;
    private final ItemReader reader;
    private final Watching watching = new Watching();
    private volatile @Nullable OutlookSession session;

    /**
     * @param com the seam; not closed by this mailbox
     * @param pause waits between tries while Outlook is busy
     * @param observer learns the cost of each operation
     */
    public OutlookMailbox(ComDispatch com, OutlookSettings settings, Pause pause, CallObserver observer) {
        this.com = new PatientDispatch(com, pause, settings.busyLimit());
        this.settings = settings;
        this.observer = observer;
        this.reader = new ItemReader(settings);
    }

    @Override
    public MailboxResult<MailboxInfo> info() {
        return run("info", (now, scope) -> {
            OutlookSession.DefaultStore store = now.defaultStore();
            return new MailboxInfo(
                    store.storeId(),
                    store.exchange(),
                    ownAddress(now, scope),
                    settings.zone(),
                    ComReading.text(scope.call(now.application(), ApplicationIds.VERSION)));
        });
    }

    @Override
    public MailboxResult<List<ItemListing>> list(Set<ItemKind> kinds) {
        return run("list", (now, scope) -> new MailboxListing(settings).list(now, kinds, scope));
    }

    @Override
    public MailboxResult<OutlookItem> read(ItemRef ref) {
        return run("read", (now, scope) -> reader.read(now, now.open(scope, ref), ref, scope));
    }

    @Override
    public MailboxResult<OutlookItem> calendarItemOf(ItemRef meetingRequest) {
        return run("calendarItemOf", (now, scope) -> {
            OpenedItem request = now.open(scope, meetingRequest);
            ComObject meeting = ComReading.object(
                    scope.call(request.object(), MeetingIds.GET_ASSOCIATED_APPOINTMENT, ComValue.of(false)));
            if (meeting == null) {
                throw new ComException(HResult.NOT_FOUND, "the meeting is not in the calendar");
            }
            return reader.readNew(now, new OpenedItem(meeting), now.storeOf(meetingRequest), scope);
        });
    }

    @Override
    public MailboxResult<OutlookItem> write(
            ItemRef ref, Map<ItemField, ItemValue> changes, @Nullable String expectedVersion) {
        return run("write", (now, scope) -> {
            OpenedItem item = now.open(scope, ref);
            RawItem before = reader.raw(now, item, scope);
            requireVersion(now, item, before, expectedVersion, scope);
            ItemWriter.setFields(item, before.kind(), changes, scope);
            scope.call(item.object(), TaskIds.SAVE);
            return reader.read(now, item, ref, scope);
        });
    }

    @Override
    public MailboxResult<OutlookItem> create(ItemKind kind, Map<ItemField, ItemValue> fields, ItemMark mark) {
        return run("create", (now, scope) -> {
            OpenedItem item = new OpenedItem(OutlookSession.objectOf(
                    scope.call(now.application(), ApplicationIds.CREATE_ITEM, ComValue.of(itemType(kind))),
                    "new item"));
            ItemWriter.setFields(item, kind, fields, scope);
            RawItem before = reader.raw(now, item, scope); // also learns whether the guard is on
            ItemAccess access = reader.access(now);
            ItemWriter.setMark(access, item, MarkProperties.of(mark, ""), before.categories(), scope);
            scope.call(item.object(), TaskIds.SAVE);
            String entryId = ComReading.text(scope.call(item.object(), TaskIds.ENTRY_ID));
            access.set(item, Map.of(MarkProperties.ENTRY_ID, ComValue.of(entryId)), null, scope);
            scope.call(item.object(), TaskIds.SAVE);
            return reader.read(
                    now, item, new ItemRef(entryId, now.defaultStore().storeId()), scope);
        });
    }

    @Override
    public MailboxResult<Void> moveToDeletedItems(ItemRef ref, @Nullable String expectedVersion) {
        MailboxResult<Boolean> moved = run("moveToDeletedItems", (now, scope) -> {
            OpenedItem item = now.open(scope, ref);
            RawItem before = reader.raw(now, item, scope);
            requireVersion(now, item, before, expectedVersion, scope);
            if (!ItemReader.deleted(now, item, before, ref, scope)) {
                scope.call(item.object(), TaskIds.DELETE);
            } // deleting what already lies there would be for good
            return true;
        });
        return moved.fold(done -> nothing(), MailboxResult::failed);
    }

    @Override
    public MailboxResult<OutlookItem> restore(ItemRef ref) {
        return run("restore", (now, scope) -> {
            OpenedItem item = now.open(scope, ref);
            RawItem before = reader.raw(now, item, scope);
            if (!ItemReader.deleted(now, item, before, ref, scope)) {
                return reader.read(now, item, ref, scope);
            }
            ComObject folder = OutlookSession.objectOf(
                    scope.call(
                            now.nameSpace(), NameSpaceIds.GET_DEFAULT_FOLDER, ComValue.of(folderNumber(before.kind()))),
                    "default folder");
            ComObject moved =
                    OutlookSession.objectOf(scope.call(item.object(), TaskIds.MOVE, ComValue.of(folder)), "moved item");
            return reader.readNew(now, new OpenedItem(moved), now.storeOf(ref), scope);
        });
    }

    @Override
    public MailboxResult<OutlookItem> mark(ItemRef ref, ItemMark mark) {
        return run("mark", (now, scope) -> {
            OpenedItem item = now.open(scope, ref);
            RawItem before = reader.raw(now, item, scope);
            ItemWriter.setMark(
                    reader.access(now), item, MarkProperties.of(mark, ref.entryId()), before.categories(), scope);
            scope.call(item.object(), TaskIds.SAVE);
            return reader.read(now, item, ref, scope);
        });
    }

    @Override
    public MailboxResult<OutlookItem> unmark(ItemRef ref) {
        return run("unmark", (now, scope) -> {
            OpenedItem item = now.open(scope, ref);
            RawItem before = reader.raw(now, item, scope);
            if (ItemWriter.clearMark(reader.access(now), item, before, scope)) {
                scope.call(item.object(), TaskIds.SAVE);
            }
            return reader.read(now, item, ref, scope);
        });
    }

    @Override
    public Watch watch(Listener listener) {
        return watching.add(listener);
    }

    /** Gives every kept reference back; the next call attaches again. On the COM worker. */
    @Override
    public void close() {
        drop();
    }

    /** Work on Outlook in one scope. */
    private interface Work<T> {
        T on(OutlookSession session, ComScope scope);
    }

    private <T> MailboxResult<T> run(String operation, Work<T> work) {
        int before = com.calls();
        com.begin();
        try (ComScope scope = new ComScope(com)) {
            OutlookSession now = attached();
            T result = work.on(now, scope);
            watching.keepUp(com, now);
            return MailboxResult.ok(result);
        } catch (ComException failure) {
            if (failure.next() == HResult.Next.REATTACH && !PatientDispatch.givenUp()) {
                drop();
                watching.connection(false);
            }
            return MailboxResult.failed(Failures.of(failure));
        } catch (BrokenAnswer | IllegalArgumentException wrong) {
            return MailboxResult.failed(new MailboxFailure.Bug(String.valueOf(wrong.getMessage())));
        } finally {
            observer.finished(operation, com.calls() - before);
        }
    }

    private OutlookSession attached() {
        OutlookSession known = session;
        if (known != null && known.hasQuit()) {
            drop();
            known = null;
        }
        if (known == null) {
            known = OutlookSession.attach(com);
            session = known;
            watching.connection(true);
        }
        return known;
    }

    private void drop() {
        watching.forget();
        OutlookSession known = session;
        session = null;
        if (known != null) {
            known.close();
        }
    }

    private void requireVersion(
            OutlookSession now, OpenedItem item, RawItem raw, @Nullable String expected, ComScope scope) {
        if (expected != null && !expected.equals(reader.version(now, item, raw, scope))) {
            throw new ComException(HResult.OBJECT_CHANGED, "the item was changed since it was read");
        }
    }

    /** Accounts instead of CurrentUser, which the object-model guard watches. */
    private static String ownAddress(OutlookSession now, ComScope scope) {
        ComObject accounts = OutlookSession.objectOf(scope.call(now.nameSpace(), NameSpaceIds.ACCOUNTS), "Accounts");
        int count = ComReading.whole(scope.call(accounts, CollectionIds.COUNT)).orElse(0);
        List<String> addresses = new ArrayList<>();
        for (int i = 1; i <= count && addresses.isEmpty(); i++) {
            ComObject account =
                    OutlookSession.objectOf(scope.call(accounts, CollectionIds.ITEM, ComValue.of(i)), "Account");
            String address = ComReading.text(scope.call(account, AccountIds.SMTP_ADDRESS));
            if (!address.isEmpty()) {
                addresses.add(address);
            }
        }
        return addresses.isEmpty() ? "" : addresses.get(0);
    }

    /** OlDefaultFolders. */
    private static int folderNumber(ItemKind kind) {
        return switch (kind) {
            case APPOINTMENT -> 9;
            case CONTACT -> 10;
            case TASK -> 13;
            case MEETING_REQUEST, MAIL, OTHER ->
                throw new IllegalArgumentException("items of kind " + kind.word() + " are never brought back");
        };
    }

    private static int itemType(ItemKind kind) {
        return switch (kind) {
            case APPOINTMENT -> 1;
            case CONTACT -> 2;
            case TASK -> 3;
            case MEETING_REQUEST, MAIL, OTHER ->
                throw new IllegalArgumentException("items of kind " + kind.word() + " are never created");
        };
    }

    @SuppressWarnings("NullAway") // the only value of Void is null
    private static MailboxResult<Void> nothing() {
        return new MailboxResult.Ok<>(null);
    }
}

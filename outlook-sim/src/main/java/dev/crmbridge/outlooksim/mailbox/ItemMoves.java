package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.MailboxException.Problem;
import dev.crmbridge.outlooksim.mailbox.PropertyValue.Int;
import dev.crmbridge.outlooksim.mailbox.PropertyValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Works out one change of items: the durable steps and the events. Made for one change, used under the lock. */
final class ItemMoves {
    /** Outlook raises no ItemAdd when more items than this arrive at once (Items.ItemAdd event, Outlook object model). */
    private static final int MOST_WITH_EVENTS = 16;

    private final MailboxIndex index;
    private final ItemRules rules;
    private final RandomGenerator random;
    private final List<StateChange> steps = new ArrayList<>();
    private final List<MailboxEvent> events = new ArrayList<>();
    private long version;
    private boolean inBulk;

    ItemMoves(MailboxIndex index, ItemRules rules, RandomGenerator random) {
        this.index = index;
        this.rules = rules;
        this.random = random;
        this.version = index.nextVersion();
    }

    <T> SimMailbox.Change<T> done(T result) {
        return new SimMailbox.Change<>(List.copyOf(steps), List.copyOf(events), result);
    }

    SimItem item(String entryId) {
        SimItem item = index.item(entryId);
        if (item == null) {
            throw MailboxContents.noItem(entryId);
        }
        return item;
    }

    List<SimItem> createdAll(List<NewItem> wanted) {
        inBulk = wanted.size() > MOST_WITH_EVENTS;
        return wanted.stream().map(this::created).toList();
    }

    private SimItem created(NewItem wanted) {
        ItemContent content = rules.apply(wanted.kind(), rules.initial(wanted.kind()), wanted.changes());
        String folderId = wanted.folderId();
        return inserted(wanted.kind(), folderId == null ? home(wanted.kind()) : folderId, content);
    }

    SimItem inserted(ItemKind kind, String folderId, ItemContent content) {
        SimFolder folder = index.folder(folderId);
        if (folder == null) {
            throw new MailboxException(Problem.NOT_FOUND, "there is no folder " + folderId);
        }
        ItemContent complete =
                kind == ItemKind.APPOINTMENT && content.text(Fields.GLOBAL_ID).isEmpty()
                        ? content.with(Fields.GLOBAL_ID, new Text(GlobalIds.globalId(random, rules.now())))
                        : content;
        SimItem item = new SimItem(
                newId(folder.storeId()),
                folderId,
                folder.storeId(),
                kind,
                rules.now(),
                rules.now(),
                version++,
                complete);
        steps.add(new StateChange.PutItem(item));
        events.add(new MailboxEvent.ItemAdded(item, inBulk));
        return item;
    }

    SimItem saved(SimItem before, ItemContent content) {
        SimItem after = new SimItem(
                before.entryId(),
                before.folderId(),
                before.storeId(),
                before.kind(),
                before.created(),
                rules.now(),
                version++,
                content);
        steps.add(new StateChange.PutItem(after));
        events.add(new MailboxEvent.ItemChanged(before, after));
        return after;
    }

    SimItem moved(SimItem before, SimFolder target) {
        boolean sameStore = before.storeId().equals(target.storeId());
        SimItem after = new SimItem(
                sameStore ? before.entryId() : newId(target.storeId()),
                target.entryId(),
                target.storeId(),
                before.kind(),
                before.created(),
                rules.now(),
                version++,
                before.content());
        if (!sameStore) {
            steps.add(new StateChange.DropItem(before.entryId()));
        }
        steps.add(new StateChange.PutItem(after));
        events.add(new MailboxEvent.ItemRemoved(before));
        events.add(new MailboxEvent.ItemAdded(after, inBulk));
        return after;
    }

    SimItem purged(SimItem item) {
        steps.add(new StateChange.DropItem(item.entryId()));
        events.add(new MailboxEvent.ItemRemoved(item));
        return item;
    }

    SimItem responded(SimItem before, int response) {
        if (before.kind() != ItemKind.APPOINTMENT || response < 2 || response > 4) {
            throw new MailboxException(
                    Problem.INVALID, "only a meeting in the calendar can be answered, with 2, 3 or 4");
        }
        purged(before);
        ItemContent answered = before.content()
                .with(Fields.RESPONSE_STATUS, new Int(response))
                .with(Fields.BUSY_STATUS, new Int(response == 2 ? 1 : 2));
        String folderId = response == 4 ? deletedItems(before.storeId()) : before.folderId();
        return inserted(before.kind(), folderId, answered);
    }

    static boolean underDeletedItems(MailboxIndex index, String folderId) {
        for (SimFolder at = index.folder(folderId); at != null; at = above(index, at)) {
            if (at.role() == DefaultFolder.DELETED_ITEMS) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable SimFolder above(MailboxIndex index, SimFolder folder) {
        String parent = folder.parentId();
        return parent == null ? null : index.folder(parent);
    }

    private String home(ItemKind kind) {
        return index.stores().stream()
                .filter(SimStore::isDefault)
                .findFirst()
                .map(store -> folder(store.storeId(), kind.home()))
                .orElseThrow(() -> new MailboxException(Problem.NOT_FOUND, "the mailbox has no default store"));
    }

    private String deletedItems(String storeId) {
        return folder(storeId, DefaultFolder.DELETED_ITEMS);
    }

    private String folder(String storeId, DefaultFolder role) {
        return index.folders().stream()
                .filter(folder -> folder.storeId().equals(storeId) && folder.role() == role)
                .map(SimFolder::entryId)
                .findFirst()
                .orElseThrow(() -> new MailboxException(Problem.NOT_FOUND, "the store has no " + role.displayName()));
    }

    private String newId(String storeId) {
        return GlobalIds.entryId(random, storeId.substring(0, 32));
    }
}

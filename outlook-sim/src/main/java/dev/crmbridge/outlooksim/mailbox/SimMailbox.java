package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.MailboxException.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The mailbox behind the simulated Outlook.
 *
 * <p>Every change is durable before the call returns and is then told to the listeners. All values handed out are
 * immutable snapshots. Thread-safe; one lock, never held while a listener runs.
 */
public final class SimMailbox implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final EventQueue events = new EventQueue();
    private final MailboxStore store;
    private final MailboxSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final MailboxIndex index;

    /**
     * Opens a mailbox; one that was never used gets its stores and default folders.
     *
     * @param store keeps it; closed with this mailbox
     * @param settings how it is set up
     * @param clock gives creation and modification times
     * @param random gives the distinct part of ids; must not repeat between runs on one store
     * @throws MailboxException STORAGE when the store cannot be read
     */
    public SimMailbox(MailboxStore store, MailboxSettings settings, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.index = new MailboxIndex(store.load());
        if (index.isNew()) {
            change(() -> new Change<>(new FirstUse(random).of(settings), List.of(), true));
        }
    }

    /** @return how it was set up */
    public MailboxSettings settings() {
        return settings;
    }

    /** @return the zone of local times */
    public ZoneId zone() {
        return settings.zone();
    }

    /** @return the rules as of now */
    public ItemRules rules() {
        return new ItemRules(settings.zone(), clock.instant());
    }

    /** Adds a follower of all later changes. */
    public void listen(MailboxListener listener) {
        events.listen(listener);
    }

    /** Removes a follower. */
    public void forget(MailboxListener listener) {
        events.forget(listener);
    }

    /** @return all stores, the default one first */
    public List<SimStore> stores() {
        return locked(index::stores);
    }

    /** @return the default store */
    public SimStore defaultStore() {
        return stores().stream()
                .filter(SimStore::isDefault)
                .findFirst()
                .orElseThrow(() -> new MailboxException(Problem.NOT_FOUND, "the mailbox has no default store"));
    }

    /** @return all folders of all stores */
    public List<SimFolder> folders() {
        return locked(index::folders);
    }

    /** @return the folder with that EntryID, if any */
    public Optional<SimFolder> folder(String entryId) {
        return locked(() -> Optional.ofNullable(index.folder(entryId)));
    }

    /** @return that default folder of a store, if it has one */
    public Optional<SimFolder> defaultFolder(String storeId, DefaultFolder role) {
        return folders().stream()
                .filter(folder -> folder.storeId().equals(storeId) && folder.role() == role)
                .findFirst();
    }

    /** @return that default folder of the default store */
    public SimFolder defaultFolder(DefaultFolder role) {
        return defaultFolder(defaultStore().storeId(), role)
                .orElseThrow(() ->
                        new MailboxException(Problem.NOT_FOUND, "the default store has no " + role.displayName()));
    }

    /** @return all items of all folders in the order they were first saved */
    public List<SimItem> items() {
        return locked(index::items);
    }

    /** @return the items of one folder, without its subfolders, in no promised order */
    public List<SimItem> items(String folderId) {
        return locked(() -> List.copyOf(index.items(folderId)));
    }

    /** @return the item with exactly that EntryID, if any */
    public Optional<SimItem> find(String entryId) {
        return locked(() -> Optional.ofNullable(index.item(entryId)));
    }

    /**
     * @return the item with exactly that EntryID
     * @throws MailboxException NOT_FOUND
     */
    public SimItem get(String entryId) {
        return find(entryId).orElseThrow(() -> noItem(entryId));
    }

    /** @return the calendar item of a meeting request in the same store, outside Deleted Items, if there is one */
    public Optional<SimItem> associatedAppointment(SimItem request) {
        String globalId = request.content().text(Fields.GLOBAL_ID);
        return items().stream()
                .filter(item -> item.kind() == ItemKind.APPOINTMENT
                        && !globalId.isEmpty()
                        && item.storeId().equals(request.storeId())
                        && item.content().text(Fields.GLOBAL_ID).equals(globalId)
                        && !isDeleted(item))
                .findFirst();
    }

    /** @return what the calendar item of a meeting request holds before it is answered */
    public ItemContent tentativeAppointment(SimItem request) {
        return MeetingRules.tentative(rules().initial(ItemKind.APPOINTMENT), request.content());
    }

    /** @return whether the item lies in Deleted Items or a folder below */
    public boolean isDeleted(SimItem item) {
        return locked(() -> ItemMoves.underDeletedItems(index, item.folderId()));
    }

    /**
     * Creates an item.
     *
     * @throws MailboxException NOT_FOUND for an unknown folder, INVALID when a value contradicts a rule
     */
    public SimItem create(NewItem item) {
        return createAll(List.of(item)).get(0);
    }

    /** Creates items in one transaction: all or none; more than 16 raise no ItemAdd in the object model, as in Outlook. */
    public List<SimItem> createAll(List<NewItem> wanted) {
        return change(() -> {
            ItemMoves moves = moves();
            return moves.done(moves.createdAll(wanted));
        });
    }

    /**
     * Saves the content of an item not saved before, as Outlook does on the first Save.
     *
     * @param kind what it is
     * @param folderId where it is saved
     * @param content what it holds; no rule is applied any more
     */
    public SimItem insert(ItemKind kind, String folderId, ItemContent content) {
        return change(() -> {
            ItemMoves moves = moves();
            return moves.done(moves.inserted(kind, folderId, content));
        });
    }

    /**
     * Edits an item with Outlook's rules.
     *
     * @throws MailboxException NOT_FOUND, INVALID
     */
    public SimItem edit(String entryId, List<ItemChange> changes) {
        return change(() -> {
            ItemMoves moves = moves();
            SimItem before = moves.item(entryId);
            return moves.done(moves.saved(before, rules().apply(before.kind(), before.content(), changes)));
        });
    }

    /**
     * Saves an item's content as it was edited elsewhere; no rule is applied any more.
     *
     * @param base the snapshot the edit began with
     * @throws MailboxException NOT_FOUND when it is gone, CHANGED when it was saved since {@code base}
     */
    public SimItem save(SimItem base, ItemContent content) {
        return change(() -> {
            ItemMoves moves = moves();
            SimItem before = moves.item(base.entryId());
            if (before.version() != base.version()) {
                throw new MailboxException(Problem.CHANGED, "the item was changed by somebody else meanwhile");
            }
            return moves.done(moves.saved(before, content));
        });
    }

    /**
     * Moves an item. Within a store it keeps its EntryID, in another store it gets a new one.
     *
     * @throws MailboxException NOT_FOUND, CANCELED when a listener refused
     */
    public SimItem move(String entryId, String folderId) {
        SimFolder target =
                folder(folderId).orElseThrow(() -> new MailboxException(Problem.NOT_FOUND, "no folder " + folderId));
        permit(events.mayMove(get(entryId), target));
        return change(() -> {
            ItemMoves moves = moves();
            return moves.done(moves.moved(moves.item(entryId), target));
        });
    }

    /**
     * Deletes an item: into Deleted Items of its store, or for good when it already is there.
     *
     * @throws MailboxException NOT_FOUND, CANCELED when a listener refused
     */
    public void delete(String entryId) {
        SimItem item = get(entryId);
        if (isDeleted(item)) {
            purge(entryId);
            return;
        }
        move(
                entryId,
                defaultFolder(item.storeId(), DefaultFolder.DELETED_ITEMS)
                        .orElseThrow(() -> new MailboxException(Problem.NOT_FOUND, "the store has no Deleted Items"))
                        .entryId());
    }

    /** Deletes an item for good, wherever it is. */
    public void purge(String entryId) {
        permit(events.mayMove(get(entryId), null));
        change(() -> {
            ItemMoves moves = moves();
            return moves.done(moves.purged(moves.item(entryId)));
        });
    }

    /** Copies an item into its own folder; the copy carries user fields and global id, with an EntryID of its own. */
    public SimItem copy(String entryId) {
        return change(() -> {
            ItemMoves moves = moves();
            SimItem item = moves.item(entryId);
            return moves.done(moves.inserted(item.kind(), item.folderId(), item.content()));
        });
    }

    /**
     * Answers a meeting in the calendar; the item is replaced, so its EntryID changes.
     *
     * @param response OlMeetingResponse: 2 tentative, 3 accepted, 4 declined (into Deleted Items)
     * @return the item that took its place
     */
    public SimItem respond(String entryId, int response) {
        return change(() -> {
            ItemMoves moves = moves();
            return moves.done(moves.responded(moves.item(entryId), response));
        });
    }

    /** @return the folders below {@code parentId} */
    public List<SimFolder> subfolders(String parentId) {
        return folders().stream()
                .filter(folder -> parentId.equals(folder.parentId()))
                .toList();
    }

    /** Adds a folder; names are unique below one parent. */
    public SimFolder addFolder(String parentId, String name, int itemType) {
        return change(() -> new FolderChanges(index, random).added(parentId, name, itemType));
    }

    /** Renames a folder that is not a default folder. */
    public SimFolder renameFolder(String entryId, String name) {
        return change(() -> new FolderChanges(index, random).renamed(entryId, name));
    }

    /** Removes an empty folder that is not a default folder. */
    public void removeFolder(String entryId) {
        change(() -> new FolderChanges(index, random).removed(entryId));
    }

    /** Adds a user field to the fields of a folder. */
    public SimFolder addFolderField(String entryId, String name, int type) {
        return change(() -> new FolderChanges(index, random).withField(entryId, name, type));
    }

    /** @return the master category list */
    public List<SimCategory> categories() {
        return locked(index::categories);
    }

    /** Adds a category or gives an existing one another color. */
    public SimCategory putCategory(String name, int color) {
        return change(() -> new CategoryChanges(index, random).put(name, color));
    }

    /** Removes a category from the master list; items keep the name. */
    public void removeCategory(String name) {
        change(() -> new CategoryChanges(index, random).removed(name));
    }

    @Override
    public void close() {
        locked(() -> {
            store.close();
            return true;
        });
    }

    /** What a change does and returns: computed first, committed second, visible third. */
    record Change<T>(List<StateChange> steps, List<MailboxEvent> events, T result) {}

    /** Works out a change under the lock. */
    interface Plan<T> {
        Change<T> make();
    }

    private ItemMoves moves() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new ItemMoves(index, new ItemRules(settings.zone(), now), random);
    }

    private <T> T change(Plan<T> plan) {
        T result;
        lock.lock();
        try {
            Change<T> change = plan.make();
            store.commit(change.steps());
            change.steps().forEach(index::apply);
            events.add(change.events());
            result = change.result();
        } finally {
            lock.unlock();
        }
        events.deliver();
        return result;
    }

    private <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }

    private static void permit(boolean allowed) {
        if (!allowed) {
            throw new MailboxException(Problem.CANCELED, "moving the item was refused by an add-in");
        }
    }

    static MailboxException noItem(String entryId) {
        return new MailboxException(Problem.NOT_FOUND, "there is no item " + entryId);
    }
}

package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.MailboxException.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The mailbox behind the simulated Outlook.
 *
 * <p>Every change is durable before the call returns and is then told to the listeners. All values handed out are
 * immutable snapshots. Thread-safe; one lock, never held while a listener runs.
 */
public final class SimMailbox extends MailboxContents implements AutoCloseable {
    private final EventQueue events = new EventQueue();
    private final MailboxStore store;
    private final InstantSource clock;
    private final RandomGenerator random;

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
        super(store.load(), settings, clock);
        this.store = store;
        this.clock = clock;
        this.random = random;
        if (index().isNew()) {
            change(() -> new Change<>(new FirstUse(random).of(settings), List.of(), true));
        }
    }

    /** Adds a follower of all later changes. */
    public void listen(MailboxListener listener) {
        events.listen(listener);
    }

    /** Removes a follower. */
    public void forget(MailboxListener listener) {
        events.forget(listener);
    }

    /** @return a new global object id, for a meeting whose request and calendar item are created together */
    public String newGlobalId() {
        return locked(() -> GlobalIds.globalId(random, clock.instant()));
    }

    /** @return what the calendar item of a meeting request holds before it is answered */
    public ItemContent tentativeAppointment(SimItem request) {
        return MeetingRules.tentative(rules().initial(ItemKind.APPOINTMENT), request.content());
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

    /** Adds a folder; names are unique below one parent. */
    public SimFolder addFolder(String parentId, String name, int itemType) {
        return change(() -> new FolderChanges(index(), random).added(parentId, name, itemType));
    }

    /** Renames a folder that is not a default folder. */
    public SimFolder renameFolder(String entryId, String name) {
        return change(() -> new FolderChanges(index(), random).renamed(entryId, name));
    }

    /** Removes an empty folder that is not a default folder. */
    public void removeFolder(String entryId) {
        change(() -> new FolderChanges(index(), random).removed(entryId));
    }

    /** Adds a user field to the fields of a folder. */
    public SimFolder addFolderField(String entryId, String name, int type) {
        return change(() -> new FolderChanges(index(), random).withField(entryId, name, type));
    }

    /** Adds a category or gives an existing one another color. */
    public SimCategory putCategory(String name, int color) {
        return change(() -> new CategoryChanges(index(), random).put(name, color));
    }

    /** Removes a category from the master list; items keep the name. */
    public void removeCategory(String name) {
        change(() -> new CategoryChanges(index(), random).removed(name));
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
        return new ItemMoves(index(), new ItemRules(zone(), now), random);
    }

    private <T> T change(Plan<T> plan) {
        T result = locked(() -> {
            Change<T> change = plan.make();
            store.commit(change.steps());
            change.steps().forEach(index()::apply);
            events.add(change.events());
            return change.result();
        });
        events.deliver();
        return result;
    }

    private static void permit(boolean allowed) {
        if (!allowed) {
            throw new MailboxException(Problem.CANCELED, "moving the item was refused by an add-in");
        }
    }
}

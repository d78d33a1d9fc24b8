package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.MailboxException.Problem;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The reading half of {@link SimMailbox}: snapshots of what is in it. Thread-safe. */
abstract class MailboxContents {
    private final ReentrantLock lock = new ReentrantLock();
    private final MailboxIndex index;
    private final MailboxSettings settings;
    private final InstantSource clock;

    MailboxContents(MailboxState state, MailboxSettings settings, InstantSource clock) {
        this.index = new MailboxIndex(state);
        this.settings = settings;
        this.clock = clock;
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
        return locked(() -> index.items(folderId));
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

    /** @return the folders below {@code parentId} */
    public List<SimFolder> subfolders(String parentId) {
        return folders().stream()
                .filter(folder -> parentId.equals(folder.parentId()))
                .toList();
    }

    /** @return the master category list */
    public List<SimCategory> categories() {
        return locked(index::categories);
    }

    final MailboxIndex index() {
        return index;
    }

    final <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }

    static MailboxException noItem(String entryId) {
        return new MailboxException(Problem.NOT_FOUND, "there is no item " + entryId);
    }
}

package dev.crmbridge.sync.mailbox;

import dev.crmbridge.sync.mailbox.MailboxFaults.Call;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox in memory with the full meaning of {@link Mailbox}, scriptable failures and a person's hand.
 *
 * <p>Thread-safe. Ids count up, so a test run repeats exactly.
 */
public final class InMemoryMailbox implements Mailbox, MailboxHand {
    /** StoreID of the default store. */
    public static final String DEFAULT_STORE = "0000DEFA";

    /** StoreID of the data file next to it. */
    public static final String PST_STORE = "0000057A";

    private static final String MISSING = "there is no such item in the mailbox";

    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<String, StoredItem> items = new LinkedHashMap<>();
    private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
    private final MailboxFaults faults = new MailboxFaults();
    private final MailboxHints hints = new MailboxHints();
    private Set<String> withheld = Set.of();
    private boolean exchange = true;
    private String openStore = DEFAULT_STORE;
    private String openAddress = "owner@example.com";
    private boolean newIdOnMove;
    private Set<String> vanishing = Set.of();
    private Set<String> vanished = Set.of();
    private final Set<String> vanishedBefore = new HashSet<>();
    private long lastNumber;
    private long lastVersion;

    /**
     * @param clock gives today's date when a task completes
     * @param zone the mailbox's zone
     */
    public InMemoryMailbox(InstantSource clock, ZoneId zone) {
        this(clock, zone, 0x1000);
    }

    /** @param lastNumber ids count up from there, so that two mailboxes can have none in common */
    public InMemoryMailbox(InstantSource clock, ZoneId zone, long lastNumber) {
        this.clock = clock;
        this.zone = zone;
        this.lastNumber = lastNumber;
    }

    /** @return the failures to script */
    public MailboxFaults faults() {
        return faults;
    }

    /** @return the hints to lose or double */
    public MailboxHints hints() {
        return hints;
    }

    /** @return how often a call of the port was made, failed ones included */
    public synchronized int calls(Call call) {
        return calls.getOrDefault(call, 0);
    }

    /** @return calls of the port altogether */
    public synchronized int calls() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Outlook has another mailbox open from now on, or calls this one so; what it holds is not told by this. */
    public synchronized void opens(String storeId, String address) {
        openStore = storeId;
        openAddress = address;
    }

    /** Makes the default store a data file, or the Exchange mailbox again. */
    public synchronized void defaultStoreIsDataFile(boolean dataFile) {
        exchange = !dataFile;
    }

    /** The object-model guard refuses these members from now on, e.g. {@code Body}, {@code Recipients}. */
    public synchronized void withhold(Set<String> members) {
        withheld = Set.copyOf(members);
    }

    /**
     * Leaves an item out of the next listing, and it cannot be read until there is another one: a folder that was just moved.
     * That happens to an item once.
     */
    public synchronized void vanishFromNextListing(ItemRef item) {
        vanishing = vanishedBefore.add(item.entryId()) ? Set.of(item.entryId()) : Set.of();
    }

    /** Everything can be seen again. */
    public synchronized void nothingVanishes() {
        vanishing = Set.of();
        vanished = Set.of();
    }

    /** Whether a move gives the item a new EntryID; as a rule it keeps it inside one store. */
    public synchronized void newIdOnMove(boolean on) {
        newIdOnMove = on;
    }

    /** Outlook goes away: every call fails until {@link #comeBack()}. */
    public void goAway() {
        synchronized (this) {
            faults.failEverything(new MailboxFailure.NotRunning("Outlook is not running"));
        }
        hints.connection(false);
    }

    /** Outlook is back; scripted failures are forgotten. */
    public void comeBack() {
        synchronized (this) {
            faults.healAll();
        }
        hints.connection(true);
    }

    /** Somebody has the item open and has typed, or closes it again. */
    public synchronized void openWithUnsavedEdits(ItemRef item, boolean unsaved) {
        stored(item).unsavedEdits = unsaved;
    }

    /** @return the item as it is, without counting a call; for assertions */
    public synchronized OutlookItem peek(ItemRef item) {
        return stored(item).read(exchange, zone, Set.of());
    }

    /** @return all items, without counting a call; for assertions */
    public synchronized List<OutlookItem> peekAll() {
        return items.values().stream()
                .map(item -> item.read(exchange, zone, Set.of()))
                .toList();
    }

    @Override
    public MailboxResult<MailboxInfo> info() {
        return run(
                Call.INFO,
                null,
                () -> MailboxResult.ok(new MailboxInfo(openStore, exchange, openAddress, zone, "16.0.0.0")));
    }

    @Override
    public MailboxResult<List<ItemListing>> list(Set<ItemKind> kinds) {
        return run(Call.LIST, null, () -> {
            vanished = vanishing;
            vanishing = Set.of();
            return MailboxResult.ok(items.values().stream()
                    .filter(item -> kinds.contains(item.made.kind()))
                    .filter(item -> item.made.store() == HandmadeItem.Store.DEFAULT)
                    .filter(item -> !vanished.contains(item.ref.entryId()))
                    .map(StoredItem::listing)
                    .toList());
        });
    }

    @Override
    public MailboxResult<OutlookItem> read(ItemRef ref) {
        return onItem(Call.READ, ref, null, this::outcome);
    }

    @Override
    public MailboxResult<OutlookItem> calendarItemOf(ItemRef meetingRequest) {
        return onItem(Call.CALENDAR_ITEM_OF, meetingRequest, null, request -> {
            if (request.made.kind() != ItemKind.MEETING_REQUEST) {
                return MailboxResult.failed(new MailboxFailure.Bug("not a meeting request"));
            }
            for (StoredItem item : items.values()) {
                if (item.made.kind() == ItemKind.APPOINTMENT
                        && !item.deleted
                        && item.globalAppointmentId != null
                        && item.globalAppointmentId.equals(request.globalAppointmentId)) {
                    return outcome(item);
                }
            }
            return MailboxResult.failed(new MailboxFailure.NotFound("the meeting is not in the calendar"));
        });
    }

    @Override
    public MailboxResult<OutlookItem> write(
            ItemRef ref, Map<ItemField, ItemValue> changes, @Nullable String expectedVersion) {
        return onItem(Call.WRITE, ref, expectedVersion, item -> {
            item.change(changes, today());
            return saved(item);
        });
    }

    @Override
    public MailboxResult<OutlookItem> create(ItemKind kind, Map<ItemField, ItemValue> fields, ItemMark mark) {
        return run(Call.CREATE, null, () -> {
            StoredItem item = put(HandmadeItem.of(kind, ""));
            item.change(fields, today());
            putMark(item, mark);
            return saved(item);
        });
    }

    @Override
    public MailboxResult<Void> moveToDeletedItems(ItemRef ref, @Nullable String expectedVersion) {
        return onItem(Call.MOVE_TO_DELETED_ITEMS, ref, expectedVersion, item -> {
            toDeletedItems(item);
            return done();
        });
    }

    @Override
    public MailboxResult<OutlookItem> restore(ItemRef ref) {
        return onItem(Call.RESTORE, ref, null, item -> {
            if (item.deleted) {
                item.deleted = false;
                moved(item);
            }
            return outcome(item);
        });
    }

    @Override
    public MailboxResult<OutlookItem> mark(ItemRef ref, ItemMark mark) {
        return onItem(Call.MARK, ref, null, item -> {
            putMark(item, mark);
            return saved(item);
        });
    }

    @Override
    public MailboxResult<OutlookItem> unmark(ItemRef ref) {
        return onItem(Call.UNMARK, ref, null, item -> {
            item.categories.remove(StoredItem.CATEGORY);
            if (item.mark != null) {
                item.mark = new ItemMark(
                        item.mark.organization(),
                        item.mark.record(),
                        ItemMark.State.UNLINKED,
                        item.mark.entryId(),
                        item.mark.regarding(),
                        false);
            }
            return saved(item);
        });
    }

    @Override
    public Watch watch(Listener listener) {
        return hints.add(listener);
    }

    @Override
    public synchronized ItemRef add(HandmadeItem made) {
        StoredItem item = put(made);
        item.change(made.fields(), today());
        touch(item);
        return item.ref;
    }

    @Override
    public synchronized void edit(ItemRef ref, Map<ItemField, ItemValue> changes) {
        StoredItem item = stored(ref);
        item.change(changes, today());
        touch(item);
    }

    @Override
    public synchronized void categorize(ItemRef ref, Set<String> categories) {
        StoredItem item = stored(ref);
        item.categories.clear();
        item.categories.addAll(categories);
        touch(item);
    }

    @Override
    public synchronized void delete(ItemRef ref) {
        toDeletedItems(stored(ref));
    }

    /** Moves an item back from Deleted Items; its EntryID changes as {@link #newIdOnMove} says. */
    public synchronized ItemRef bringBack(ItemRef ref) {
        StoredItem item = stored(ref);
        item.deleted = false;
        moved(item);
        return item.ref;
    }

    @Override
    public synchronized void erase(ItemRef ref) {
        stored(ref);
        items.remove(ref.entryId());
        hints.fire(Listener::somethingChanged);
    }

    @Override
    public synchronized ItemRef copy(ItemRef ref) {
        StoredItem original = stored(ref);
        StoredItem copy = put(original.made);
        copy.fields.putAll(original.fields);
        copy.categories.clear();
        copy.categories.addAll(original.categories);
        copy.mark = original.mark;
        touch(copy);
        return copy.ref;
    }

    /** Replaces the item by itself under a new EntryID, as accepting a meeting or moving to another store does. */
    public synchronized ItemRef changeEntryId(ItemRef ref) {
        StoredItem item = stored(ref);
        rename(item);
        touch(item);
        return item.ref;
    }

    /** Makes an item another one under its EntryID: a series of it, or assigns it. */
    public synchronized void turnInto(ItemRef ref, UnaryOperator<HandmadeItem> change) {
        StoredItem item = stored(ref);
        item.made = change.apply(item.made);
        touch(item);
    }

    /** Puts a mark on an item without a call of the port, as another client would. */
    public synchronized void markByHand(ItemRef ref, @Nullable ItemMark mark) {
        StoredItem item = stored(ref);
        item.mark = mark;
        if (mark != null && mark.categoryPresent()) {
            item.categories.add(StoredItem.CATEGORY);
        }
        touch(item);
    }

    /** @return always 0: there is no way to send */
    @Override
    public int mailsSent() {
        return 0;
    }

    private synchronized <T> MailboxResult<T> run(
            Call call, @Nullable String entryId, Supplier<MailboxResult<T>> work) {
        calls.merge(call, 1, Integer::sum);
        MailboxFaults.Fault fault = faults.take(call, entryId);
        if (fault != null && !fault.afterEffect()) {
            return MailboxResult.failed(fault.failure());
        }
        MailboxResult<T> done = work.get();
        return fault == null ? done : MailboxResult.failed(fault.failure());
    }

    private <T> MailboxResult<T> onItem(
            Call call, ItemRef ref, @Nullable String expected, Function<StoredItem, MailboxResult<T>> work) {
        return run(call, ref.entryId(), () -> {
            StoredItem item = items.get(ref.entryId());
            if (item == null || vanished.contains(ref.entryId())) {
                return MailboxResult.failed(new MailboxFailure.NotFound(MISSING));
            }
            if (expected != null && !expected.equals(Long.toString(item.version))) {
                return MailboxResult.failed(new MailboxFailure.Changed("the item was changed meanwhile"));
            }
            return work.apply(item);
        });
    }

    private MailboxResult<OutlookItem> outcome(StoredItem item) {
        return MailboxResult.ok(item.read(exchange, zone, withheld));
    }

    private MailboxResult<OutlookItem> saved(StoredItem item) {
        touch(item);
        return outcome(item);
    }

    private void putMark(StoredItem item, ItemMark mark) {
        item.categories.add(StoredItem.CATEGORY);
        item.mark = new ItemMark(
                mark.organization(), mark.record(), mark.state(), item.ref.entryId(), mark.regarding(), true);
    }

    private void toDeletedItems(StoredItem item) {
        item.deleted = true;
        moved(item);
    }

    private void moved(StoredItem item) {
        if (newIdOnMove) {
            rename(item);
        }
        item.version = ++lastVersion;
        hints.fire(Listener::somethingChanged);
    }

    private void rename(StoredItem item) {
        items.remove(item.ref.entryId());
        item.ref = new ItemRef(nextId(), item.ref.storeId());
        items.put(item.ref.entryId(), item);
    }

    private void touch(StoredItem item) {
        item.version = ++lastVersion;
        hints.fire(listener -> listener.touched(item.ref));
    }

    private StoredItem put(HandmadeItem made) {
        boolean hasGlobalId = made.kind() == ItemKind.APPOINTMENT || made.kind() == ItemKind.MEETING_REQUEST;
        String globalId = made.globalAppointmentId();
        if (globalId == null && hasGlobalId) {
            globalId = "040000008200E00074C5B7101A82E008" + nextId();
        }
        String storeId = made.store() == HandmadeItem.Store.PST ? PST_STORE : openStore;
        StoredItem item = new StoredItem(made, new ItemRef(nextId(), storeId), globalId);
        item.fillIn();
        item.version = ++lastVersion;
        items.put(item.ref.entryId(), item);
        return item;
    }

    private StoredItem stored(ItemRef ref) {
        StoredItem item = items.get(ref.entryId());
        if (item == null) {
            throw new IllegalArgumentException("no item " + ref);
        }
        return item;
    }

    private String nextId() {
        return String.format(Locale.ROOT, "00000000AB1E%012X", ++lastNumber);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    @SuppressWarnings("NullAway") // the only value of Void is null
    private static MailboxResult<Void> done() {
        return new MailboxResult.Ok<>(null);
    }
}

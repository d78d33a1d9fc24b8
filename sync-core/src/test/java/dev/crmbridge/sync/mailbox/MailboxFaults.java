package dev.crmbridge.sync.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failures a test wants from {@link InMemoryMailbox}. Not thread-safe; the mailbox guards it. */
public final class MailboxFaults {
    /** The calls of the port. */
    public enum Call {
        INFO,
        LIST,
        READ,
        CALENDAR_ITEM_OF,
        WRITE,
        CREATE,
        MOVE_TO_DELETED_ITEMS,
        RESTORE,
        MARK,
        UNMARK
    }

    /** @param afterEffect whether the call is carried out and only its answer is lost */
    record Fault(MailboxFailure failure, boolean afterEffect) {}

    private final Map<Call, Deque<Fault>> once = new EnumMap<>(Call.class);
    private final Map<String, MailboxFailure> items = new HashMap<>();
    private @Nullable MailboxFailure all;

    /** The next call of that sort fails and does nothing; several queue up. */
    public void failNext(Call call, MailboxFailure failure) {
        once.computeIfAbsent(call, any -> new ArrayDeque<>()).add(new Fault(failure, false));
    }

    /** The next call of that sort is carried out but answers a failure, as when Outlook dies before answering. */
    public void loseAnswerOfNext(Call call, MailboxFailure failure) {
        once.computeIfAbsent(call, any -> new ArrayDeque<>()).add(new Fault(failure, true));
    }

    /** Every call on that item fails until {@link #heal}. */
    public void failItem(String entryId, MailboxFailure failure) {
        items.put(entryId, failure);
    }

    /** Every call fails until {@link #healAll}. */
    public void failEverything(MailboxFailure failure) {
        all = failure;
    }

    /** Calls on that item work again. */
    public void heal(String entryId) {
        items.remove(entryId);
    }

    /** Everything works again. */
    public void healAll() {
        all = null;
        items.clear();
        once.clear();
    }

    @Nullable
    Fault take(Call call, @Nullable String entryId) {
        if (all != null) {
            return new Fault(all, false);
        }
        Deque<Fault> queue = once.get(call);
        if (queue != null && !queue.isEmpty()) {
            return queue.remove();
        }
        MailboxFailure ofItem = entryId == null ? null : items.get(entryId);
        return ofItem == null ? null : new Fault(ofItem, false);
    }
}

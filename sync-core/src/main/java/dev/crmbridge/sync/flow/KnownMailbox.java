package dev.crmbridge.sync.flow;

import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxInfo;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Settings;
import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.store.Transaction;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Which mailbox Outlook has open, read once for each time Outlook is attached to, because it may start again with another profile; and
 * whether it is the one that the links of the data folder are about. In another mailbox their items are not found, which says nothing
 * about them. The mailbox of the links is recognised by the StoreID of its default store, or by its owner's address where Exchange moved it.
 *
 * <p>For the engine's thread.
 */
public final class KnownMailbox {
    private static final String STORE = "mailbox.store";
    private static final String ADDRESS = "mailbox.address";

    private final Ports ports;
    private @Nullable Now now;
    private int readIn = -1;

    /** @param ports to ask Outlook and the store with */
    public KnownMailbox(Ports ports) {
        this.ports = ports;
    }

    /**
     * The mailbox that Outlook has open.
     *
     * @param foreign why nothing is done in it for the links there are, as a sentence; null when it is theirs
     * @param bound StoreID of the mailbox of the links
     */
    public record Now(MailboxInfo info, @Nullable String foreign, String bound) {
        /** @return whether an item is in the mailbox of the links */
        public boolean isOfLinks(ItemRef item) {
            return item.storeId().equalsIgnoreCase(bound);
        }
    }

    /**
     * Lets the links of a data folder be in whatever mailbox Outlook has open next: a person says that theirs was moved and renamed.
     * Before an engine works with that store.
     */
    public static void forget(Store store) {
        store.inTransaction(tx -> {
            tx.settings().remove(STORE);
            tx.settings().remove(ADDRESS);
            return true;
        });
    }

    /** @return the mailbox as it was read last while Outlook is attached to, without asking; empty when that is not known */
    public Optional<Now> known() {
        return Optional.ofNullable(readIn == ports.reachability().outlookSession() ? now : null);
    }

    /** @return the mailbox, asked for when Outlook was away since it was read; empty when it cannot be read now */
    public CompletableFuture<Optional<Now>> get() {
        Optional<Now> known = known();
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known);
        }
        int session = ports.reachability().outlookSession();
        return ports.mailbox(Mailbox::info)
                .thenCompose(result -> result instanceof MailboxResult.Ok<MailboxInfo> ok
                        ? ports.store(tx -> compared(tx, ok.value())).thenApply(read -> kept(read, session))
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    /** @return why nothing is done for the links there are; empty when Outlook has their mailbox open, or none that can be read */
    public CompletableFuture<Optional<String>> foreign() {
        return get().thenApply(read -> read.flatMap(open -> Optional.ofNullable(open.foreign())));
    }

    private Optional<Now> kept(Now read, int session) {
        now = read;
        readIn = session;
        return Optional.of(read);
    }

    private static Now compared(Transaction tx, MailboxInfo info) {
        Settings settings = tx.settings();
        String store = settings.get(STORE).orElse(null);
        String address = settings.get(ADDRESS).orElse("");
        boolean same = info.storeId().equalsIgnoreCase(store)
                || !info.address().isEmpty() && info.address().equalsIgnoreCase(address);
        if (store != null && !same && hasLinks(tx)) {
            return new Now(info, foreign(info.address(), address), store);
        }
        if (!info.storeId().equals(store) || !info.address().equals(address)) {
            settings.put(STORE, info.storeId());
            settings.put(ADDRESS, info.address());
        }
        return new Now(info, null, info.storeId());
    }

    private static boolean hasLinks(Transaction tx) {
        return tx.links().outlines().stream().anyMatch(LinkOutline::isLinked)
                || !tx.links().elsewhere().isEmpty();
    }

    private static String foreign(String open, String bound) {
        return "Outlook has " + named(open) + " open, and the tracked items are in " + named(bound)
                + ". They are left alone, and nothing is tracked here. Start Outlook with the profile of that mailbox, or the service"
                + " with another data folder; if it is the same mailbox, moved and renamed, start the service once with --same-mailbox.";
    }

    private static String named(String address) {
        return address.isEmpty() ? "a mailbox without a known address" : "the mailbox of " + address;
    }
}

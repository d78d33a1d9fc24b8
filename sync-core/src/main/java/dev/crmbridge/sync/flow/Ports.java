package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.loop.Lane;
import dev.crmbridge.sync.loop.Reactor;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.store.Transaction;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports, called through workers. Whatever goes wrong in Outlook or at the CRM, a hung worker included, comes back as a failed
 * result; only the store's failures are exceptions.
 */
public final class Ports {
    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);

    private final Reactor reactor;
    private final Mailbox mailbox;
    private final Crm crm;
    private final Store store;
    private final Reachability reachability;
    private OwnWrites copies = OwnWrites.NOBODY;
    private Supplier<CompletableFuture<CrmResult<UUID>>> whose =
            () -> crm(crm -> crm.whoAmI().map(Identity::organization));
    private volatile @Nullable UUID organization;

    /** @param reachability is told what every call says about the two sides */
    public Ports(Reactor reactor, Mailbox mailbox, Crm crm, Store store, Reachability reachability) {
        this.reactor = reactor;
        this.mailbox = mailbox;
        this.crm = crm;
        this.store = store;
        this.reachability = reachability;
    }

    /** @param kept told of every write from now on */
    public void copies(OwnWrites kept) {
        copies = kept;
    }

    /** @return the thread, clock and timers */
    public Reactor reactor() {
        return reactor;
    }

    /** @return what is known about both sides */
    public Reachability reachability() {
        return reachability;
    }

    /** Calls Outlook for a person who waits. */
    public <T> CompletableFuture<MailboxResult<T>> mailbox(Function<Mailbox, MailboxResult<T>> call) {
        return told(reactor.call(Lane.COM, () -> call.apply(mailbox)));
    }

    /** Calls Outlook when no person waits for it: after every call of {@link #mailbox}. */
    public <T> CompletableFuture<MailboxResult<T>> mailboxInBackground(Function<Mailbox, MailboxResult<T>> call) {
        return told(reactor.callInBackground(Lane.COM, () -> call.apply(mailbox)));
    }

    private <T> CompletableFuture<MailboxResult<T>> told(CompletableFuture<MailboxResult<T>> reply) {
        return reply.handle((result, thrown) -> {
            MailboxResult<T> told = thrown == null ? result : MailboxResult.failed(mailboxFailure(thrown));
            reachability.outlook(told);
            return told;
        });
    }

    /** Calls the CRM, unless the person chose to work offline. */
    public <T> CompletableFuture<CrmResult<T>> crm(Function<Crm, CrmResult<T>> call) {
        if (reachability.offlineByChoice()) {
            return CompletableFuture.completedFuture(CrmResult.failed(Reachability.OFFLINE));
        }
        return reactor.call(Lane.HTTP, () -> call.apply(crm)).handle((result, thrown) -> {
            CrmResult<T> told = thrown == null ? result : CrmResult.failed(crmFailure(thrown));
            reachability.crm(told);
            return told;
        });
    }

    /** @param asked asks the CRM of which organization it is, as long as it has not said so since the start */
    void whose(Supplier<CompletableFuture<CrmResult<UUID>>> asked) {
        whose = asked;
    }

    /**
     * Comes before every write. What was decided by what is stored may be meant for another CRM than the one that answers now.
     *
     * @param write what is done when the CRM is of the organization that was meant
     */
    <T> CompletableFuture<CrmResult<T>> ifMeant(UUID meant, Supplier<CompletableFuture<CrmResult<T>>> write) {
        return hindrance(meant)
                .thenCompose(why ->
                        why.isPresent() ? CompletableFuture.completedFuture(CrmResult.failed(why.get())) : write.get());
    }

    private CompletableFuture<Optional<CrmFailure>> hindrance(UUID meant) {
        UUID told = organization;
        return told != null
                ? CompletableFuture.completedFuture(hindrance(meant, told))
                : whose.get().thenApply(answer -> answer.fold(now -> hindrance(meant, now), Optional::of));
    }

    private static Optional<CrmFailure> hindrance(UUID meant, UUID now) {
        return meant.equals(now)
                ? Optional.empty()
                : Optional.of(new CrmFailure.Retry(
                        "other-organization",
                        "the CRM is of another organization (" + now + ") than this was meant for",
                        Duration.ZERO,
                        false));
    }

    /** @return whether that organization is another one than the CRM said it is of; false while it has not said so since the start */
    boolean isElsewhere(@Nullable UUID other) {
        UUID told = organization;
        return told != null && other != null && !other.equals(told);
    }

    /**
     * Writes one record. All writes go this way or through a {@link WriteGate}, so that copies kept here learn of them and none goes to a
     * CRM it is not meant for.
     *
     * @param meant organization the write is meant for
     * @return the new version; empty text for a deletion
     */
    public CompletableFuture<CrmResult<String>> write(UUID meant, CrmWrite write) {
        return ifMeant(meant, () -> write(write));
    }

    /** Writes one record of which it is certain that it is meant for this CRM. */
    CompletableFuture<CrmResult<String>> write(CrmWrite write) {
        return crm(crm -> carryOut(crm, write)).thenApply(result -> {
            told(write, result);
            return result;
        });
    }

    /**
     * Writes several records in one request, of which it is certain that they are meant for this CRM.
     *
     * @param writes at most {@link WriteGate#MOST}
     * @return one result per write, in order
     */
    CompletableFuture<CrmResult<List<CrmResult<String>>>> write(List<CrmWrite> writes) {
        return crm(crm -> crm.batch(writes)).thenApply(answer -> {
            if (answer instanceof CrmResult.Ok<List<CrmResult<String>>> ok) {
                for (int i = 0; i < Math.min(writes.size(), ok.value().size()); i++) {
                    told(writes.get(i), ok.value().get(i));
                }
            }
            return answer;
        });
    }

    /** Tells those who keep copies that the CRM has no such record. */
    public void gone(RecordRef record) {
        copies.gone(record);
    }

    private static CrmResult<String> carryOut(Crm crm, CrmWrite write) {
        if (write instanceof CrmWrite.Create create) {
            return crm.create(create.ref(), create.row(), create.check());
        } else if (write instanceof CrmWrite.Update update) {
            return crm.update(update.ref(), update.row(), update.etag(), update.check());
        }
        CrmWrite.Delete delete = (CrmWrite.Delete) write;
        return crm.delete(delete.ref(), delete.etag()).map(done -> "");
    }

    private void told(CrmWrite write, CrmResult<String> result) {
        if (result instanceof CrmResult.Failed<String> failed) {
            if (failed.failure() instanceof CrmFailure.Gone) {
                copies.gone(write.ref());
            }
        } else if (write instanceof CrmWrite.Create create) {
            copies.created(create.ref(), create.row().values());
        } else if (write instanceof CrmWrite.Update update) {
            copies.changed(update.ref(), update.row().values());
        } else {
            copies.gone(write.ref());
        }
    }

    /** Runs a transaction in which links of other organizations are out of reach; completes once it is durable. */
    public <T> CompletableFuture<T> store(Function<Transaction, T> work) {
        return reactor.call(
                Lane.DISK,
                () -> store.inTransaction(tx -> work.apply(new OwnTransaction(
                        tx,
                        () -> Optional.ofNullable(organization).or(() -> StandingCache.organization(tx.settings()))))));
    }

    /** The CRM said of which organization it is. */
    void organization(UUID told) {
        organization = told;
    }

    /** Runs a transaction without a result. */
    public CompletableFuture<Boolean> storing(Consumer<Transaction> work) {
        return store(tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }

    /** @return the address that opens a record; no call is made */
    public java.net.URI recordUrl(RecordRef ref) {
        return crm.recordUrl(ref);
    }

    /** @return the zone in which the CRM's duplicate rules turn a point in time into a day; costs nothing */
    public ZoneId rulesZone() {
        return crm.rulesZone();
    }

    /** Listens to hints of the mailbox, on any thread. */
    public Mailbox.Watch watch(Mailbox.Listener listener) {
        return mailbox.watch(listener);
    }

    private static MailboxFailure mailboxFailure(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof Reactor.HungWorker) {
            return new MailboxFailure.NotRunning("Outlook did not answer");
        }
        LOG.atError().setCause(cause).log("call to Outlook failed");
        return new MailboxFailure.Bug(
                "the call to Outlook failed: " + cause.getClass().getSimpleName());
    }

    private static CrmFailure crmFailure(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof Reactor.HungWorker) {
            return new CrmFailure.Retry("no-answer", "the CRM did not answer in time", null, true);
        }
        LOG.atError().setCause(cause).log("call to the CRM failed");
        return new CrmFailure.Unexpected(
                "bug", "the call to the CRM failed: " + cause.getClass().getSimpleName());
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}

package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.sync.store.Settings;
import dev.crmbridge.sync.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps identity and privileges, in memory and in the store, so that rules can be checked offline. A CRM that refuses a user who has no
 * security role has thereby told the privileges: none. It does not say then who asks, so who was known before counts on.
 */
public final class StandingCache {
    private static final String SETTING = "cache.standing";
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration FRESH_WHEN_IN_DOUBT = Duration.ofMinutes(1);

    private final Ports ports;
    private @Nullable KnownStanding known;
    private Instant readAt = Instant.MIN;
    private boolean doubted;
    private @Nullable CompletableFuture<CrmResult<Standing>> asking;
    private int asks;
    private int answered;
    private final List<KeptOfCrm> kept = new ArrayList<>();
    private Runnable moved = () -> {};

    /** @param ports to ask the CRM and the store with */
    public StandingCache(Ports ports) {
        this.ports = ports;
        ports.whose(() ->
                fetch().thenApply(answer -> answer.map(told -> told.identity().organization())));
    }

    /**
     * The CRM may turn out to be of another organization than the one that was asked before, also before the start.
     *
     * @param told when it does, after everything was forgotten
     * @param forgotten what is forgotten then
     */
    public void onMove(Runnable told, List<KeptOfCrm> forgotten) {
        moved = told;
        kept.addAll(forgotten);
    }

    /** @return what the user may do as far as it is known without asking, or empty before the first answer */
    public Optional<Privileges> privileges() {
        return Optional.ofNullable(known).map(KnownStanding::privileges);
    }

    /**
     * Asks the CRM once after the start, because the data folder may have been used with another one; what is stored counts only while the
     * CRM cannot be asked. Once somebody was refused it is asked again after a minute, so that what an administrator gives counts soon.
     *
     * @return what is known; refused as the CRM does it when there is no role and nobody ever said who the user is
     */
    public CompletableFuture<CrmResult<Standing>> get() {
        KnownStanding now = known;
        if (now != null && (isConfirmed() || !ports.reachability().online())) {
            return CompletableFuture.completedFuture(now.standing());
        }
        return fetch().thenCompose(answer -> answer.fold(
                told -> CompletableFuture.completedFuture(answer),
                failure -> failure instanceof CrmFailure.Retry || failure instanceof CrmFailure.SignIn
                        ? stored().thenApply(kept ->
                                kept.map(KnownStanding::standing).orElse(answer))
                        : CompletableFuture.completedFuture(answer)));
    }

    private boolean isConfirmed() {
        boolean inDoubt = doubted || known != null && known.privileges().none();
        return readAt != Instant.MIN && (!inDoubt || isYounger(FRESH_WHEN_IN_DOUBT));
    }

    private boolean isYounger(Duration age) {
        return readAt != Instant.MIN && readAt.plus(age).isAfter(ports.reactor().now());
    }

    /** Somebody was refused, by the CRM in spite of what is known or because of it: the CRM is asked again, unless it just was. */
    public void doubt() {
        doubted = true;
        if (!isYounger(FRESH_WHEN_IN_DOUBT) && ports.reachability().online()) {
            fetch();
        }
    }

    private CompletableFuture<Optional<KnownStanding>> stored() {
        if (known != null) {
            return CompletableFuture.completedFuture(Optional.of(known));
        }
        return ports.store(tx -> tx.settings().get(SETTING)).thenApply(stored -> {
            stored.ifPresent(text -> known = KnownStanding.parse(text));
            return Optional.ofNullable(known);
        });
    }

    /** @return the organization of the CRM that was asked last, also before the start; empty when none ever was */
    static Optional<UUID> organization(Settings settings) {
        return settings.get(SETTING)
                .flatMap(text -> Optional.ofNullable(KnownStanding.parse(text).identity()))
                .map(Identity::organization);
    }

    /** Asks the CRM again when the last answer is more than 15 minutes old; a failed call changes nothing. */
    public CompletableFuture<CrmResult<Standing>> refresh() {
        return known != null && isConfirmed() && isYounger(FRESH) ? get() : fetch();
    }

    /** @return how often the CRM was asked by now, for {@link #askedAfter} */
    public int asks() {
        return asks;
    }

    /**
     * What the user may do, for concluding something from a refusal: what was known before it may be older.
     *
     * @param before what {@link #asks} was before the call that was refused
     * @return the failure when the CRM cannot be asked; nothing stored takes its place
     */
    public CompletableFuture<CrmResult<Standing>> askedAfter(int before) {
        KnownStanding now = known;
        CompletableFuture<CrmResult<Standing>> going = asking;
        if (now != null && answered > before) {
            return CompletableFuture.completedFuture(now.standing());
        }
        return going != null && asks > before ? going : askAgain();
    }

    /** Whoever asks while the CRM is being asked gets the same answer. */
    private CompletableFuture<CrmResult<Standing>> fetch() {
        return asking != null ? asking : askAgain();
    }

    private CompletableFuture<CrmResult<Standing>> askAgain() {
        asks++;
        int mine = asks;
        CompletableFuture<CrmResult<Standing>> answer = askCrm().thenApply(told -> {
            if (told instanceof CrmResult.Ok) {
                answered = Math.max(answered, mine);
            }
            return told;
        });
        if (!answer.isDone()) {
            asking = answer;
            answer.whenComplete((told, failure) -> {
                if (asks == mine) {
                    asking = null;
                }
            });
        }
        return answer;
    }

    private CompletableFuture<CrmResult<Standing>> askCrm() {
        return ports.crm(StandingCache::ask)
                .thenCompose(result -> result.fold(
                        standing -> keep(new KnownStanding(standing.identity(), standing.privileges())),
                        failure -> failure instanceof CrmFailure.Denied denied && denied.isWithoutRole()
                                ? stored().thenCompose(before -> keep(
                                        before.map(KnownStanding::withoutRole).orElse(KnownStanding.NOTHING)))
                                : CompletableFuture.completedFuture(result)));
    }

    private CompletableFuture<CrmResult<Standing>> keep(KnownStanding told) {
        if (told.equals(known)) {
            learn(told);
            return CompletableFuture.completedFuture(told.standing());
        }
        return ports.store(tx -> store(tx, told)).thenApply(other -> {
            learn(told);
            if (other) {
                kept.forEach(KeptOfCrm::forget);
                moved.run();
            }
            return told.standing();
        });
    }

    /** @return whether it is of another organization than what was stored before */
    private boolean store(Transaction tx, KnownStanding told) {
        Identity identity = told.identity();
        boolean other = identity != null
                && organization(tx.settings())
                        .filter(before -> !before.equals(identity.organization()))
                        .isPresent();
        if (other) {
            kept.forEach(each -> each.forgetStored(tx));
        }
        tx.settings().put(SETTING, told.text());
        return other;
    }

    private void learn(KnownStanding told) {
        KnownStanding before = known;
        doubted = doubted && !(before != null && told.hasMoreThan(before));
        known = told;
        readAt = ports.reactor().now();
        Identity identity = told.identity();
        if (identity != null) {
            ports.organization(identity.organization());
        }
    }

    private static CrmResult<Standing> ask(Crm crm) {
        return crm.whoAmI()
                .fold(identity -> crm.privileges().map(held -> new Standing(identity, held)), CrmResult::failed);
    }
}

package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.Privileges.Depth;
import dev.crmbridge.sync.store.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps identity and privileges, in memory and in the store, so that rules can be checked offline. */
public final class StandingCache {
    private static final String SETTING = "cache.standing";
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final Ports ports;
    private @Nullable Standing known;
    private Instant readAt = Instant.MIN;
    private @Nullable CompletableFuture<CrmResult<Standing>> asking;
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

    /** @return what is known without asking, or empty before the first answer */
    public Optional<Standing> known() {
        return Optional.ofNullable(known);
    }

    /**
     * Asks the CRM once after the start, because the data folder may have been used with another one; what is stored counts only while the
     * CRM cannot be asked.
     *
     * @return what is known
     */
    public CompletableFuture<CrmResult<Standing>> get() {
        Standing now = known;
        if (now != null && (isConfirmed() || !ports.reachability().online())) {
            return CompletableFuture.completedFuture(CrmResult.ok(now));
        }
        return fetch().thenCompose(answer -> answer.fold(
                told -> CompletableFuture.completedFuture(answer),
                failure -> failure instanceof CrmFailure.Retry || failure instanceof CrmFailure.SignIn
                        ? stored().thenApply(kept -> kept.map(CrmResult::ok).orElse(answer))
                        : CompletableFuture.completedFuture(answer)));
    }

    private boolean isConfirmed() {
        return readAt != Instant.MIN;
    }

    private CompletableFuture<Optional<Standing>> stored() {
        if (known != null) {
            return CompletableFuture.completedFuture(Optional.of(known));
        }
        return ports.store(tx -> tx.settings().get(SETTING)).thenApply(stored -> {
            stored.ifPresent(text -> known = parse(text));
            return Optional.ofNullable(known);
        });
    }

    /** @return the organization of the CRM that was asked last, also before the start; empty when none ever was */
    static Optional<UUID> organization(Settings settings) {
        return settings.get(SETTING).map(text -> parse(text).identity().organization());
    }

    /** Asks the CRM again when the last answer is more than 15 minutes old; a failed call changes nothing. */
    public CompletableFuture<CrmResult<Standing>> refresh() {
        boolean fresh = known != null
                && isConfirmed()
                && readAt.plus(FRESH).isAfter(ports.reactor().now());
        return fresh ? get() : fetch();
    }

    /** Whoever asks while the CRM is being asked gets the same answer. */
    private CompletableFuture<CrmResult<Standing>> fetch() {
        if (asking != null) {
            return asking;
        }
        CompletableFuture<CrmResult<Standing>> answer = askCrm();
        if (!answer.isDone()) {
            asking = answer;
            answer.whenComplete((told, failure) -> asking = null);
        }
        return answer;
    }

    private CompletableFuture<CrmResult<Standing>> askCrm() {
        return ports.crm(StandingCache::ask)
                .thenCompose(result -> result.fold(
                        standing -> keep(standing).thenApply(stored -> result),
                        failure -> CompletableFuture.completedFuture(result)));
    }

    private CompletableFuture<Boolean> keep(Standing standing) {
        UUID organization = standing.identity().organization();
        return ports.store(tx -> {
                    boolean other = organization(tx.settings())
                            .filter(before -> !before.equals(organization))
                            .isPresent();
                    if (other) {
                        kept.forEach(each -> each.forgetStored(tx));
                    }
                    tx.settings().put(SETTING, text(standing));
                    return other;
                })
                .thenApply(other -> {
                    known = standing;
                    readAt = ports.reactor().now();
                    ports.organization(organization);
                    if (other) {
                        kept.forEach(KeptOfCrm::forget);
                        moved.run();
                    }
                    return other;
                });
    }

    private static CrmResult<Standing> ask(Crm crm) {
        return crm.whoAmI()
                .fold(identity -> crm.privileges().map(held -> new Standing(identity, held)), CrmResult::failed);
    }

    private static String text(Standing standing) {
        StringBuilder text = new StringBuilder()
                .append(standing.identity().user())
                .append(' ')
                .append(standing.identity().businessUnit())
                .append(' ')
                .append(standing.identity().organization());
        new TreeMap<>(standing.privileges().depths())
                .forEach((name, depth) ->
                        text.append('\n').append(name).append(' ').append(depth));
        return text.toString();
    }

    private static Standing parse(String text) {
        String[] lines = text.split("\n", -1);
        String[] ids = lines[0].split(" ", -1);
        Map<String, Depth> held = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(" ", -1);
            held.put(parts[0], Depth.valueOf(parts[1]));
        }
        return new Standing(
                new Identity(UUID.fromString(ids[0]), UUID.fromString(ids[1]), UUID.fromString(ids[2])),
                new Privileges(held));
    }
}

package dev.crmbridge.sync.people;

import dev.crmbridge.crm.AddressColumns;
import dev.crmbridge.crm.Addressed;
import dev.crmbridge.crm.Bearer;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.Found;
import dev.crmbridge.sync.flow.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which records of the CRM have which e-mail addresses, as it said in the last minutes. The page of an item, the commands and the passes
 * share it. Whoever asks while a request is under way, or right after one, waits for the next one, which takes the addresses of all of
 * them: many meetings that are tracked at once share a few requests. For the engine's thread.
 */
public final class AddressBook {
    private static final int MOST_REMEMBERED = 5_000;
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Ports ports;
    private final Map<String, Answer> remembered = new HashMap<>();
    private final Set<String> waiting = new TreeSet<>();
    private CompletableFuture<Boolean> last = CompletableFuture.completedFuture(true);
    private Instant rested = Instant.MIN;
    private @Nullable CompletableFuture<Boolean> next;

    /** @param ports to ask with */
    public AddressBook(Ports ports) {
        this.ports = ports;
    }

    private record Answer(Instant at, List<Found> records) {}

    /** @return the address as it is compared: in small letters, empty for none */
    public static String small(@Nullable String address) {
        return address == null ? "" : address.toLowerCase(Locale.ROOT);
    }

    /**
     * Asks for those of the addresses that are not known, all in one request for a few hundred.
     *
     * @param addresses in any case; what is no e-mail address belongs to nobody and is not asked for
     * @return true once all are known; false when the CRM could not be asked
     */
    public CompletableFuture<Boolean> ask(Collection<String> addresses) {
        Instant oldest = ports.reactor().now().minus(FRESH);
        remembered.values().removeIf(answer -> answer.at().isBefore(oldest));
        Set<String> unknown = addresses.stream()
                .map(AddressBook::small)
                .filter(address -> isMail(address) && !remembered.containsKey(address))
                .collect(Collectors.toSet());
        if (unknown.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        } else if (!ports.reachability().online()) {
            return CompletableFuture.completedFuture(false);
        }
        waiting.addAll(unknown);
        CompletableFuture<Boolean> round = next;
        if (round == null) {
            round = new CompletableFuture<>();
            next = round;
            CompletableFuture<Boolean> begun = round;
            last.whenComplete((done, failure) -> ports.reactor().after(pause(), () -> begin(begun)));
            last = round;
        }
        return round;
    }

    private Duration pause() {
        Instant now = ports.reactor().now();
        return rested.isAfter(now) ? Duration.between(now, rested) : Duration.ZERO;
    }

    private void begin(CompletableFuture<Boolean> round) {
        List<String> now = waiting.stream()
                .filter(address -> !remembered.containsKey(address))
                .toList();
        waiting.clear();
        next = null;
        askAll(now).whenComplete((asked, failure) -> {
            rested = ports.reactor().now().plus(PAUSE);
            round.complete(failure == null && asked);
        });
    }

    private CompletableFuture<Boolean> askAll(List<String> addresses) {
        CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(true);
        for (int from = 0; from < addresses.size(); from += AddressColumns.AT_ONCE) {
            Set<String> some =
                    Set.copyOf(addresses.subList(from, Math.min(from + AddressColumns.AT_ONCE, addresses.size())));
            asked = asked.thenCompose(
                    reachable -> reachable ? askSome(some) : CompletableFuture.completedFuture(false));
        }
        return asked;
    }

    private CompletableFuture<Boolean> askSome(Set<String> addresses) {
        return ports.crm(crm -> crm.withAddresses(addresses))
                .thenApply(result -> result.fold(
                        found -> {
                            remember(addresses, found);
                            return true;
                        },
                        failure -> false));
    }

    private void remember(Set<String> addresses, List<Addressed> found) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        Map<String, List<Found>> byAddress = new HashMap<>();
        found.forEach(each -> byAddress
                .computeIfAbsent(each.address(), address -> new ArrayList<>())
                .add(each.record()));
        Instant now = ports.reactor().now();
        addresses.forEach(address ->
                remembered.put(address, new Answer(now, List.copyOf(byAddress.getOrDefault(address, List.of())))));
    }

    /** @return the records that have the address, users first; empty when the CRM was not asked for it lately */
    public Optional<List<Found>> known(@Nullable String address) {
        String small = small(address);
        return small.isEmpty() || isMail(small)
                ? Optional.ofNullable(remembered.get(small)).map(Answer::records)
                : Optional.of(List.of());
    }

    /** Asks where needed, then tells who is meant by the addresses. Never fails: without an answer nobody is known. */
    public CompletableFuture<Identified> identify(Collection<String> addresses) {
        return ask(addresses).handle((asked, failure) -> {
            Map<String, Bearer> bearers = new HashMap<>();
            boolean complete = true;
            for (String address : addresses) {
                Optional<List<Found>> records = known(address);
                records.ifPresent(found -> bearers.put(small(address), Bearer.of(found)));
                complete &= records.isPresent() || address.isEmpty();
            }
            return new Identified(bearers, complete);
        });
    }

    /** Records that were named in a write which the CRM rejects may be gone since: the next try asks again. */
    public void doubt(Identified named, CrmFailure failure) {
        if (failure instanceof CrmFailure.Rejected) {
            named.records().keySet().forEach(remembered::remove);
        }
    }

    private static boolean isMail(String address) {
        return address.indexOf('@') > 0 && address.length() <= AddressColumns.LONGEST;
    }
}

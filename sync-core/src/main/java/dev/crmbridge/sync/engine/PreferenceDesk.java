package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.SettingView;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.Policy;
import dev.crmbridge.sync.preference.Preference;
import dev.crmbridge.sync.preference.Preferences;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps what the user decided, and says what is in force. For the engine's thread. */
final class PreferenceDesk {
    private final Ports ports;
    private final EngineSettings settings;
    private Preferences now = Preferences.NONE;

    PreferenceDesk(Ports ports, EngineSettings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    Policy policy() {
        return now.policy(settings.policy());
    }

    DeletionBrake brake() {
        return now.brake(settings.brake());
    }

    boolean adoptsLinks() {
        return now.adoptsLinks();
    }

    Duration keepsHistory() {
        return now.keepsHistory();
    }

    int pastDays() {
        return now.pastDays();
    }

    CompletableFuture<Boolean> load() {
        return ports.store(tx -> tx.settings().get(Preferences.SETTING).map(Preferences::read))
                .thenApply(kept -> {
                    now = kept.orElse(Preferences.NONE);
                    return true;
                });
    }

    List<SettingView> all() {
        return now.known().stream().map(this::view).toList();
    }

    private SettingView view(Preference preference) {
        return new SettingView(
                preference.name(),
                now.value(preference),
                preference.standard(),
                preference.description(),
                preference.values(),
                preference.least(),
                preference.most());
    }

    /**
     * @param value null = as when nobody decided
     * @return empty once it is in force, otherwise why it cannot be, as a sentence
     */
    CompletableFuture<Optional<String>> decide(String name, @Nullable String value) {
        Optional<Preference> known = Preferences.named(name);
        Optional<String> problem = known.isEmpty()
                ? Optional.of("There is no setting “" + name + "”. “crmbridge settings” lists them.")
                : value == null ? Optional.empty() : known.get().problem(value);
        if (problem.isPresent()) {
            return CompletableFuture.completedFuture(problem);
        }
        Preferences next = now.with(name, value);
        return ports.storing(tx -> {
                    tx.settings().put(Preferences.SETTING, next.text());
                    lookAgainAtConflicts(tx);
                })
                .thenApply(stored -> {
                    now = next;
                    return Optional.<String>empty();
                });
    }

    /** What waits for a person may be decided now. */
    private static void lookAgainAtConflicts(Transaction tx) {
        tx.conflicts()
                .all()
                .forEach(stored -> tx.links()
                        .ofRecord(stored.record())
                        .filter(Link::isLinked)
                        .ifPresent(link -> tx.links()
                                .put(link.withSeen(new Link.Seen(
                                        "",
                                        "",
                                        link.seen().outlookMissing(),
                                        link.seen().crmMissing())))));
    }
}

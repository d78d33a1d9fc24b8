package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.FieldDirection;
import dev.crmbridge.sync.SettingChoice;
import dev.crmbridge.sync.SettingView;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.Policy;
import dev.crmbridge.sync.preference.FieldPreferences;
import dev.crmbridge.sync.preference.Preference;
import dev.crmbridge.sync.preference.Preferences;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Keeps what the user decided, and says what is in force. For the engine's thread. */
final class PreferenceDesk {
    private final Ports ports;
    private final EngineSettings settings;
    private Preferences now = Preferences.NONE;
    /** Asked for at every pair, so it is made when something is decided. */
    private Policy policy;

    PreferenceDesk(Ports ports, EngineSettings settings) {
        this.ports = ports;
        this.settings = settings;
        this.policy = settings.policy();
    }

    private void use(Preferences next) {
        now = next;
        policy = next.policy(settings.policy());
    }

    Policy policy() {
        return policy;
    }

    Directions directions() {
        return policy.directions();
    }

    List<FieldDirection> fieldDirections() {
        return now.going().stream().map(PreferenceDesk::view).toList();
    }

    private static FieldDirection view(FieldPreferences.Going going) {
        String direction = going.direction().code();
        Preference setting = going.setting().orElse(null);
        return new FieldDirection(
                going.table(),
                going.label(),
                direction,
                setting == null ? direction : setting.standard(),
                setting == null ? null : setting.name());
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
        return ports.store(tx -> {
                    LinksAgain.atNewFields(tx);
                    return tx.settings().get(Preferences.SETTING).map(Preferences::read);
                })
                .thenApply(kept -> {
                    use(kept.orElse(Preferences.NONE));
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

    /** @return empty once all are in force, otherwise why one cannot be, as a sentence; then none is */
    CompletableFuture<Optional<String>> decide(List<SettingChoice> choices) {
        Optional<String> problem =
                choices.stream().flatMap(choice -> problem(choice).stream()).findFirst();
        if (choices.isEmpty() || problem.isPresent()) {
            return CompletableFuture.completedFuture(problem);
        }
        Preferences next = now.with(choices);
        return ports.storing(tx -> {
                    tx.settings().put(Preferences.SETTING, next.text());
                    LinksAgain.atConflicts(tx);
                    LinksAgain.at(tx, next.turned(now));
                })
                .thenApply(stored -> {
                    use(next);
                    return Optional.<String>empty();
                });
    }

    private static Optional<String> problem(SettingChoice choice) {
        String value = choice.value();
        Optional<Preference> known = Preferences.named(choice.name());
        if (known.isEmpty()) {
            return Optional.of(Preferences.unknown(choice.name()));
        }
        return value == null ? Optional.empty() : known.get().problem(value);
    }
}

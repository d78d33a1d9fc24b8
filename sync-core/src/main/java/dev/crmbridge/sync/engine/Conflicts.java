package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.SettingChoice;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.preference.FieldPreferences;
import dev.crmbridge.sync.run.Runs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Fields that wait for a choice, choosing, and remembering what was chosen. For the engine's thread. */
final class Conflicts {
    private final ConflictViews views;
    private final Runs runs;
    private final PreferenceDesk preferences;

    Conflicts(ConflictViews views, Runs runs, PreferenceDesk preferences) {
        this.views = views;
        this.runs = runs;
        this.preferences = preferences;
    }

    CompletableFuture<List<ConflictView>> open() {
        return views.open();
    }

    /** A choice is remembered for conflicts only; whether something is a duplicate is a question of its own each time. */
    CompletableFuture<Optional<String>> resolve(String id, Settlement.Side use, boolean remember) {
        return views.open()
                .thenApply(open ->
                        open.stream().filter(view -> view.id().equals(id)).findFirst())
                .thenCompose(view -> runs.choices()
                        .choose(id, use)
                        .thenCompose(trouble -> trouble.isEmpty() && view.isPresent()
                                ? settled(view.get(), use, remember)
                                : CompletableFuture.completedFuture(trouble)));
    }

    private CompletableFuture<Optional<String>> settled(ConflictView view, Settlement.Side use, boolean remember) {
        if (view.ofDuplicates()) {
            return use == Settlement.Side.LEAVE
                    ? runs.leftDuplicates().remember(view.id()).thenApply(stored -> Optional.empty())
                    : CompletableFuture.completedFuture(Optional.empty());
        }
        return remember
                ? preferences.decide(List.of(new SettingChoice(
                        FieldPreferences.ofConflicts(view.record().entity(), view.field()), use.word())))
                : CompletableFuture.completedFuture(Optional.empty());
    }
}

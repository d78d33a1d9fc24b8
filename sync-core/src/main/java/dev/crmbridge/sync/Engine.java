package dev.crmbridge.sync;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.CommandRequest.Selected;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Settlement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine as the service sees it.
 *
 * <p>Thread-safe. Every method returns at once; work happens in the engine's loop and its workers, and futures complete on a
 * thread of the engine: never block in their continuations.
 */
public interface Engine extends AutoCloseable {
    /**
     * Accepts a command.
     *
     * @return one operation per item in the order of the items, once they are durable; refused ones carry their code
     */
    CompletableFuture<List<OperationView>> submit(CommandRequest request);

    /** @return the operation, or empty when there is none with this id */
    CompletableFuture<Optional<OperationView>> operation(String op);

    /** @return operations that are not final, and the last {@code finished} final ones, newest first */
    CompletableFuture<List<OperationView>> operations(int finished);

    /**
     * Answers an operation's question.
     *
     * @return the operation after the answer was stored
     * @throws java.util.concurrent.CompletionException wrapping {@link RefusedAnswer} when the operation does not wait for that
     *     answer
     */
    CompletableFuture<OperationView> answer(String op, Answer answer);

    /**
     * Stops commands. What is done stays, what has not begun never begins, and what is under way goes on to its end; a question counts as
     * answered with Cancel.
     *
     * @param ops ids; unknown ones are left out of the answer
     * @return the operations as they are now: those that still go on are pending
     */
    CompletableFuture<List<OperationView>> cancel(List<String> ops);

    /**
     * Goes on with operations that failed, as if they had been put off. A record that may have been created is found again, so nothing
     * is created twice.
     *
     * @param ops ids; those that did not fail are left out of the answer
     * @return the operations, pending again
     */
    CompletableFuture<List<OperationView>> retry(List<String> ops);

    /**
     * Forgets operations that failed; their items stay as they are.
     *
     * @param ops ids; those that did not fail are left out of the answer
     * @return ids of what was forgotten
     */
    CompletableFuture<List<String>> ignore(List<String> ops);

    /** Runs one full pass; passes never overlap, a second request waits for its own. */
    CompletableFuture<SyncReport> synchronize(boolean dryRun);

    /**
     * Runs one full pass without the deletion brake, after a person looked at what would be deleted and agreed; what waits for an
     * answer because of the brake is answered with it.
     */
    CompletableFuture<SyncReport> synchronizeWithDeletions();

    /** @return all items of the watched folders with their state */
    CompletableFuture<List<ItemRow>> items();

    /**
     * @param idOrPrefix EntryID or a unique prefix of at least 8 characters
     * @return matching items; more than one means the prefix is not unique
     */
    CompletableFuture<List<ItemRow>> resolve(String idOrPrefix);

    /** @return why the item is as it is */
    CompletableFuture<ItemStatus> why(ItemRow item);

    /**
     * Tells from the store alone how items stand, without asking Outlook or the CRM.
     *
     * @return one for each item in the order of the items
     */
    CompletableFuture<List<ItemStanding>> standings(List<Selected> items);

    /** @return the records chosen lately for Set Regarding and Set Parent, the last one first */
    CompletableFuture<List<Found>> recentTargets();

    /**
     * Takes hints of somebody who sees Outlook's events: the items are looked at once it is quiet. A hint is never the only way
     * a change is found.
     *
     * @param items that were added or changed
     * @param others whether something else changed, unknown what
     */
    void changedInOutlook(List<ItemRef> items, boolean others);

    /**
     * Searches records for the regarding picker.
     *
     * @return what the CRM found, or why it could not be asked; nothing kept here takes its place
     */
    CompletableFuture<CrmResult<List<Found>>> search(String entity, String text, int limit);

    /** @return open conflicts with both values */
    CompletableFuture<List<ConflictView>> conflicts();

    /**
     * Settles a conflict with the value of one side.
     *
     * @param id see {@link ConflictView#id()}
     * @param use whose value is used
     * @param remember whether that side's value is used from now on whenever this field was changed on both sides
     * @return empty once the value is on both sides, otherwise why not, as a sentence
     */
    CompletableFuture<Optional<String>> resolveConflict(String id, Settlement.Side use, boolean remember);

    /** @return tracked items that could not be kept in step when they were looked at last, oldest first; ignored ones left out */
    CompletableFuture<List<PairProblem>> pairProblems();

    /**
     * Retries or ignores tracked items that could not be kept in step. Retrying looks at both sides at once and is done when that is
     * through.
     *
     * @param records see {@link PairProblem#record()}
     * @return those of {@code records} that were a problem before
     */
    CompletableFuture<List<RecordRef>> settlePairs(List<RecordRef> records, PairProblem.Settling how);

    /** @return pairs of which one side was deleted and that wait for a choice, and those kept apart by choice */
    CompletableFuture<List<DepartureView>> departures();

    /**
     * Chooses what happens to pairs of which one side was deleted, and runs a pass that does it.
     *
     * @return what came of it, one line for each record
     */
    CompletableFuture<DepartureReport> decideDepartures(DepartureAnswer answer);

    /** @return the last {@code limit} changes the bridge made, newest first */
    CompletableFuture<List<HistoryEntry>> history(int limit);

    /**
     * Takes back what an operation, a command or a run did, as far as nothing else happened since. Completes when values are written; untracking
     * and tracking again go on as operations.
     *
     * @param runOrOp see {@link HistoryEntry#run()} and {@link HistoryEntry#together()}
     * @return what was taken back and what was not, or empty when the journal does not know the id
     */
    CompletableFuture<Optional<UndoReport>> undo(String runOrOp);

    /** @return what the user can decide about runs, with the values in force; and the fields about whose conflicts is decided */
    CompletableFuture<List<SettingView>> settings();

    /** @return every mapped field of every table in the order of the field map, with the way it goes */
    CompletableFuture<List<FieldDirection>> fieldDirections();

    /**
     * Decides about settings, all of them or, when one cannot be as chosen, none; the next run goes by them.
     *
     * @return empty once all are in force, otherwise why one cannot be, as a sentence
     */
    CompletableFuture<Optional<String>> decideSettings(List<SettingChoice> choices);

    /** The same for one setting. */
    default CompletableFuture<Optional<String>> decideSetting(String name, @Nullable String value) {
        return decideSettings(List.of(new SettingChoice(name, value)));
    }

    /** @return the filters that bring records of the CRM to Outlook, and how they are set */
    CompletableFuture<List<FilterView>> filters();

    /** @return what a filter would do if it were on; nothing is changed */
    CompletableFuture<FilterPreview> previewFilter(Filter filter);

    /**
     * Switches a filter. Off: nothing new comes, and what came stays linked. On: a run starts at once, unless more than
     * {@link dev.crmbridge.sync.filter.FilterSwitch#MOST_UNASKED} items would come and nobody agreed to that.
     *
     * @param confirmed whether a person agreed to however many there are
     */
    CompletableFuture<FilterAnswer> switchFilter(Filter filter, boolean on, boolean confirmed);

    /** @return how things stand */
    CompletableFuture<EngineStatus> status();

    /** Works without the CRM until told otherwise, or ends that. */
    CompletableFuture<EngineStatus> offline(boolean offline);

    /**
     * Subscribes to changes.
     *
     * @param listener called on the engine's thread; must return at once
     * @return closes the subscription
     */
    AutoCloseable listen(Consumer<Event> listener);

    /** Finishes what is being written and stops. */
    @Override
    void close();

    /** Something a page may want to show. */
    sealed interface Event {
        /** An operation changed. */
        record OperationChanged(OperationView operation) implements Event {}

        /** Counts or connections changed. */
        record StatusChanged(EngineStatus status) implements Event {}
    }

    /** An answer that does not fit. */
    final class RefusedAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param message what was wrong and what can be answered */
        public RefusedAnswer(String message) {
            super(message);
        }
    }
}

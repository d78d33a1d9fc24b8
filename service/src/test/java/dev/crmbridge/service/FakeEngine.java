package dev.crmbridge.service;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.DepartureAnswer;
import dev.crmbridge.sync.DepartureReport;
import dev.crmbridge.sync.DepartureView;
import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.sync.FieldDirection;
import dev.crmbridge.sync.FilterAnswer;
import dev.crmbridge.sync.FilterPreview;
import dev.crmbridge.sync.FilterView;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStanding;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.PairProblem;
import dev.crmbridge.sync.RecordState;
import dev.crmbridge.sync.SettingChoice;
import dev.crmbridge.sync.SettingView;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.filter.FilterSwitch;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.plan.Settlement;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An engine in memory. What becomes of an item is told by its subject: "duplicate" finds duplicates, "recurring" is refused,
 * "slow" stays pending, "broken" fails, all others are linked at once.
 */
public final class FakeEngine implements Engine {
    private volatile String decided = "ask";
    /** A moment that tests can compare with. */
    /** Why a table cannot be searched, by table. */
    public final Map<String, CrmFailure> searchFailures = new ConcurrentHashMap<>();

    public static final String DEPARTURE_VERSION = "0a1b2c3d4e5f";

    public static final Instant NOW = Instant.parse("2026-11-25T09:30:00Z");

    private final Map<String, ItemRow> rows = new LinkedHashMap<>();
    private final Map<String, OperationView> operations = new LinkedHashMap<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    /** Commands in the order in which they came. */
    public final List<CommandRequest> submitted = new ArrayList<>();

    /** Items that hints named, in the order in which they came. */
    public final List<ItemRef> hinted = new ArrayList<>();
    /** Whether a hint said that something else changed. */
    public boolean hintedOthers;

    private final List<PairProblem> problems = new ArrayList<>();

    /** Adds a tracked item that cannot be kept in step. */
    public synchronized FakeEngine withPairProblem(String entryId, String subject) {
        problems.add(new PairProblem(
                ItemRef.ofDefaultStore(entryId),
                subject,
                record("task", subject),
                ReasonCode.CRM_REJECTED,
                "The CRM did not take the change.",
                NOW,
                NOW));
        return this;
    }

    private final Map<Filter, FilterSwitch> switches = new EnumMap<>(Filter.class);

    /** Why Outlook's mailbox is not that of the tracked items, or null. */
    public @Nullable String foreign;

    private boolean offline;

    /** Adds a task. */
    public synchronized FakeEngine withTask(String entryId, String subject) {
        rows.put(entryId, row(entryId, ItemKind.TASK, subject, ItemRow.State.UNTRACKED, null));
        return this;
    }

    /** Adds an appointment. */
    public synchronized FakeEngine withAppointment(String entryId, String subject) {
        rows.put(entryId, row(entryId, ItemKind.APPOINTMENT, subject, ItemRow.State.UNTRACKED, null));
        return this;
    }

    /** @return how many listen */
    public int listeners() {
        return listeners.size();
    }

    /** Tells all listeners. */
    public void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    @Override
    public synchronized CompletableFuture<List<OperationView>> submit(CommandRequest request) {
        submitted.add(request);
        if (request.items().size() > 20 && !request.bulk()) {
            return done(request.items().stream()
                    .map(item -> refused(request, item.ref(), ReasonCode.TOO_MANY, "Select at most 20 items."))
                    .toList());
        }
        return done(request.items().stream()
                .map(item -> accept(request, item.ref()))
                .toList());
    }

    @Override
    public synchronized CompletableFuture<Optional<OperationView>> operation(String op) {
        return done(Optional.ofNullable(operations.get(op)));
    }

    @Override
    public synchronized CompletableFuture<List<OperationView>> operations(int finished) {
        return done(List.copyOf(operations.values()));
    }

    @Override
    public synchronized CompletableFuture<OperationView> answer(String op, Answer answer) {
        OperationView waiting = operations.get(op);
        if (waiting == null || !waiting.outcome().waitsForPerson()) {
            return CompletableFuture.failedFuture(new RefusedAnswer("The operation waits for no answer."));
        }
        OperationView view = answer instanceof Answer.Cancel
                ? view(op, waiting.item(), waiting.kind(), Outcome.CANCELLED, ReasonCode.CANCELLED_BY_PERSON, null)
                : linked(op, waiting.item(), waiting.kind());
        operations.put(op, view);
        return done(view);
    }

    @Override
    public synchronized CompletableFuture<List<OperationView>> cancel(List<String> ops) {
        List<OperationView> all = new ArrayList<>();
        for (String op : ops) {
            OperationView known = operations.get(op);
            if (known != null) {
                OperationView now = known.outcome().isFinal()
                        ? known
                        : view(op, known.item(), known.kind(), Outcome.CANCELLED, ReasonCode.CANCELLED_BY_PERSON, null);
                operations.put(op, now);
                all.add(now);
            }
        }
        return done(all);
    }

    @Override
    public CompletableFuture<List<OperationView>> retry(List<String> ops) {
        return cancel(ops);
    }

    @Override
    public CompletableFuture<List<String>> ignore(List<String> ops) {
        return done(ops.stream().filter(op -> !op.startsWith("no-")).toList());
    }

    @Override
    public CompletableFuture<SyncReport> synchronize(boolean dryRun) {
        return done(new SyncReport("run-1", dryRun, List.of(), new SyncReport.Done(1, 2, 0, 0, 0, 0, 0), null, true));
    }

    @Override
    public synchronized CompletableFuture<List<ItemRow>> items() {
        return done(List.copyOf(rows.values()));
    }

    @Override
    public synchronized CompletableFuture<List<ItemRow>> resolve(String idOrPrefix) {
        return done(rows.values().stream()
                .filter(row -> row.ref().entryId().startsWith(idOrPrefix))
                .toList());
    }

    /** The record may be null; the checker misses the annotation of a nested type in a class file. */
    @Override
    @SuppressWarnings("NullAway")
    public CompletableFuture<ItemStatus> why(ItemRow item) {
        ItemStatus.Tie tie = item.record() == null
                ? ItemStatus.Tie.NONE
                : new ItemStatus.Tie(
                        new OperationView.Linked(item.record(), urlOf(item.record())),
                        stateOf(item),
                        ItemStatus.Deletion.NONE,
                        false);
        return done(new ItemStatus(
                        item,
                        tie,
                        null,
                        null,
                        List.of(new ItemStatus.Decision(NOW, "not tracked", "Nobody has tracked it.", null)),
                        List.of())
                .withAdvice(List.of("Track it.")));
    }

    /** What is tracked is completed already. */
    private static @Nullable RecordState stateOf(@Nullable ItemRow row) {
        return row == null || row.record() == null ? null : new RecordState("Completed", "Made", true);
    }

    @Override
    public synchronized CompletableFuture<List<ItemStanding>> standings(List<CommandRequest.Selected> items) {
        return done(items.stream().map(item -> standing(item.ref())).toList());
    }

    @Override
    public CompletableFuture<List<Found>> recentTargets() {
        return done(List.of(
                new Found(record("account", "Fabrikam"), "Fabrikam", null, null, true),
                new Found(record("lead", "Kim"), "Kim", null, null, true)));
    }

    @Override
    public synchronized void changedInOutlook(List<ItemRef> items, boolean others) {
        hinted.addAll(items);
        hintedOthers |= others;
    }

    @Override
    public CompletableFuture<CrmResult<List<Found>>> search(String entity, String text, int limit) {
        CrmFailure failure = searchFailures.get(entity);
        return done(failure != null ? CrmResult.failed(failure) : CrmResult.ok(found(entity, text)));
    }

    private static List<Found> found(String entity, String text) {
        return entity.equals("account")
                ? List.of("Alpine Ski House", "Fabrikam").stream()
                        .filter(name -> name.contains(text))
                        .map(name -> new Found(record("account", name), name, "Bern", null, true))
                        .toList()
                : List.of();
    }

    @Override
    public CompletableFuture<SyncReport> synchronizeWithDeletions() {
        return synchronize(false);
    }

    @Override
    public CompletableFuture<Optional<String>> resolveConflict(String id, Settlement.Side use, boolean remember) {
        return done(id.equals("c1") ? Optional.empty() : Optional.of("There is no open conflict " + id + "."));
    }

    @Override
    public CompletableFuture<List<HistoryEntry>> history(int limit) {
        return done(List.of(new HistoryEntry(
                        "run-1",
                        "command-1",
                        NOW,
                        ItemRef.ofDefaultStore("00000000AAAA0001"),
                        "Call Kim",
                        record("task", "Call Kim"),
                        "update-record",
                        "The record was changed.",
                        List.of(new HistoryEntry.Change("subject", "Call", "Call Kim"))))
                .subList(0, Math.min(limit, 1)));
    }

    @Override
    public CompletableFuture<Optional<UndoReport>> undo(String runOrOp) {
        return done(
                runOrOp.equals("run-1")
                        ? Optional.of(new UndoReport(
                                "run-2",
                                List.of(new UndoReport.Line(
                                        ItemRef.ofDefaultStore("00000000AAAA0001"),
                                        record("task", "Call Kim"),
                                        "Call Kim",
                                        false,
                                        ReasonCode.CHANGED_SINCE,
                                        "It was changed since.",
                                        null)),
                                List.of()))
                        : Optional.empty());
    }

    private static DepartureView departure() {
        return new DepartureView(
                ItemRef.ofDefaultStore("00000000AAAA0001"),
                "Call Kim",
                record("task", "Call Kim"),
                true,
                ReasonCode.DELETION_BRAKE,
                EnumSet.of(DepartureChoice.DELETE, DepartureChoice.KEEP, DepartureChoice.UNLINK),
                DEPARTURE_VERSION);
    }

    @Override
    public CompletableFuture<List<SettingView>> settings() {
        return done(List.of(
                new SettingView("conflicts", decided, "ask", "Both sides.", List.of("ask", "outlook", "crm"), 0, 0),
                new SettingView("brake-deletions", "10", "10", "Most deletions.", List.of(), 0, 10_000)));
    }

    @Override
    public CompletableFuture<List<FieldDirection>> fieldDirections() {
        return done(List.of(
                new FieldDirection("task", "Subject", "both", "both", "direction.task.subject"),
                new FieldDirection("task", "Status", "both", "both", null)));
    }

    @Override
    public CompletableFuture<Optional<String>> decideSettings(List<SettingChoice> choices) {
        for (SettingChoice choice : choices) {
            if (!choice.name().equals("conflicts")) {
                return done(Optional.of("There is no setting “" + choice.name() + "”."));
            }
            decided = Objects.requireNonNullElse(choice.value(), "ask");
        }
        return done(Optional.empty());
    }

    @Override
    public CompletableFuture<List<DepartureView>> departures() {
        return done(List.of(departure()));
    }

    @Override
    public CompletableFuture<DepartureReport> decideDepartures(DepartureAnswer answer) {
        DepartureView waiting = departure();
        boolean meant = answer.records().contains(waiting.record());
        if (meant && !answer.isAbout(waiting)) {
            return done(DepartureReport.refused(List.of(waiting.record())));
        }
        DepartureChoice choice = answer.choice();
        return done(DepartureReport.of(
                choice == DepartureChoice.KEEP ? "" : "run-3",
                meant
                        ? List.of(new DepartureReport.Line(
                                waiting.item(), waiting.record(), true, "You chose " + choice.word() + "."))
                        : List.of(),
                List.of()));
    }

    @Override
    public synchronized CompletableFuture<List<PairProblem>> pairProblems() {
        return done(List.copyOf(problems));
    }

    /** Ignoring helps, trying again does not. */
    @Override
    public synchronized CompletableFuture<List<RecordRef>> settlePairs(
            List<RecordRef> records, PairProblem.Settling how) {
        List<RecordRef> found = problems.stream()
                .map(PairProblem::record)
                .filter(records::contains)
                .toList();
        if (how == PairProblem.Settling.IGNORE) {
            problems.removeIf(problem -> found.contains(problem.record()));
        }
        return done(found);
    }

    @Override
    public CompletableFuture<List<ConflictView>> conflicts() {
        return done(List.of(new ConflictView(
                "c1",
                ItemRef.ofDefaultStore("00000000AAAA0001"),
                "Call Kim",
                record("task", "Call Kim"),
                "subject",
                "Call",
                "Call Kim",
                "Phone Kim",
                NOW,
                ReasonCode.CONFLICT,
                List.of())));
    }

    @Override
    public synchronized CompletableFuture<List<FilterView>> filters() {
        return done(Arrays.stream(Filter.values())
                .map(filter -> new FilterView(switches.getOrDefault(filter, FilterSwitch.off(filter)), 0))
                .toList());
    }

    /** Own tasks are few, own appointments very many. */
    @Override
    public CompletableFuture<FilterPreview> previewFilter(Filter filter) {
        int come = filter == Filter.OWN_APPOINTMENTS ? 201 : 1;
        return done(new FilterPreview(
                filter,
                come + 1,
                come,
                1,
                0,
                0,
                come > FilterSwitch.MOST_UNASKED,
                List.of(new FilterPreview.Example(
                        record(filter.table(), "Call Kim"),
                        FilterPreview.Effect.COME,
                        "Call Kim",
                        "A new item is created.")),
                null));
    }

    @Override
    public synchronized CompletableFuture<FilterAnswer> switchFilter(Filter filter, boolean on, boolean confirmed) {
        FilterPreview preview = previewFilter(filter).join();
        FilterSwitch off = FilterSwitch.off(filter);
        FilterSwitch next = !on
                ? off
                : preview.confirm() && !confirmed
                        ? off.asking(preview.come())
                        : off.to(confirmed ? FilterSwitch.Position.CONFIRMED : FilterSwitch.Position.ON);
        switches.put(filter, next);
        return done(new FilterAnswer(next, on ? preview : null));
    }

    @Override
    public synchronized CompletableFuture<EngineStatus> status() {
        return done(new EngineStatus(
                new EngineStatus.Side(true, "attached"),
                new EngineStatus.Side(!offline, "answers"),
                offline,
                NOW,
                false,
                1,
                0,
                0,
                0,
                List.of("2 tracked items are paused."),
                new DuplicateCoverage(
                        List.of(new DuplicateCoverage.Table("task", 1200, false, NOW)),
                        List.of(
                                new DuplicateCoverage.Rule(
                                        "1", "Same task", "task", "task", DuplicateCoverage.State.PARTLY),
                                new DuplicateCoverage.Rule(
                                        "2", "Same voice", "phonecall", "phonecall", DuplicateCoverage.State.UNKNOWN)),
                        null),
                new EngineStatus.Open("seller@example.com", foreign)));
    }

    @Override
    public synchronized CompletableFuture<EngineStatus> offline(boolean wanted) {
        offline = wanted;
        return status();
    }

    @Override
    public AutoCloseable listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    /** @return the record that stands for {@code name}; its id is made from the name */
    public static RecordRef record(String entity, String name) {
        return new RecordRef(entity, UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** @return address of a record at a CRM that does not exist */
    public static URI urlOf(RecordRef ref) {
        return URI.create("http://127.0.0.1:1/main.aspx?etn=" + ref.entity() + "&id=" + ref.id());
    }

    private ItemStanding standing(ItemRef ref) {
        ItemRow row = rows.get(ref.entryId());
        RecordRef record = row == null ? null : row.record();
        return new ItemStanding(
                ref,
                row == null ? ItemRow.State.UNTRACKED : row.state(),
                record == null ? null : new OperationView.Linked(record, urlOf(record)),
                stateOf(row),
                null,
                null,
                null,
                null,
                List.of());
    }

    private OperationView accept(CommandRequest request, ItemRef ref) {
        ItemRow row = rows.get(ref.entryId());
        String op = "op-" + (operations.size() + 1);
        String subject = row == null ? "" : row.subject();
        OperationView view;
        if (row == null) {
            view = refused(request, ref, ReasonCode.ITEM_NOT_FOUND, "There is no such item.");
        } else if (subject.contains("recurring")) {
            view = refused(request, ref, ReasonCode.RECURRING, "Recurring items cannot be tracked.");
        } else if (subject.contains("duplicate")
                && request.onDuplicate() == CommandRequest.OnDuplicate.ASK
                && request.kind() == CommandKind.TRACK) {
            view = view(op, ref, request.kind(), Outcome.DUPLICATES, ReasonCode.POSSIBLE_DUPLICATES, duplicates());
        } else if (subject.contains("slow")) {
            view = view(op, ref, request.kind(), Outcome.PENDING, null, null);
        } else if (subject.contains("broken")) {
            view = view(op, ref, request.kind(), Outcome.FAILED, ReasonCode.CRM_REJECTED, null);
        } else if (request.kind() == CommandKind.UNTRACK && request.deleteRecord() == null) {
            view = view(
                    op,
                    ref,
                    request.kind(),
                    Outcome.NEEDS_PERSON,
                    ReasonCode.CONFIRM_UNTRACK,
                    new Question.ConfirmUntrack(record("task", subject), subject, null));
        } else {
            view = linked(op, ref, request.kind());
        }
        operations.put(view.op(), view);
        return view;
    }

    private OperationView linked(String op, ItemRef ref, CommandKind kind) {
        ItemRow row = rows.get(ref.entryId());
        RecordRef record = record("task", row == null ? op : row.subject());
        if (row != null) {
            rows.put(ref.entryId(), row(ref.entryId(), row.kind(), row.subject(), ItemRow.State.LINKED, record));
        }
        return new OperationView(
                op,
                ref,
                row == null ? "" : row.subject(),
                kind,
                Outcome.LINKED,
                ReasonCode.CREATED,
                "Created in CRM.",
                new OperationView.Linked(record, urlOf(record)),
                null,
                NOW,
                NOW,
                null);
    }

    private OperationView refused(CommandRequest request, ItemRef ref, ReasonCode code, String reason) {
        return new OperationView(
                "op-refused-" + ref.entryId(),
                ref,
                "",
                request.kind(),
                Outcome.REFUSED,
                code,
                reason,
                null,
                null,
                NOW,
                NOW,
                null);
    }

    private OperationView view(
            String op,
            ItemRef ref,
            CommandKind kind,
            Outcome outcome,
            @Nullable ReasonCode code,
            @Nullable Question question) {
        ItemRow row = rows.get(ref.entryId());
        return new OperationView(
                op,
                ref,
                row == null ? "" : row.subject(),
                kind,
                outcome,
                code,
                "So it is.",
                null,
                question,
                NOW,
                NOW,
                null);
    }

    private static Question duplicates() {
        return new Question.PotentialDuplicates(
                "task",
                List.of(new Question.Shown("Subject", "duplicate")),
                List.of(new Question.Match(
                        record("task", "older"),
                        "older",
                        "Tasks with the same subject",
                        List.of(new Question.Shown("Subject", "duplicate")),
                        true,
                        NOW,
                        null)),
                Set.of(),
                null);
    }

    private static ItemRow row(
            String entryId, ItemKind kind, String subject, ItemRow.State state, @Nullable RecordRef record) {
        boolean task = kind == ItemKind.TASK;
        return new ItemRow(
                ItemRef.ofDefaultStore(entryId),
                kind,
                subject,
                task ? null : NOW,
                task ? null : NOW.plusSeconds(3600),
                task ? LocalDate.of(2026, 12, 1) : null,
                state,
                record,
                null,
                null);
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}

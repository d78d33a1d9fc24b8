package dev.crmbridge.sync.track;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.field.CreatePayload;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.KnownMailbox;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.loop.Ids;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.people.AddressBook;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.ItemRules.Ruling;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Track, from the stored operation to the marked item. Can be started again after any step: what was fixed before is kept, what was
 * done before is recognised.
 */
public final class TrackFlow {
    private static final Duration ANOTHER_LOOK = Duration.ofMinutes(1);

    private final Ports ports;
    private final Ledger ledger;
    private final StandingCache standing;
    private final Supplier<Directions> directions;
    private final EarlierCommand earlier;
    private final ItemSearch items;
    private final PriorSearch priors;
    private final TargetSearch targets;
    private final Relinking relinking;
    private final RecordCreation creation;
    private final DuplicateStep duplicateStep;
    private final KnownMailbox mailbox;

    /**
     * What the flow works with.
     *
     * @param directions which way the fields go now
     * @param people who has which address
     * @param mailbox which mailbox Outlook has open
     */
    public record Parts(
            Ports ports,
            Ledger ledger,
            StandingCache standing,
            DuplicateCheck duplicates,
            Linking linking,
            Supplier<Directions> directions,
            AddressBook people,
            KnownMailbox mailbox) {}

    /** @param parts shared with the other flows */
    public TrackFlow(Parts parts) {
        this.ports = parts.ports();
        this.ledger = parts.ledger();
        this.standing = parts.standing();
        this.mailbox = parts.mailbox();
        this.directions = parts.directions();
        this.earlier = new EarlierCommand(ports);
        this.items = new ItemSearch(ports);
        this.priors = new PriorSearch(ports);
        this.targets = new TargetSearch(ports);
        this.relinking = new Relinking(ports, parts.linking(), targets);
        this.creation = new RecordCreation(parts, relinking);
        this.duplicateStep = new DuplicateStep(parts.duplicates(), ledger, creation);
    }

    /** Works on a Track operation as far as it goes. */
    public CompletableFuture<Verdict> advance(Operation operation, WriteGate.Member gate) {
        return advance(
                operation,
                gate,
                (tracked, link) -> done(new Verdict.Settle(
                        tracked,
                        new Operation.State(
                                Outcome.REFUSED,
                                ReasonCode.ALREADY_TRACKED,
                                "The item is tracked already.",
                                link.record(),
                                null))));
    }

    /** @param onLinked goes on when the item is linked already */
    public CompletableFuture<Verdict> advance(
            Operation operation,
            WriteGate.Member gate,
            BiFunction<Operation, Link, CompletableFuture<Verdict>> onLinked) {
        Ruling table = ItemRules.table(operation.itemKind(), operation.wish().as());
        if (table instanceof Ruling.Refused refused) {
            return done(Verdict.refuse(operation, refused.code(), refused.reason()));
        }
        return earlier.unlessOpen(
                operation,
                () -> standing.get()
                        .thenCompose(result -> result.fold(
                                known -> read(operation, known, gate, onLinked),
                                failure -> done(Verdict.of(operation, failure)))));
    }

    private CompletableFuture<Verdict> read(
            Operation operation,
            Standing known,
            WriteGate.Member gate,
            BiFunction<Operation, Link, CompletableFuture<Verdict>> onLinked) {
        return mailbox.get()
                .thenCompose(open -> open.isPresent() && open.get().foreign() != null
                        ? done(inForeignMailbox(operation, open.get()))
                        : readItem(operation, known, gate, onLinked));
    }

    /** What was accepted in the mailbox of the links waits until that is open again. */
    private static Verdict inForeignMailbox(Operation operation, KnownMailbox.Now open) {
        String foreign = String.valueOf(open.foreign());
        return open.isOfLinks(operation.item())
                ? new Verdict.Later(operation, ReasonCode.WRONG_STORE, foreign, ANOTHER_LOOK)
                : Verdict.refuse(operation, ReasonCode.WRONG_STORE, foreign);
    }

    private CompletableFuture<Verdict> readItem(
            Operation operation,
            Standing known,
            WriteGate.Member gate,
            BiFunction<Operation, Link, CompletableFuture<Verdict>> onLinked) {
        return items.read(operation)
                .thenCompose(result -> result.fold(
                        item -> {
                            Tracking tracking = new Tracking(named(operation, item), item, known, Set.of(), gate);
                            return priors.find(item, known.identity().organization())
                                    .thenCompose(prior -> judge(tracking, prior, onLinked));
                        },
                        failure -> notRead(operation, known, gate, failure)));
    }

    private CompletableFuture<Verdict> notRead(
            Operation operation, Standing known, WriteGate.Member gate, MailboxFailure failure) {
        if (!(failure instanceof MailboxFailure.NotFound)) {
            return done(Verdict.of(operation, failure));
        }
        if (operation.itemKind() == ItemKind.MEETING_REQUEST
                && operation.progress().payload() == null) {
            return done(Verdict.refuse(
                    operation,
                    ReasonCode.MEETING_NOT_IN_CALENDAR,
                    "The meeting of this request is not in your calendar. Accept it, or track the calendar item."));
        }
        Verdict gone = Verdict.of(operation, failure);
        return operation.progress().payload() == null
                ? done(gone)
                : ports.store(tx -> Ledger.calendarItem(tx, operation).orElse(operation.item()))
                        .thenCompose(item -> creation.adoptOrphan(
                                new Tracking(operation, Absent.item(operation, item, zone()), known, Set.of(), gate),
                                gone));
    }

    private CompletableFuture<Verdict> judge(
            Tracking tracking, Prior prior, BiFunction<Operation, Link, CompletableFuture<Verdict>> onLinked) {
        if (prior instanceof Prior.Linked linked) {
            return onLinked.apply(tracking.operation(), linked.link());
        }
        Operation operation = tracking.operation();
        if (prior instanceof Prior.Elsewhere elsewhere) {
            return done(elsewhere.where().refuse(operation));
        }
        if (prior instanceof Prior.Unclear unclear) {
            return done(Verdict.of(operation, unclear.failure()));
        }
        Ruling ruling = ItemRules.check(
                tracking.item(),
                new ItemRules.Circumstances(
                        operation.wish().as(),
                        mailbox.known().map(open -> open.info().exchange()).orElse(true),
                        tracking.standing(),
                        operation.wish().target() != null,
                        operation.progress().privateAccepted()));
        if (ruling instanceof Ruling.Refused refused) {
            return unlessCreated(tracking, Verdict.refuse(operation, refused.code(), refused.reason()));
        } else if (ruling instanceof Ruling.AskPrivate) {
            return unlessCreated(
                    tracking,
                    Verdict.ask(
                            operation,
                            Outcome.NEEDS_PERSON,
                            ReasonCode.PRIVATE,
                            "The item is private. Its content would be visible in the CRM. Track it anyway?",
                            new Question.PrivateItem(operation.subject())));
        }
        ledger.failpoints().hit(Failpoints.AFTER_READ);
        String table = ((Ruling.Fine) ruling).table();
        if (prior instanceof Prior.Kept kept) {
            return relinking.toEarlier(
                    tracking, kept.link().record(), kept.link().base(), () -> prepare(tracking, table));
        } else if (prior instanceof Prior.Marked marked
                && FieldRegistry.tables().contains(marked.record().entity())) {
            return relinking.toEarlier(tracking, marked.record(), null, () -> prepare(tracking, table));
        }
        return prepare(tracking, table);
    }

    /** An earlier try may have created the record before the item changed: then it is linked all the same, never forgotten. */
    private CompletableFuture<Verdict> unlessCreated(Tracking tracking, Verdict verdict) {
        return tracking.operation().progress().payload() == null
                ? done(verdict)
                : creation.adoptOrphan(tracking, verdict);
    }

    private CompletableFuture<Verdict> prepare(Tracking tracking, String table) {
        if (tracking.operation().progress().payload() != null) {
            return duplicateStep.checkAndCreate(shortened(tracking, table));
        }
        RecordRef target = tracking.operation().wish().target();
        return target == null
                ? prepare(tracking, table, null)
                : targets.check(
                        tracking.operation(),
                        target,
                        tracking.standing(),
                        tracking.gate(),
                        reference -> prepare(tracking, table, reference));
    }

    private CompletableFuture<Verdict> prepare(
            Tracking tracking, String table, FieldValue.@Nullable Reference regarding) {
        CreatePayload payload =
                CreatePayload.of(tracking.item(), table, new CreatePayload.Target(null, regarding), directions.get());
        Operation operation = tracking.operation()
                .with(tracking.operation().progress().prepared(key(tracking, table), payload.base()));
        return ledger.keep(operation, tracking.item().ref()).thenCompose(kept -> {
            ledger.failpoints().hit(Failpoints.AFTER_PREPARED);
            return duplicateStep.checkAndCreate(shortened(tracking.with(kept), table));
        });
    }

    /** Two colleagues who track one meeting come to the same key; everything else gets the random one of the operation. */
    private static RecordRef key(Tracking tracking, String table) {
        OutlookItem.Facts facts = tracking.item().facts();
        String globalId = facts.globalAppointmentId();
        UUID id = globalId != null && facts.role() != OutlookItem.MeetingRole.NONE
                ? Ids.ofMeeting(tracking.standing().identity().organization(), globalId)
                : tracking.operation().progress().newId();
        return new RecordRef(table, id);
    }

    private static Tracking shortened(Tracking tracking, String table) {
        return new Tracking(
                tracking.operation(),
                tracking.item(),
                tracking.standing(),
                FieldRegistry.of(table).readOutlook(tracking.item(), null).shortened(),
                tracking.gate());
    }

    private ZoneId zone() {
        return mailbox.known().map(open -> open.info().zone()).orElse(ZoneOffset.UTC);
    }

    private static Operation named(Operation operation, OutlookItem item) {
        return item.field(ItemField.SUBJECT) instanceof ItemValue.Text text
                ? operation.withSubject(text.value())
                : operation;
    }

    private static CompletableFuture<Verdict> done(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}

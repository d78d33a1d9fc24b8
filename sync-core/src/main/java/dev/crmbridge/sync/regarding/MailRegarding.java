package dev.crmbridge.sync.regarding;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.EarlierCommand;
import dev.crmbridge.sync.track.ReplacedTarget;
import dev.crmbridge.sync.track.TargetSearch;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Set Regarding of a mail. Mail is not tracked; but where the CRM has the e-mail, found by the internet message id, its regarding is set,
 * also after it was sent: the one change a closed activity takes. (Product help of the retired client, Track: closed activities.)
 */
final class MailRegarding {
    private static final String TABLE = EmailFields.TABLE;
    private static final Set<String> COLUMNS = Stream.concat(
                    Stream.of("statecode", "statuscode"), EmailFields.columns().stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final CrmValue OPEN = new CrmValue.Whole(0);
    private static final CrmValue SENT = new CrmValue.Whole(3);

    private final Ports ports;
    private final Ledger ledger;
    private final StandingCache standing;
    private final TargetSearch targets;
    private final ReplacedTarget replaced;
    private final EarlierCommand earlier;

    MailRegarding(Ports ports, Ledger ledger, StandingCache standing, TargetSearch targets) {
        this.ports = ports;
        this.ledger = ledger;
        this.standing = standing;
        this.targets = targets;
        this.replaced = new ReplacedTarget(ports);
        this.earlier = new EarlierCommand(ports);
    }

    /** @param ask goes on when the record exists and nobody said yet what it is regarding */
    CompletableFuture<Verdict> advance(
            Operation operation, WriteGate.Member gate, Supplier<CompletableFuture<Verdict>> ask) {
        return ports.mailbox(mailbox -> mailbox.read(operation.item()))
                .thenCompose(result -> result.fold(
                        item -> find(named(operation, item), item, gate, ask), failure -> notRead(operation, failure)));
    }

    /** A mail that is gone may have been dealt with by an earlier try whose end was not stored; then the e-mail in the CRM says so. */
    private CompletableFuture<Verdict> notRead(Operation operation, MailboxFailure failure) {
        RecordRef email = operation.progress().record();
        if (!(failure instanceof MailboxFailure.NotFound) || email == null) {
            return done(Verdict.of(operation, failure));
        }
        return ports.store(tx -> Ledger.remembered(tx, operation).map(SnapshotText::read))
                .thenCompose(before -> before.isEmpty()
                        ? done(Verdict.of(operation, failure))
                        : ports.crm(crm -> crm.read(email, EmailFields.columns(), false))
                                .thenCompose(read -> read.fold(
                                        row -> maybeWritten(operation, row, before.get(), failure),
                                        trouble -> done(
                                                trouble instanceof CrmFailure.Gone
                                                        ? Verdict.of(operation, failure)
                                                        : Verdict.of(operation, trouble)))));
    }

    private CompletableFuture<Verdict> maybeWritten(
            Operation operation, CrmRow row, Snapshot before, MailboxFailure failure) {
        FieldValue now = EmailFields.regarding(EmailFields.read(row));
        return now instanceof FieldValue.Reference reference
                        && reference.target().equals(operation.wish().target())
                ? store(operation, row.ref(), before, EmailFields.with(before, now))
                : done(Verdict.of(operation, failure));
    }

    private CompletableFuture<Verdict> find(
            Operation operation, OutlookItem item, WriteGate.Member gate, Supplier<CompletableFuture<Verdict>> ask) {
        if (!(item.field(ItemField.MESSAGE_ID) instanceof ItemValue.Text id)) {
            return done(
                    item.fields().containsKey(ItemField.MESSAGE_ID)
                            ? Verdict.refuse(
                                    operation,
                                    ReasonCode.KIND_NOT_TRACKABLE,
                                    "The mail was not sent yet. Only a sent mail that the CRM has can be set regarding.")
                            : Verdict.refuse(
                                    operation,
                                    ReasonCode.OUTLOOK_REFUSED,
                                    "Outlook did not tell the message id of the mail, so its e-mail in the CRM cannot be found."));
        }
        return ports.crm(crm -> crm.withText(TABLE, "messageid", id.value(), COLUMNS))
                .thenCompose(result -> result.fold(
                        rows -> rows.isEmpty()
                                ? done(Verdict.refuse(
                                        operation,
                                        ReasonCode.EMAIL_NOT_IN_CRM,
                                        "The CRM has no e-mail with the id of this message. Mail is not tracked from here; once the"
                                                + " e-mail is in the CRM its regarding can be set."))
                                : found(operation, rows.get(0), gate, ask),
                        failure -> done(Verdict.of(operation, failure))));
    }

    private CompletableFuture<Verdict> found(
            Operation operation, CrmRow row, WriteGate.Member gate, Supplier<CompletableFuture<Verdict>> ask) {
        boolean open = row.value("statecode").equals(OPEN);
        if (!open && !row.value("statuscode").equals(SENT)) {
            return done(Verdict.refuse(
                    operation,
                    ReasonCode.CLOSED_IN_CRM,
                    "The e-mail is closed in the CRM and was not sent from there, so it cannot be changed."));
        }
        RecordRef target = operation.wish().target();
        return target == null ? ask.get() : earlier.unlessOpen(operation, () -> check(operation, row, target, gate));
    }

    private CompletableFuture<Verdict> check(Operation operation, CrmRow row, RecordRef target, WriteGate.Member gate) {
        return standing.get()
                .thenCompose(result -> result.fold(
                        known -> Verdict.unless(known, operation, "Append", TABLE)
                                .map(MailRegarding::done)
                                .orElseGet(() -> targets.check(
                                        operation,
                                        target,
                                        known,
                                        gate,
                                        reference -> write(
                                                operation,
                                                row,
                                                reference,
                                                known.identity().organization(),
                                                gate))),
                        failure -> done(Verdict.of(operation, failure))));
    }

    private CompletableFuture<Verdict> write(
            Operation operation, CrmRow row, FieldValue.Reference reference, UUID organization, WriteGate.Member gate) {
        RowWrite change = RowWrite.columns(EmailFields.write(reference));
        return replaced.keep(operation, EmailFields.read(row), EmailFields.REGARDING, reference)
                .thenCompose(before -> ledger.keep(
                                operation.with(operation.progress().prepared(row.ref(), before)))
                        .thenCompose(kept -> gate.write(
                                        organization,
                                        new CrmWrite.Update(row.ref(), change, row.etag(), DuplicateCheck.SUPPRESS))
                                .thenCompose(result -> result.fold(
                                        etag -> {
                                            ledger.failpoints().hit(Failpoints.AFTER_REGARDING);
                                            gate.leave();
                                            return store(kept, row.ref(), before, EmailFields.with(before, reference));
                                        },
                                        failure -> notWritten(kept, failure)))));
    }

    private CompletableFuture<Verdict> notWritten(Operation operation, CrmFailure failure) {
        if (failure instanceof CrmFailure.VersionChanged) {
            return replaced.changedMeanwhile(operation);
        }
        return done(
                failure instanceof CrmFailure.ReadOnly
                        ? Verdict.refuse(
                                operation,
                                ReasonCode.CLOSED_IN_CRM,
                                "The e-mail is closed in the CRM and cannot be changed.")
                        : Verdict.of(operation, failure));
    }

    private CompletableFuture<Verdict> store(Operation operation, RecordRef email, Snapshot before, Snapshot after) {
        Operation next = operation.with(
                new Operation.State(
                        Outcome.LINKED,
                        ReasonCode.REGARDING_SET,
                        "The e-mail in the CRM is linked to the chosen record. The mail itself is not tracked.",
                        email,
                        null),
                ports.reactor().now());
        return ports.storing(tx -> {
                    tx.journal()
                            .add(new JournalEntry(
                                    next.op(),
                                    next.changedAt(),
                                    next.item(),
                                    email,
                                    "set-email-regarding",
                                    before,
                                    after));
                    Ledger.write(tx, next);
                })
                .thenApply(stored -> new Verdict.Stored(next));
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

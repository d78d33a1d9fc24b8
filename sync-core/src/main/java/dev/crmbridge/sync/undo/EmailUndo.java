package dev.crmbridge.sync.undo;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.ItemStatus.Decision;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Transaction;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Sets what an e-mail was regarding before, unless somebody set something else since. For the engine's thread. */
final class EmailUndo {
    private final Ports ports;

    EmailUndo(Ports ports) {
        this.ports = ports;
    }

    /**
     * What became of it.
     *
     * @param undone whether the e-mail is regarding again what it was before
     * @param reason why, or why not, as a sentence
     */
    record Result(boolean undone, ReasonCode code, String reason) {}

    /**
     * @param organization the one whose e-mail it is
     * @param run for the journal
     */
    CompletableFuture<Result> restore(UndoStep.RestoreEmail step, UUID organization, String run) {
        return ports.crm(crm -> crm.read(step.record(), EmailFields.columns(), false))
                .thenCompose(read -> read.fold(
                        row -> restore(step, row, organization, run),
                        failure -> decided(
                                step,
                                failure instanceof CrmFailure.Gone
                                        ? new Result(
                                                false,
                                                ReasonCode.DELETED_IN_CRM,
                                                "The e-mail was deleted in the CRM, so there is nothing to take back.")
                                        : new Result(
                                                false,
                                                ReasonCode.RECORD_UNREADABLE,
                                                "The CRM could not say what the e-mail is regarding now: "
                                                        + failure.message() + ". It was left. Try again later."))));
    }

    private CompletableFuture<Result> restore(UndoStep.RestoreEmail step, CrmRow row, UUID organization, String run) {
        Snapshot email = EmailFields.read(row);
        FieldValue now = EmailFields.regarding(email);
        if (EmailFields.same(now, step.before())) {
            return decided(
                    step,
                    new Result(
                            true,
                            ReasonCode.TAKEN_BACK,
                            "The e-mail is regarding " + named(now)
                                    + ", as it was before; nothing had to be written."));
        } else if (!EmailFields.same(now, step.written())) {
            return decided(
                    step,
                    new Result(
                            false,
                            ReasonCode.CHANGED_SINCE,
                            "The e-mail is regarding " + named(now) + " now and not " + named(step.written())
                                    + ", which was set then. It was left as it is."));
        }
        return ports.write(
                        organization,
                        new CrmWrite.Update(
                                step.record(),
                                RowWrite.columns(EmailFields.write(step.before())),
                                row.etag(),
                                DuplicateCheck.SUPPRESS))
                .thenCompose(written -> written.fold(
                        etag -> restored(step, email, run), failure -> decided(step, notWritten(failure))));
    }

    private CompletableFuture<Result> restored(UndoStep.RestoreEmail step, Snapshot email, String run) {
        Result result = new Result(
                true,
                ReasonCode.TAKEN_BACK,
                "The e-mail is regarding " + named(step.before()) + " again, as before, and not "
                        + named(step.written()) + ".");
        return ports.storing(tx -> {
                    tx.journal()
                            .add(new JournalEntry(
                                    run,
                                    ports.reactor().now(),
                                    step.item(),
                                    step.record(),
                                    "set-email-regarding",
                                    email,
                                    EmailFields.with(email, step.before())));
                    decide(tx, step, result);
                })
                .thenApply(stored -> result);
    }

    private static Result notWritten(CrmFailure failure) {
        return failure instanceof CrmFailure.VersionChanged
                ? new Result(
                        false,
                        ReasonCode.CHANGED_SINCE,
                        "Somebody changed the e-mail in this moment, so it was left. Take it back again to look anew.")
                : new Result(
                        false,
                        ReasonCode.CRM_REJECTED,
                        "What the e-mail was regarding before could not be written: " + failure.message() + ".");
    }

    private CompletableFuture<Result> decided(UndoStep.RestoreEmail step, Result result) {
        return ports.storing(tx -> decide(tx, step, result)).thenApply(stored -> result);
    }

    private void decide(Transaction tx, UndoStep.RestoreEmail step, Result result) {
        tx.decisions()
                .add(
                        step.item(),
                        new Decision(
                                ports.reactor().now(),
                                result.undone() ? "take-back" : "not-taken-back",
                                result.reason(),
                                result.code()));
    }

    private static String named(FieldValue value) {
        return value instanceof FieldValue.Reference reference
                ? "“" + (reference.name() == null ? reference.target().toString() : reference.name()) + "”"
                : "nothing";
    }
}

package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.store.Operation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What working on an operation came to, this time. */
public sealed interface Verdict {
    /** It is over, or waits for an answer; still to be stored. */
    record Settle(Operation operation, Operation.State state) implements Verdict {}

    /** It is over and that is stored already, in one transaction with what was done. */
    record Stored(Operation operation) implements Verdict {}

    /**
     * It has to be tried again.
     *
     * @param after earliest moment, or null for the usual pause
     */
    record Later(
            Operation operation,
            ReasonCode code,
            String reason,
            @Nullable Duration after) implements Verdict {}

    /** @return over with that outcome */
    static Verdict settle(
            Operation operation, Outcome outcome, ReasonCode code, String reason, @Nullable RecordRef record) {
        return new Settle(operation, new Operation.State(outcome, code, reason, record, null));
    }

    /** @return refused by a rule */
    static Verdict refuse(Operation operation, ReasonCode code, String reason) {
        return settle(
                operation, Outcome.REFUSED, code, reason, operation.state().record());
    }

    /** @return waits for an answer */
    static Verdict ask(Operation operation, Outcome outcome, ReasonCode code, String reason, Question question) {
        return new Settle(
                operation,
                new Operation.State(outcome, code, reason, operation.state().record(), question));
    }

    /** @return what a failed call to Outlook means for an operation that did nothing yet */
    static Verdict of(Operation operation, MailboxFailure failure) {
        if (failure instanceof MailboxFailure.Busy || failure instanceof MailboxFailure.NotRunning) {
            return new Later(operation, FailureCodes.of(failure), sentence(failure.message()), null);
        } else if (failure instanceof MailboxFailure.Changed) {
            return new Later(operation, ReasonCode.OUTLOOK_BUSY, sentence(failure.message()), Duration.ofSeconds(1));
        } else if (failure instanceof MailboxFailure.NotFound) {
            return settle(
                    operation,
                    Outcome.FAILED,
                    ReasonCode.ITEM_NOT_FOUND,
                    "The item is not in the mailbox any more; it may have been moved. Select it again.",
                    null);
        } else if (failure instanceof MailboxFailure.Bug) {
            return settle(operation, Outcome.FAILED, ReasonCode.INTERNAL, sentence(failure.message()), null);
        }
        return settle(operation, Outcome.FAILED, FailureCodes.of(failure), sentence(failure.message()), null);
    }

    /** @return what a failed call to the CRM means for an operation; Gone, KeyExists and duplicates are the caller's */
    static Verdict of(Operation operation, CrmFailure failure) {
        if (failure instanceof CrmFailure.Retry retry) {
            return new Later(operation, FailureCodes.of(failure), sentence(retry.message()), retry.after());
        } else if (failure instanceof CrmFailure.SignIn) {
            return new Later(operation, FailureCodes.of(failure), sentence(failure.message()), Duration.ofMinutes(1));
        } else if (failure instanceof CrmFailure.Denied denied) {
            return refuse(
                    operation,
                    denied.isWithoutRole() ? ReasonCode.NO_ROLE : ReasonCode.NO_PRIVILEGE,
                    sentence(failure.message()));
        } else if (failure instanceof CrmFailure.ReadOnly) {
            return closed(operation);
        }
        return settle(operation, Outcome.FAILED, FailureCodes.of(failure), sentence(failure.message()), null);
    }

    /**
     * @param verb as {@link Standing#may(String, String)} has it
     * @return refused because the role does not hold that privilege, or because there is no role; empty when it holds it
     */
    static Optional<Verdict> unless(Standing standing, Operation operation, String verb, String table) {
        if (standing.privileges().none()) {
            return Optional.of(of(operation, CrmFailure.Denied.withoutRole()));
        }
        return standing.may(verb, table)
                ? Optional.empty()
                : Optional.of(refuse(
                        operation, ReasonCode.NO_PRIVILEGE, Privileges.lacking(Standing.privilege(verb, table))));
    }

    /** @return refused because the record is completed or canceled, which Dataverse itself may not refuse */
    static Verdict closed(Operation operation) {
        return refuse(
                operation,
                ReasonCode.CLOSED_IN_CRM,
                "The record is closed in the CRM and cannot be changed. Reopen it there first.");
    }

    private static String sentence(String message) {
        if (message.isEmpty()) {
            return "No reason was given.";
        }
        String start = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return start.endsWith(".") ? start : start + ".";
    }
}

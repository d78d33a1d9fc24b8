package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.Engine.RefusedAnswer;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Operation;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer means for an operation. Pure. */
final class AnswerRules {
    private AnswerRules() {}

    /** What follows. */
    sealed interface Next {
        /** The operation goes on. */
        record GoOn(Operation operation) implements Next {}

        /** The operation is over. */
        record Over(Verdict.Settle settle) implements Next {}
    }

    /** @throws RefusedAnswer when the operation does not wait for that */
    static Next apply(Operation operation, Answer answer) {
        Question question = operation.state().question();
        if (question == null) {
            throw new RefusedAnswer("The operation waits for no answer; it is "
                    + operation.state().outcome().word() + ".");
        }
        if (answer instanceof Answer.Cancel) {
            return cancelled(operation, "Nothing was done.");
        }
        Next next = null;
        if (question instanceof Question.PotentialDuplicates shown) {
            next = duplicates(operation, shown, answer);
        } else if (question instanceof Question.ConfirmUntrack) {
            next = untrack(operation, answer);
        } else if (question instanceof Question.ChooseTarget && answer instanceof Answer.Target target) {
            next = new Next.GoOn(operation.with(operation.wish().withTarget(target.target())));
        } else if (question instanceof Question.PrivateItem) {
            next = privateItem(operation, answer);
        } else if (question instanceof Question.KeyTaken) {
            next = keyTaken(operation, answer);
        }
        if (next == null) {
            throw new RefusedAnswer(
                    "This question cannot be answered like that. Possible: " + possible(question) + ".");
        }
        return next;
    }

    private static @Nullable Next duplicates(Operation operation, Question.PotentialDuplicates shown, Answer answer) {
        if (!(answer instanceof Answer.Save)) {
            return null;
        }
        Set<RecordRef> covered = new HashSet<>(operation.progress().covered());
        shown.candidates().forEach(match -> covered.add(match.ref()));
        Operation going = operation.with(operation.progress().covering(covered));
        boolean all = shown.cut().isEmpty() && !shown.candidates().isEmpty();
        // else the CRM has some that nobody can be shown, and the person was told so
        return new Next.GoOn(all ? going : going.with(operation.wish().withSaving()));
    }

    private static @Nullable Next untrack(Operation operation, Answer answer) {
        if (answer instanceof Answer.Yes) {
            return new Next.GoOn(operation.with(operation.wish().withDeleteRecord(true)));
        }
        return answer instanceof Answer.No
                ? new Next.GoOn(operation.with(operation.wish().withDeleteRecord(false)))
                : null;
    }

    private static @Nullable Next privateItem(Operation operation, Answer answer) {
        if (answer instanceof Answer.Yes) {
            return new Next.GoOn(operation.with(operation.progress().acceptPrivate()));
        }
        return answer instanceof Answer.No ? cancelled(operation, "The private item was not tracked.") : null;
    }

    private static @Nullable Next keyTaken(Operation operation, Answer answer) {
        if (answer instanceof Answer.Yes) {
            return new Next.GoOn(operation.with(operation.progress().acceptRelink()));
        }
        return answer instanceof Answer.No ? cancelled(operation, "The item was not linked.") : null;
    }

    private static Next cancelled(Operation operation, String reason) {
        return new Next.Over(new Verdict.Settle(
                operation,
                new Operation.State(
                        Outcome.CANCELLED,
                        ReasonCode.CANCELLED_BY_PERSON,
                        reason,
                        operation.state().record(),
                        null)));
    }

    private static String possible(Question question) {
        if (question instanceof Question.PotentialDuplicates) {
            return "save, cancel";
        }
        return question instanceof Question.ChooseTarget ? "a record, cancel" : "yes, no, cancel";
    }
}

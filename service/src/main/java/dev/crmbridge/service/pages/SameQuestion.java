package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.web.server.RequestRefused;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One answer for several items of a command. A form carries the operations that its person was told of, and no other is answered with it:
 * one that began to ask since then may be about a record that nobody counted. Thread-safe.
 */
public final class SameQuestion {
    private final Engine engine;

    SameQuestion(Engine engine) {
        this.engine = engine;
    }

    /** @return the operations of the same command that wait for the same answer, this one among them; empty for a single item */
    List<OperationView> with(OperationView operation) {
        if (operation.together() == null) {
            return List.of();
        }
        return Awaited.of(engine.operations(0)).stream()
                .filter(other -> other.asksTheSameAs(operation))
                .toList();
    }

    static List<String> names(List<OperationView> operations) {
        return operations.stream().map(OperationView::op).toList();
    }

    /** @return of how many the record can be deleted, as far as is known when it is asked */
    static int deletable(List<OperationView> operations) {
        return (int) operations.stream()
                .filter(each ->
                        each.question() instanceof Question.ConfirmUntrack untrack && untrack.keptBecause() == null)
                .count();
    }

    /**
     * @param all number of items that are asked about
     * @param deletable of how many of them the record can be deleted
     * @return what Yes does when it is meant for all of them
     */
    public static String whatYesDoes(int all, int deletable) {
        String removed = "For all of them, Yes removes " + all + " links";
        int kept = all - deletable;
        if (deletable == 0) {
            return removed + " and deletes no record: none of them can be deleted.";
        } else if (kept == 0) {
            return removed + " and deletes " + all + " records in CRM.";
        }
        return removed + " and deletes " + records(deletable) + " in CRM; " + records(kept)
                + (kept == 1 ? " stays because it" : " stay because they") + " cannot be deleted.";
    }

    private static String records(int count) {
        return count == 1 ? "1 record" : count + " records";
    }

    /** @return those of a form's list, with commas between, that still wait for the same answer; empty when the answer is for one only */
    List<String> chosen(OperationView operation, @Nullable String listed) {
        if (listed == null) {
            return List.of();
        }
        Set<String> wanted = new HashSet<>(Arrays.asList(listed.split(",")));
        return names(with(operation)).stream().filter(wanted::contains).toList();
    }

    /** The operation whose window is open comes last: whoever opens the next question when this one is answered finds the others answered. */
    void answer(OperationView shown, List<String> ops, Answer answer) {
        ops.stream().filter(op -> !op.equals(shown.op())).forEach(op -> answerUnlessAnswered(op, answer));
        answerUnlessAnswered(shown.op(), answer);
    }

    /** Somebody may have answered one of them in another window in this moment; that answer stands. */
    private void answerUnlessAnswered(String op, Answer answer) {
        try {
            Awaited.of(engine.answer(op, answer));
        } catch (RequestRefused refused) {
            if (refused.failure().status() != 409) {
                throw refused;
            }
        }
    }
}

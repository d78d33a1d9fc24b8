package dev.crmbridge.sync.track;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Operation;
import java.util.List;
import java.util.Map;

/** Stops a command that met possible duplicates nobody covered: with the question, or with Cancel where that was said beforehand. */
public final class SaveQuestion {
    private final DuplicateCheck duplicates;

    /** @param duplicates tells what is compared */
    public SaveQuestion(DuplicateCheck duplicates) {
        this.duplicates = duplicates;
    }

    /**
     * @param values the record as it would be saved
     * @param matches what may be the same; none when the CRM found some that the user may not see
     * @param question what is asked, as a sentence
     */
    public Verdict stop(
            Operation operation, RecordRef record, Map<String, CrmValue> values, List<Match> matches, String question) {
        String reason = switch (matches.size()) {
            case 0 -> "The CRM found potential duplicates that you may not see.";
            case 1 -> "There is a record that may be the same.";
            default -> "There are " + matches.size() + " records that may be the same.";
        };
        return operation.wish().onDuplicate() == OnDuplicate.CANCEL && !matches.isEmpty()
                ? Verdict.settle(
                        operation,
                        Outcome.CANCELLED,
                        ReasonCode.POSSIBLE_DUPLICATES,
                        reason + " Nothing was saved.",
                        operation.state().record())
                : Verdict.ask(
                        operation,
                        Outcome.DUPLICATES,
                        ReasonCode.POSSIBLE_DUPLICATES,
                        reason + " " + question,
                        duplicates.question(record, values, matches));
    }
}

package dev.crmbridge.sync.track;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.duplicate.FoundDuplicates;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Operation;
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
     * @param found what may be the same; nothing when the CRM found some that the user may not see
     * @param question what is asked, as a sentence
     */
    public Verdict stop(
            Operation operation,
            RecordRef record,
            Map<String, CrmValue> values,
            FoundDuplicates found,
            String question) {
        String reason = reason(found);
        return operation.wish().onDuplicate() == OnDuplicate.CANCEL && !found.isEmpty()
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
                        duplicates.question(record, values, found));
    }

    private static String reason(FoundDuplicates found) {
        int count = found.matches().size();
        String reason = !found.cut().isEmpty()
                ? "There are more than " + count + " records that may be the same."
                : switch (count) {
                    case 0 -> "The CRM found potential duplicates that you may not see.";
                    case 1 -> "There is a record that may be the same.";
                    default -> "There are " + count + " records that may be the same.";
                };
        return found.unconfirmed() == null ? reason : reason + " The CRM could not be asked whether that is still so.";
    }
}

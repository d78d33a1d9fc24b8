package dev.crmbridge.service.api;

import dev.crmbridge.sync.command.OperationView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation with everything a dialog needs.
 *
 * @param command word of the command
 * @param question what it waits for, see {@link QuestionJson}; null when it waits for nobody
 * @param acceptedAt ISO-8601, UTC
 * @param changedAt ISO-8601, UTC
 */
public record OperationDetailJson(
        String item,
        String op,
        String outcome,
        @Nullable String code,
        String reason,
        @Nullable RecordJson record,
        String subject,
        String command,
        @Nullable Map<String, Object> question,
        String acceptedAt,
        String changedAt) {
    /** @return the operation with its question */
    static OperationDetailJson of(OperationView view, QuestionJson questions) {
        return new OperationDetailJson(
                view.item().entryId(),
                view.op(),
                view.outcome().word(),
                OperationJson.wordOf(view.code()),
                view.reason(),
                RecordJson.of(view.record()),
                view.subject(),
                view.kind().word(),
                view.question() == null ? null : questions.of(view.question()),
                view.acceptedAt().toString(),
                view.changedAt().toString());
    }
}

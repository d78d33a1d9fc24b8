package dev.crmbridge.service.api;

import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * An operation in the answer to a command.
 *
 * @param item EntryID
 * @param outcome word of {@link dev.crmbridge.sync.command.Outcome}
 * @param code word of {@link ReasonCode}, null while nothing is decided
 * @param reason one sentence
 */
public record OperationJson(
        String item,
        String op,
        String outcome,
        @Nullable String code,
        String reason,
        @Nullable RecordJson record) {
    /** @return the operation as commands answer it */
    public static OperationJson of(OperationView view) {
        return new OperationJson(
                view.item().entryId(),
                view.op(),
                view.outcome().word(),
                wordOf(view.code()),
                view.reason(),
                RecordJson.of(view.record()));
    }

    static @Nullable String wordOf(@Nullable ReasonCode code) {
        return code == null ? null : code.word();
    }
}

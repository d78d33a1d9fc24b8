package dev.crmbridge.sync.command;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation as shown to the outside.
 *
 * @param op id of the operation
 * @param code stable reason, or null while nothing is decided
 * @param reason one sentence for a person; never empty
 * @param record the linked record and where it opens, or null
 * @param question what it waits for, or null
 * @param together id shared by the operations of one command for several items, or null
 */
public record OperationView(
        String op,
        ItemRef item,
        String subject,
        CommandKind kind,
        Outcome outcome,
        @Nullable ReasonCode code,
        String reason,
        @Nullable Linked record,
        @Nullable Question question,
        Instant acceptedAt,
        Instant changedAt,
        @Nullable String together) {
    /** @return the same under another subject */
    public OperationView withSubject(String other) {
        return new OperationView(
                op, item, other, kind, outcome, code, reason, record, question, acceptedAt, changedAt, together);
    }

    /** @return whether it waits for an answer that another operation of the same command waits for too, so that one can be given for both */
    public boolean asksTheSameAs(OperationView other) {
        if (together == null || !together.equals(other.together)) {
            return false;
        }
        return question instanceof Question.ConfirmUntrack && other.question instanceof Question.ConfirmUntrack
                || question instanceof Question.ChooseTarget mine
                        && other.question instanceof Question.ChooseTarget theirs
                        && mine.parent() == theirs.parent();
    }

    /** A record and the address that opens it. */
    public record Linked(RecordRef ref, URI url) {}
}

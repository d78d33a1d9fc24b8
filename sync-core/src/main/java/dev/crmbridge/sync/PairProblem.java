package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;

/**
 * A tracked item that cannot be kept in step with its record.
 *
 * @param subject for people; empty when it has none
 * @param code what kind of trouble it is
 * @param reason the same as a sentence
 * @param since when it failed so for the first time
 * @param last when it failed for the last time
 */
public record PairProblem(
        ItemRef item, String subject, RecordRef record, ReasonCode code, String reason, Instant since, Instant last) {
    /** What a person can do about it. */
    public enum Settling {
        /** Look at both sides again at once. */
        RETRY,
        /** Say nothing until one of the sides or the trouble changes. */
        IGNORE
    }
}

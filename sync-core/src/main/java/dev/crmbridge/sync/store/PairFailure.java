package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why the last attempt to keep a linked pair in step did not succeed.
 *
 * @param code what kind of trouble it is
 * @param reason the same for people, as a sentence
 * @param sides versions of both sides at the attempt; compare for equality only
 * @param since when it failed so for the first time
 * @param last when it failed for the last time
 * @param ignored a person wants to hear of it again only when something changes
 */
public record PairFailure(
        RecordRef record, ReasonCode code, String reason, String sides, Instant since, Instant last, boolean ignored) {
    /** @return this attempt after an earlier one; what was ignored stays so while nothing else is the matter */
    public PairFailure after(@Nullable PairFailure before) {
        if (before == null) {
            return this;
        }
        boolean same = before.code == code && before.reason.equals(reason) && before.sides.equals(sides);
        return new PairFailure(record, code, reason, sides, before.since, last, same && before.ignored);
    }

    /** @return the same, ignored */
    public PairFailure ignore() {
        return new PairFailure(record, code, reason, sides, since, last, true);
    }
}

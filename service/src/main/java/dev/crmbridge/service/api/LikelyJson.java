package dev.crmbridge.service.api;

import dev.crmbridge.sync.LikelyDuplicate;
import dev.crmbridge.sync.command.Question;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that an untracked item may already be in the CRM as.
 *
 * @param rule name of the rule that matched; of several, all names with commas between
 * @param matching fields that agree
 * @param active false when the record is inactive or closed
 * @param modifiedOn ISO-8601, UTC, or null when it is not known
 */
record LikelyJson(
        RecordJson record,
        String name,
        String rule,
        List<ShownJson> matching,
        boolean active,
        @Nullable String modifiedOn,
        @Nullable String owner) {
    static LikelyJson of(LikelyDuplicate likely) {
        Question.Match match = likely.match();
        return new LikelyJson(
                Objects.requireNonNull(RecordJson.of(likely.record())),
                match.name(),
                match.rule(),
                ShownJson.all(match.matching()),
                match.active(),
                match.modifiedOn() == null ? null : match.modifiedOn().toString(),
                match.owner());
    }
}

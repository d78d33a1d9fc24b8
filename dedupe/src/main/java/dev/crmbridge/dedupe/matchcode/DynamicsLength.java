package dev.crmbridge.dedupe.matchcode;

import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.DuplicateRule;
import java.util.function.ToIntFunction;

/**
 * The matchcode length that Dynamics shows and limits: number of characters for first and last, the column's maximum
 * length otherwise, and one separator between criteria. Ours are digests and have no such limit; the number tells an
 * administrator whether a rule would be accepted there (Dataverse error 0x80048429).
 */
public final class DynamicsLength {
    /** The longest matchcode Dynamics accepts, in characters. */
    public static final int LIMIT = 450;

    private DynamicsLength() {}

    /**
     * @param maxLength maximum length in characters of a column of the base type
     * @return length in characters
     */
    public static int of(DuplicateRule rule, ToIntFunction<String> maxLength) {
        int length = rule.criteria().size() - 1;
        for (Criterion criterion : rule.criteria()) {
            length += criterion.operator().isCounted()
                    ? criterion.length()
                    : maxLength.applyAsInt(criterion.baseAttribute());
        }
        return length;
    }
}

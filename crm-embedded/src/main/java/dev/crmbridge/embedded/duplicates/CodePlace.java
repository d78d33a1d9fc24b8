package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.embedded.sqlite.SqliteSharedCodes;
import java.util.Optional;

/**
 * Where a search goes on in the matchcodes of a rule.
 *
 * @param ruleId the rule
 * @param code the first code that is not done
 * @param id greatest id of its rows that are done; "" = none is
 */
public record CodePlace(String ruleId, Matchcode code, String id) {
    private static final String MARK = "codes";

    /** At the first code of a rule. */
    static CodePlace start(String ruleId) {
        return at(ruleId, SqliteSharedCodes.FIRST);
    }

    /** At a code. */
    static CodePlace at(String ruleId, Matchcode code) {
        return new CodePlace(ruleId, code, "");
    }

    /** The place that a text names; empty when it is a place of another kind, which has no blanks. */
    public static Optional<CodePlace> of(String text) {
        String[] parts = text.split(" ", -1);
        return parts.length == 5 && parts[0].equals(MARK)
                ? Optional.of(new CodePlace(
                        parts[1], new Matchcode(Long.parseLong(parts[2]), Long.parseLong(parts[3])), parts[4]))
                : Optional.empty();
    }

    /** Itself as a text. */
    public String text() {
        return String.join(" ", MARK, ruleId, Long.toString(code.high()), Long.toString(code.low()), id);
    }

    /** How much of the rule is done, from 0 to 1: codes are spread evenly. */
    double share() {
        return code.high() / 0x1p64 + 0.5;
    }
}

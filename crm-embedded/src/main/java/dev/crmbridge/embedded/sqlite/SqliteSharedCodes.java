package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.dedupe.Matchcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The matchcodes of a rule's matching side in the order in which the index keeps them, so that those that several rows have lie side by
 * side. Lives within one transaction and its thread.
 */
public final class SqliteSharedCodes {
    private static final String OF_RULE =
            " FROM crm_matchcode INDEXED BY crm_matchcode_probe WHERE ruleid = ? AND side = 'MATCHING'";
    /** Before all codes there are. */
    public static final Matchcode FIRST = new Matchcode(Long.MIN_VALUE, Long.MIN_VALUE);

    private final Tx tx;
    private final SqliteMatchcodes codes;

    /** @param codes knows where the codes of a rule lie */
    public SqliteSharedCodes(Tx tx, SqliteMatchcodes codes) {
        this.tx = tx;
        this.codes = codes;
    }

    /**
     * A matchcode that several rows have.
     *
     * @param rows how many, at least 2
     */
    public record Shared(Matchcode code, long rows) {}

    /**
     * The end of a piece of the codes.
     *
     * @param from where it begins
     * @param rows about how many it is to have; it has more when that many rows have the code {@code from}
     * @return the first code behind it; empty when it goes to the end
     */
    public Optional<Matchcode> end(String ruleId, Matchcode from, int rows) {
        Optional<Matchcode> there =
                code(ruleId, " AND (high, low) >= (?, ?) ORDER BY high, low LIMIT 1 OFFSET ?", from, rows);
        return there.equals(Optional.of(from)) ? behind(ruleId, from) : there;
    }

    /** The code that follows; empty when there is none. */
    public Optional<Matchcode> behind(String ruleId, Matchcode code) {
        return code(ruleId, " AND (high, low) > (?, ?) ORDER BY high, low LIMIT ?", code, 1);
    }

    private Optional<Matchcode> code(String ruleId, String where, Matchcode code, int number) {
        return tx.first(
                "SELECT high, low" + OF_RULE + where,
                List.of(codes.set(ruleId), code.high(), code.low(), (long) number),
                line -> new Matchcode(line.getLong(1), line.getLong(2)));
    }

    /**
     * The codes of a piece that several rows have, in order.
     *
     * @param from where it begins
     * @param end the first code behind it; empty = it goes to the end
     */
    public List<Shared> shared(String ruleId, Matchcode from, Optional<Matchcode> end) {
        List<Object> arguments = new ArrayList<>(List.of(codes.set(ruleId), from.high(), from.low()));
        end.ifPresent(code -> arguments.addAll(List.of(code.high(), code.low())));
        return tx.query(
                "SELECT high, low, count(*)" + OF_RULE + " AND (high, low) >= (?, ?)"
                        + (end.isPresent() ? " AND (high, low) < (?, ?)" : "")
                        + " GROUP BY high, low HAVING count(*) > 1",
                arguments,
                line -> new Shared(new Matchcode(line.getLong(1), line.getLong(2)), line.getLong(3)));
    }
}

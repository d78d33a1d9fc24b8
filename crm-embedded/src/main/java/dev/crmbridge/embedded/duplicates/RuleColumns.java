package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.embedded.schema.Column;
import java.util.Arrays;
import java.util.List;

/** Which columns can take part in a duplicate rule, and how they can be compared. Pure. */
public final class RuleColumns {
    private RuleColumns() {}

    /** How values of a column can be compared; empty when it cannot take part in a rule. */
    public static List<Criterion.Operator> operators(Column column) {
        return Candidates.kindOf(column)
                .map(kind -> Arrays.stream(Criterion.Operator.values())
                        .filter(operator -> Matchcoder.supports(operator, kind))
                        .toList())
                .orElse(List.of());
    }
}

package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.matchcode.Coding;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the matchcodes of a table's rows under one rule. Values are told apart by the place of their criterion, so one
 * column may stand in several criteria. The same codes as everywhere, see {@link Matchcoder}. Immutable.
 */
public final class CellCoder {
    private final PublishedRule rule;
    private final Side side;
    private final Matchcoder coder;
    private final boolean severalCodes;

    /** @param side which column of a criterion the rows have */
    public CellCoder(PublishedRule rule, Side side) {
        this.rule = rule;
        this.side = side;
        this.coder = new Matchcoder(byPlace(rule));
        this.severalCodes = rule.rule().criteria().stream()
                .anyMatch(each -> !each.transforms().isEmpty());
    }

    private static PublishedRule byPlace(PublishedRule published) {
        DuplicateRule rule = published.rule();
        List<Criterion> criteria = new ArrayList<>();
        for (Criterion each : rule.criteria()) {
            String place = Integer.toString(criteria.size());
            criteria.add(new Criterion(
                    place,
                    place,
                    each.operator(),
                    each.length(),
                    each.ignoreBlank(),
                    each.accents(),
                    each.transforms()));
        }
        return new PublishedRule(
                new DuplicateRule(
                        rule.id(),
                        rule.name(),
                        rule.baseType(),
                        rule.matchingType(),
                        rule.caseSensitive(),
                        rule.excludeInactive(),
                        criteria),
                published.settings());
    }

    /** @return the columns to read, in the order of the criteria */
    public List<String> columns() {
        return rule.rule().criteria().stream()
                .map(each -> side == Side.BASE ? each.baseAttribute() : each.matchingAttribute())
                .toList();
    }

    /** @return whether the criterion at a place reads a day or a time */
    public boolean date(int place) {
        Operator operator = rule.rule().criteria().get(place).operator();
        return operator == Operator.SAME_DATE || operator == Operator.SAME_DATE_AND_TIME;
    }

    /** @return whether the criterion at a place can read values of a kind; days and times are read from text too */
    public boolean reads(int place, AttributeKind kind) {
        Criterion criterion = rule.rule().criteria().get(place);
        if (kind == AttributeKind.TEXT) {
            return date(place) || Matchcoder.supports(criterion.operator(), kind);
        }
        return criterion.transforms().isEmpty() && Matchcoder.supports(criterion.operator(), kind);
    }

    /** @return whether a row may have several codes */
    public boolean severalCodes() {
        return severalCodes;
    }

    /**
     * @param values one for each criterion; null for a missing one
     * @return as {@link Matchcoder#codes}
     */
    public List<Coding> codes(List<? extends @Nullable AttributeValue> values) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        for (int place = 0; place < values.size(); place++) {
            AttributeValue value = values.get(place);
            if (value != null) {
                attributes.put(Integer.toString(place), value);
            }
        }
        return coder.codes(new Candidate("row", "", true, attributes), Side.BASE);
    }
}

package dev.crmbridge.dedupe.matchcode;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes the matchcodes of records under one rule (Dataverse, "Duplicate rule tables").
 *
 * <p>The same function serves both sides, so rules between two types just work. Blank policy: a criterion that ignores
 * blanks gives a record that is blank there no code; a rule with one criterion always ignores blanks; a record that is
 * blank in all criteria has no code unless {@link MatchcodeSettings#allBlankMatches()}. Immutable and thread-safe.
 */
public final class Matchcoder {
    private final PublishedRule published;

    /** @param published rule and settings to code by */
    public Matchcoder(PublishedRule published) {
        this.published = published;
    }

    /** @return whether {@code operator} can compare values of {@code kind}; to be asked when a rule is defined */
    public static boolean supports(Operator operator, AttributeKind kind) {
        return CanonicalValue.supports(operator, kind);
    }

    /** @return the digest of canonical values, as stored beside them */
    public static Matchcode digest(byte[] canonical) {
        return Murmur3.hash128(canonical, 0);
    }

    /** @return a hash of canonical values, for finding equal ones fast; not the stored digest */
    public static long hash(byte[] canonical, int from, int length) {
        return Murmur3.hash64(canonical, from, length);
    }

    /**
     * @param side side of the rule the record stands on; decides which attribute of a criterion is read
     * @return the record's matchcode, or why it has none; the record's type is not looked at
     */
    public Coding code(Candidate candidate, Side side) {
        List<Criterion> criteria = published.rule().criteria();
        List<@Nullable CanonicalValue> values = new ArrayList<>(criteria.size());
        List<Criterion> filled = new ArrayList<>(criteria.size());
        for (Criterion criterion : criteria) {
            String attribute = side == Side.BASE ? criterion.baseAttribute() : criterion.matchingAttribute();
            AttributeValue value = candidate.attributes().get(attribute);
            if (value != null && !CanonicalValue.supports(criterion.operator(), value.kind())) {
                return notComparable(criterion.operator(), attribute, value.kind());
            }
            CanonicalValue canonical = value == null
                    ? null
                    : CanonicalValue.of(value, criterion, published.rule().caseSensitive(), published.settings());
            if (canonical == null && (criterion.ignoreBlank() || criteria.size() == 1)) {
                return new Coding.Blank();
            }
            values.add(canonical);
            if (canonical != null) {
                filled.add(criterion);
            }
        }
        if (filled.isEmpty() && !published.settings().allBlankMatches()) {
            return new Coding.Blank();
        }
        byte[] tuple = CanonicalTuple.encode(values);
        return new Coding.Coded(digest(tuple), tuple, filled);
    }

    private Coding notComparable(Operator operator, String attribute, AttributeKind kind) {
        String operation = operator.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Coding.NotComparable(
                attribute,
                "rule “" + published.rule().name() + "” compares “" + attribute + "” by " + operation
                        + ", which does not work for a " + kind.name().toLowerCase(Locale.ROOT) + " value");
    }
}

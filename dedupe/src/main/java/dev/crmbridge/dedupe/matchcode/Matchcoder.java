package dev.crmbridge.dedupe.matchcode;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** The most matchcodes a record may have under one rule. */
    public static final int MOST_CODES = 64;

    /** Raised by every change after which some record has other matchcodes. */
    private static final int VERSION = 2;

    private final PublishedRule published;
    private final Digest digest;

    /** How canonical values become a matchcode. Any function gives right answers; a bad one only makes them slow. */
    @FunctionalInterface
    public interface Digest {
        /** @return the digest of all of {@code canonical} */
        Matchcode of(byte[] canonical);
    }

    /** @param published rule and settings to code by */
    public Matchcoder(PublishedRule published) {
        this(published, Matchcoder::digest);
    }

    /**
     * Codes with another digest.
     *
     * @param digest not the one that stored matchcodes are made with elsewhere; for tests of collisions
     */
    public Matchcoder(PublishedRule published, Digest digest) {
        this.published = published;
        this.digest = digest;
    }

    /** @return whether {@code operator} can compare values of {@code kind}; to be asked when a rule is defined */
    public static boolean supports(Operator operator, AttributeKind kind) {
        return CanonicalValue.supports(operator, kind);
    }

    /**
     * What matchcodes depend on beside the record, the rule and its settings. Codes that were made by another version have to be made
     * anew.
     *
     * @return our version, and that of Java, whose tables of characters fold case and accents
     */
    public static String version() {
        return VERSION + ", Java " + Runtime.version().feature();
    }

    /** @return the digest of canonical values, as stored beside them */
    public static Matchcode digest(byte[] canonical) {
        return Murmur3.hash128(canonical, 0);
    }

    /**
     * @param side side of the rule the record stands on; decides which attribute of a criterion is read
     * @return the record's matchcode, or why it has none; the record's type is not looked at
     * @throws IllegalStateException when the rule's transforms give the record several; use {@link #codes} then
     */
    public Coding code(Candidate candidate, Side side) {
        List<Coding> codes = codes(candidate, side);
        if (codes.size() > 1) {
            throw new IllegalStateException("the record has " + codes.size() + " matchcodes");
        }
        return codes.get(0);
    }

    /**
     * @return the record's matchcodes, 1 to {@value #MOST_CODES}, all different; or, as the only element, why it has
     *     none. Only a rule with transforms gives more than one; two records are duplicates when they share one
     */
    public List<Coding> codes(Candidate candidate, Side side) {
        List<Criterion> criteria = published.rule().criteria();
        List<List<CanonicalValue>> keys = new ArrayList<>(criteria.size());
        List<Criterion> filled = new ArrayList<>(criteria.size());
        long number = 1;
        for (Criterion criterion : criteria) {
            String attribute = side == Side.BASE ? criterion.baseAttribute() : criterion.matchingAttribute();
            AttributeValue value = candidate.attributes().get(attribute);
            if (value != null && !CanonicalValue.supports(criterion, value.kind())) {
                return List.of(notComparable(criterion.operator(), attribute, value.kind()));
            }
            List<CanonicalValue> each = value == null
                    ? List.of()
                    : CanonicalValue.all(value, criterion, published.rule().caseSensitive(), published.settings());
            if (each.isEmpty() && (criterion.ignoreBlank() || criteria.size() == 1)) {
                return List.of(new Coding.Blank());
            }
            number *= Math.max(1, each.size());
            if (number > MOST_CODES) {
                return List.of(new Coding.NotComparable(
                        attribute,
                        "rule “" + published.rule().name() + "” gives this record more than " + MOST_CODES
                                + " matchcodes because of “" + attribute + "”"));
            }
            keys.add(each);
            if (!each.isEmpty()) {
                filled.add(criterion);
            }
        }
        if (filled.isEmpty() && !published.settings().allBlankMatches()) {
            return List.of(new Coding.Blank());
        }
        List<Criterion> agreeing = List.copyOf(filled);
        if (number == 1) {
            return List.of(coded(keys, 0, agreeing));
        }
        List<Coding> codes = new ArrayList<>((int) number);
        for (int each = 0; each < number; each++) {
            codes.add(coded(keys, each, agreeing));
        }
        return codes;
    }

    /**
     * @param number which of all combinations of a key of each criterion; those of the last criterion change fastest
     */
    private Coding coded(List<List<CanonicalValue>> keys, int number, List<Criterion> filled) {
        @Nullable CanonicalValue[] values = new CanonicalValue[keys.size()];
        int rest = number;
        for (int i = values.length - 1; i >= 0; i--) {
            int size = keys.get(i).size();
            if (size > 0) {
                values[i] = keys.get(i).get(rest % size);
                rest /= size;
            }
        }
        byte[] tuple = CanonicalTuple.encode(Arrays.asList(values));
        return new Coding.Coded(digest.of(tuple), tuple, filled);
    }

    private Coding notComparable(Operator operator, String attribute, AttributeKind kind) {
        String operation = operator.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Coding.NotComparable(
                attribute,
                "rule “" + published.rule().name() + "” compares “" + attribute + "” by " + operation
                        + ", which does not work for a " + kind.name().toLowerCase(Locale.ROOT) + " value");
    }
}

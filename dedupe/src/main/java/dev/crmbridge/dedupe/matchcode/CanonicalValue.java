package dev.crmbridge.dedupe.matchcode;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.AttributeValue.Choice;
import dev.crmbridge.dedupe.AttributeValue.Day;
import dev.crmbridge.dedupe.AttributeValue.Flag;
import dev.crmbridge.dedupe.AttributeValue.Moment;
import dev.crmbridge.dedupe.AttributeValue.Number;
import dev.crmbridge.dedupe.AttributeValue.Reference;
import dev.crmbridge.dedupe.AttributeValue.Text;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.Transform;
import dev.crmbridge.dedupe.text.TextFolding;
import dev.crmbridge.dedupe.text.WhiteSpace;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What equal values have in common.
 *
 * @param tag kind of the value, so that the text {@code 1} never equals the number 1
 * @param text comparable form; never empty
 */
record CanonicalValue(byte tag, String text) {
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte FLAG = 3;
    private static final byte DAY = 4;
    private static final byte MOMENT = 5;
    private static final byte REFERENCE = 6;

    /**
     * @param operator comparison
     * @return whether values of {@code kind} can be compared so
     */
    static boolean supports(Operator operator, AttributeKind kind) {
        return switch (operator) {
            case EXACT -> true;
            case FIRST, LAST -> kind == AttributeKind.TEXT;
            case SAME_DATE, SAME_DATE_AND_TIME -> kind == AttributeKind.DAY || kind == AttributeKind.MOMENT;
            case SAME_LABEL -> kind == AttributeKind.CHOICE;
            case SAME_VALUE -> kind == AttributeKind.CHOICE || kind == AttributeKind.NUMBER;
        };
    }

    /** @return whether {@code criterion} can compare values of {@code kind}; transforms are for texts only */
    static boolean supports(Criterion criterion, AttributeKind kind) {
        return supports(criterion.operator(), kind) && (criterion.transforms().isEmpty() || kind == AttributeKind.TEXT);
    }

    /**
     * @param value a value whose kind {@code criterion} supports
     * @return its canonical values, all different: none when it is blank, several when a transform says so
     */
    static List<CanonicalValue> all(
            AttributeValue value, Criterion criterion, boolean caseSensitive, MatchcodeSettings settings) {
        Set<String> texts = new LinkedHashSet<>();
        if (criterion.transforms().isEmpty() || !(value instanceof Text text)) {
            CanonicalValue only = of(value, criterion, caseSensitive, settings);
            return only == null ? List.of() : List.of(only);
        }
        texts.add(text.value());
        for (Transform transform : criterion.transforms()) {
            Set<String> keys = new LinkedHashSet<>();
            texts.stream()
                    .map(WhiteSpace::trim)
                    .filter(each -> !each.isEmpty())
                    .forEach(each -> keys.addAll(transform.keys(each)));
            texts = keys;
        }
        Set<CanonicalValue> values = new LinkedHashSet<>();
        for (String key : texts) {
            CanonicalValue canonical = ofText(key, criterion, caseSensitive, settings);
            if (canonical != null) {
                values.add(canonical);
            }
        }
        return List.copyOf(values);
    }

    /**
     * @param value a value whose kind {@code criterion} supports
     * @return the canonical value, or null when {@code value} is blank
     */
    static @Nullable CanonicalValue of(
            AttributeValue value, Criterion criterion, boolean caseSensitive, MatchcodeSettings settings) {
        if (value instanceof Text text) {
            return ofText(text.value(), criterion, caseSensitive, settings);
        } else if (value instanceof Number number) {
            return ofNumber(number.value());
        } else if (value instanceof Flag flag) {
            return new CanonicalValue(FLAG, flag.value() ? "1" : "0");
        } else if (value instanceof Day day) {
            return ofDay(day.value());
        } else if (value instanceof Moment moment) {
            return criterion.operator() == Operator.SAME_DATE
                    ? ofDay(moment.value().atZone(settings.zone()).toLocalDate())
                    : ofMoment(moment.value());
        } else if (value instanceof Choice choice) {
            return criterion.operator() == Operator.SAME_LABEL
                    ? ofText(choice.label(), criterion, caseSensitive, settings)
                    : ofNumber(BigDecimal.valueOf(choice.value()));
        }
        Reference reference = (Reference) value;
        return new CanonicalValue(REFERENCE, (reference.type() + '\n' + reference.id()).toLowerCase(Locale.ROOT));
    }

    private static @Nullable CanonicalValue ofText(
            String text, Criterion criterion, boolean caseSensitive, MatchcodeSettings settings) {
        String folded =
                TextFolding.fold(text, caseSensitive, criterion.accents().folds(settings.foldAccents()));
        if (folded.isEmpty()) {
            return null;
        }
        String compared = switch (criterion.operator()) {
            case FIRST -> TextFolding.first(folded, criterion.length());
            case LAST -> TextFolding.last(folded, criterion.length());
            default -> folded;
        };
        return new CanonicalValue(TEXT, compared);
    }

    /** Digits and exponent rather than plain notation, which a huge exponent would blow up. */
    private static CanonicalValue ofNumber(BigDecimal number) {
        BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return new CanonicalValue(NUMBER, bare.unscaledValue() + "e" + -(long) bare.scale());
    }

    private static CanonicalValue ofDay(LocalDate day) {
        return new CanonicalValue(DAY, day.toString());
    }

    private static CanonicalValue ofMoment(Instant moment) {
        return new CanonicalValue(MOMENT, Long.toString(moment.getEpochSecond()));
    }
}

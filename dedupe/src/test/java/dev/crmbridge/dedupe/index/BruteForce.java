package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.AccentPolicy;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.Transform;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Duplicates by comparing every pair by hand. */
final class BruteForce {
    /** Zone of the rules. */
    static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

    /** Two values are equal when they have a letter in common. */
    static final Transform EACH_LETTER = new Transform() {
        @Override
        public String id() {
            return "eachletter/1";
        }

        @Override
        public List<String> keys(String text) {
            return text.codePoints()
                    .filter(letter -> letter != ' ' && letter != 0xa0)
                    .mapToObj(Character::toString)
                    .distinct()
                    .toList();
        }
    };

    private BruteForce() {}

    /** @return by type and id of each duplicate the ids of the rules that find it */
    static TreeMap<String, TreeSet<String>> answer(
            Candidate base, List<DuplicateRule> rules, Map<List<String>, Candidate> records) {
        TreeMap<String, TreeSet<String>> answer = new TreeMap<>();
        for (DuplicateRule rule : rules) {
            for (Candidate other : records.values()) {
                boolean itself = base.type().equals(other.type()) && base.id().equals(other.id());
                if (!itself
                        && rule.baseType().equals(base.type())
                        && rule.matchingType().equals(other.type())
                        && (other.active() || !rule.excludeInactive())
                        && matches(rule, base, other)) {
                    answer.computeIfAbsent(other.type() + other.id(), key -> new TreeSet<>())
                            .add(rule.id());
                }
            }
        }
        return answer;
    }

    private static boolean matches(DuplicateRule rule, Candidate base, Candidate other) {
        boolean anyFilled = false;
        for (Criterion criterion : rule.criteria()) {
            AttributeValue first = base.attributes().get(criterion.baseAttribute());
            AttributeValue second = other.attributes().get(criterion.matchingAttribute());
            if (noLabel(criterion, first) || noLabel(criterion, second)) {
                return false;
            }
            Set<Object> one = plain(criterion, rule.caseSensitive(), first);
            Set<Object> two = plain(criterion, rule.caseSensitive(), second);
            if (one.isEmpty() && two.isEmpty()) {
                if (criterion.ignoreBlank() || rule.criteria().size() == 1) {
                    return false;
                }
            } else if (Collections.disjoint(one, two)) {
                return false;
            } else {
                anyFilled = true;
            }
        }
        return anyFilled;
    }

    /** A choice whose label is not known comes as its number, which cannot be compared by label. */
    private static boolean noLabel(Criterion criterion, @Nullable AttributeValue value) {
        return criterion.operator() == Operator.SAME_LABEL && value instanceof AttributeValue.Number;
    }

    /** What a value is compared by: nothing when it is blank, several when a transform says so. */
    private static Set<Object> plain(Criterion criterion, boolean caseSensitive, @Nullable AttributeValue value) {
        if (value == null) {
            return Set.of();
        }
        if (value instanceof AttributeValue.Text text) {
            Collection<String> texts =
                    criterion.transforms().isEmpty() ? List.of(text.value()) : EACH_LETTER.keys(text.value());
            return texts.stream()
                    .map(each -> letters(each, caseSensitive, criterion.accents() == AccentPolicy.KEEP))
                    .filter(each -> !each.isEmpty())
                    .map(each -> part(criterion, each))
                    .collect(Collectors.toSet());
        }
        if (value instanceof AttributeValue.Choice choice && criterion.operator() == Operator.SAME_LABEL) {
            String label = letters(choice.label(), caseSensitive, criterion.accents() == AccentPolicy.KEEP);
            return label.isEmpty() ? Set.of() : Set.of(label);
        }
        return Set.of(single(criterion, value));
    }

    private static Object single(Criterion criterion, AttributeValue value) {
        if (value instanceof AttributeValue.Choice choice) {
            return (double) choice.value();
        } else if (value instanceof AttributeValue.Number number) {
            return number.value().doubleValue();
        } else if (value instanceof AttributeValue.Flag flag) {
            return flag.value();
        } else if (value instanceof AttributeValue.Reference reference) {
            return List.of(reference.type(), reference.id().toLowerCase(Locale.ROOT));
        } else if (value instanceof AttributeValue.Moment moment) {
            return criterion.operator() == Operator.SAME_DATE
                    ? LocalDate.ofInstant(moment.value(), ZONE)
                    : moment.value().truncatedTo(ChronoUnit.SECONDS);
        }
        return ((AttributeValue.Day) value).value();
    }

    private static String letters(String text, boolean caseSensitive, boolean keepAccents) {
        String bare = text.replace('\u00a0', ' ').trim();
        String cased = caseSensitive ? bare : bare.toLowerCase(Locale.ROOT);
        return keepAccents ? cased : cased.replace('é', 'e').replace('É', 'E');
    }

    private static Object part(Criterion criterion, String letters) {
        int length = Math.min(criterion.length(), letters.length());
        return switch (criterion.operator()) {
            case FIRST -> letters.substring(0, length);
            case LAST -> letters.substring(letters.length() - length);
            default -> letters;
        };
    }
}

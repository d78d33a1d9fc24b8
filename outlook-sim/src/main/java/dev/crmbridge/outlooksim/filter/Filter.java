package dev.crmbridge.outlooksim.filter;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A parsed filter. Immutable. */
public sealed interface Filter {
    /** Gives a property's value by the name in the filter. */
    @FunctionalInterface
    interface Lookup {
        /** @return the value, null for none */
        @Nullable
        FilterValue value(String name);
    }

    /** @return whether an item with these values is in */
    boolean matches(Lookup item);

    /** Tells every property name in the filter. */
    void eachName(Consumer<String> consumer);

    /** @return every property name in the filter */
    default Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        eachName(names::add);
        return names;
    }

    /**
     * @param text Jet, or DASL when it begins with {@code @SQL=}
     * @throws FilterException when it is neither
     */
    static Filter parse(String text) {
        return new FilterParser(text).parse();
    }

    /** How a condition compares. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LIKE("like"),
        STARTS_WITH("ci_startswith"),
        PHRASE_MATCH("ci_phrasematch");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** @return as it is written in a filter */
        public String symbol() {
            return symbol;
        }
    }

    /** Everything. */
    record All() implements Filter {
        @Override
        public boolean matches(Lookup item) {
            return true;
        }

        @Override
        public void eachName(Consumer<String> consumer) {
            // no names
        }
    }

    /** Both. */
    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Lookup item) {
            return left.matches(item) && right.matches(item);
        }

        @Override
        public void eachName(Consumer<String> consumer) {
            left.eachName(consumer);
            right.eachName(consumer);
        }
    }

    /** At least one. */
    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Lookup item) {
            return left.matches(item) || right.matches(item);
        }

        @Override
        public void eachName(Consumer<String> consumer) {
            left.eachName(consumer);
            right.eachName(consumer);
        }
    }

    /** Not. */
    record Not(Filter inner) implements Filter {
        @Override
        public boolean matches(Lookup item) {
            return !inner.matches(item);
        }

        @Override
        public void eachName(Consumer<String> consumer) {
            inner.eachName(consumer);
        }
    }

    /** The property has no value. */
    record IsNull(String name) implements Filter {
        @Override
        public boolean matches(Lookup item) {
            return item.value(name) == null;
        }

        @Override
        public void eachName(Consumer<String> consumer) {
            consumer.accept(name);
        }
    }

    /**
     * The property compared with a literal.
     *
     * @param jet whether in Jet, where no value counts as empty text, zero and no
     */
    record Condition(String name, Operator operator, String literal, boolean jet) implements Filter {
        @Override
        public boolean matches(Lookup item) {
            return Comparison.holds(item.value(name), operator, literal, jet);
        }

        @Override
        public void eachName(Consumer<String> consumer) {
            consumer.accept(name);
        }
    }
}

package dev.crmbridge.embedded.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a hosted table.
 *
 * @param name logical name
 * @param type kind of value
 * @param limits length and range
 * @param options options of a choice, state or status; otherwise empty
 * @param targets tables a lookup may point to; otherwise empty
 * @param required whether a value is insisted on
 * @param creatable whether a client may give a value when creating
 * @param updatable whether a client may change the value later
 * @param defaultValue value of a new row when none is given; null = empty
 */
public record Column(
        String name,
        ColumnType type,
        Limits limits,
        List<Option> options,
        List<LookupTarget> targets,
        Required required,
        boolean creatable,
        boolean updatable,
        @Nullable Object defaultValue) {

    /**
     * Limits of a column.
     *
     * @param maxLength longest text in UTF-16 units; 0 where it has no meaning
     * @param min smallest number
     * @param max largest number
     */
    public record Limits(int maxLength, long min, long max) {
        /** No limits. */
        public static final Limits NONE = new Limits(0, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Copies the lists. */
    public Column {
        options = List.copyOf(options);
        targets = List.copyOf(targets);
    }

    /** A column without limits. */
    public static Column of(String name, ColumnType type) {
        return new Column(name, type, Limits.NONE, List.of(), List.of(), Required.NONE, true, true, null);
    }

    /** One line of text. */
    public static Column text(String name, int maxLength) {
        return of(name, ColumnType.TEXT).limited(new Limits(maxLength, 0, 0));
    }

    /** Several lines of text. */
    public static Column memo(String name, int maxLength) {
        return of(name, ColumnType.MEMO).limited(new Limits(maxLength, 0, 0));
    }

    /** A whole number. */
    public static Column integer(String name, long min, long max) {
        return of(name, ColumnType.INTEGER).limited(new Limits(0, min, max));
    }

    /** Yes or no, with the value of new rows. */
    public static Column yesNo(String name, boolean initially) {
        return of(name, ColumnType.BOOLEAN).initially(initially);
    }

    /** A choice. */
    public static Column choice(String name, Option... options) {
        return new Column(
                name, ColumnType.CHOICE, Limits.NONE, List.of(options), List.of(), Required.NONE, true, true, null);
    }

    /** A lookup. */
    public static Column lookup(String name, LookupTarget... targets) {
        return new Column(
                name, ColumnType.LOOKUP, Limits.NONE, List.of(), List.of(targets), Required.NONE, true, true, null);
    }

    /** The same with other limits. */
    public Column limited(Limits other) {
        return new Column(name, type, other, options, targets, required, creatable, updatable, defaultValue);
    }

    /** The same with a value for new rows. */
    public Column initially(Object value) {
        return new Column(name, type, limits, options, targets, required, creatable, updatable, value);
    }

    /** The same, insisting on a value. */
    public Column required(Required level) {
        return new Column(name, type, limits, options, targets, level, creatable, updatable, defaultValue);
    }

    /** The same, written by the server only. */
    public Column readOnly() {
        return new Column(name, type, limits, options, targets, required, false, false, defaultValue);
    }

    /** The same, given at creation only. */
    public Column createOnly() {
        return new Column(name, type, limits, options, targets, required, true, false, defaultValue);
    }

    /** The same with other options. */
    public Column withOptions(List<Option> other) {
        return new Column(name, type, limits, other, targets, required, creatable, updatable, defaultValue);
    }

    /** Name in JSON: {@code _name_value} for a lookup, the logical name otherwise. */
    public String wireName() {
        return type == ColumnType.LOOKUP ? "_" + name + "_value" : name;
    }

    /** Whether a lookup may point to more than one table, so that its row must say to which. */
    public boolean isPolymorphic() {
        return targets.size() > 1;
    }

    /** The option with this value. */
    public Optional<Option> option(long value) {
        return options.stream().filter(o -> o.value() == value).findFirst();
    }

    /** The target reached by a navigation property. */
    public Optional<LookupTarget> targetByNavigation(String navigation) {
        return targets.stream().filter(t -> t.navigation().equals(navigation)).findFirst();
    }
}

package dev.crmbridge.embedded.schema;

/**
 * One option of a choice, state or status column.
 *
 * @param value number on the wire
 * @param label English label
 * @param state for a status: the state it belongs to; otherwise -1
 * @param defaultStatus for a state: the status it gets when none is given; otherwise -1
 */
public record Option(int value, String label, int state, int defaultStatus) {
    /** An option of a plain choice. */
    public static Option of(int value, String label) {
        return new Option(value, label, -1, -1);
    }

    /** A state with its default status. */
    public static Option state(int value, String label, int defaultStatus) {
        return new Option(value, label, -1, defaultStatus);
    }

    /** A status that belongs to {@code state}. */
    public static Option status(int value, String label, int state) {
        return new Option(value, label, state, -1);
    }
}

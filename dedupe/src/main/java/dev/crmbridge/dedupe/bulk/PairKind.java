package dev.crmbridge.dedupe.bulk;

/**
 * Which pairs of rows with one key count as duplicates.
 *
 * @param across true: one row of each side; false: any two rows
 * @param excludeInactive true: the record that is found must be active. Within one type a pair is found from either
 *     side, so one active row is enough
 */
public record PairKind(boolean across, boolean excludeInactive) {
    /** @return kind of a rule within one type that finds inactive records too */
    public static PairKind within() {
        return new PairKind(false, false);
    }

    /** @return kind of a rule between two sides that finds inactive records too */
    public static PairKind acrossSides() {
        return new PairKind(true, false);
    }
}

package dev.crmbridge.dedupe.bulk;

import java.util.BitSet;

/**
 * What is known of the rows beside their keys.
 *
 * @param boundary rows below stand on the base side, rows from here on the matching side; only rules
 *     {@linkplain PairKind#across() across} both sides ask for it
 * @param inactive the rows whose state counts as inactive
 */
public record Population(int boundary, BitSet inactive) {
    public Population {
        inactive = (BitSet) inactive.clone();
    }

    /** @return active rows of one type */
    public static Population ofOneType() {
        return new Population(0, new BitSet());
    }

    /** @return active rows of two sides */
    public static Population ofTwoSides(int boundary) {
        return new Population(boundary, new BitSet());
    }

    boolean active(int row) {
        return !inactive.get(row);
    }

    boolean allActive() {
        return inactive.isEmpty();
    }
}

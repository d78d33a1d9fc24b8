package dev.crmbridge.dedupe.bulk;

/** The pairs that several rules allow all together, as a set of conditions. Immutable. */
final class PairFilter {
    private static final int ACROSS = 1;
    private static final int ONE_ACTIVE = 2;
    private static final int MATCHING_ACTIVE = 4;

    private final Population population;

    PairFilter(Population population) {
        this.population = population;
    }

    /** @return the conditions of one rule */
    int conditions(PairKind kind) {
        int conditions = kind.across() ? ACROSS : 0;
        if (kind.excludeInactive() && !population.allActive()) {
            conditions |= kind.across() ? MATCHING_ACTIVE : ONE_ACTIVE;
        }
        return conditions;
    }

    /** @return whether the pair meets all conditions */
    boolean allows(int conditions, int one, int other) {
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        if ((conditions & ACROSS) != 0 && !(first < population.boundary() && second >= population.boundary())) {
            return false;
        }
        if ((conditions & ONE_ACTIVE) != 0 && !population.active(first) && !population.active(second)) {
            return false;
        }
        return (conditions & MATCHING_ACTIVE) == 0 || population.active(second);
    }

    /** @return how many pairs among {@code rows[from, to)} meet all conditions, without looking at pairs */
    long pairs(int conditions, int[] rows, int from, int to) {
        long all = to - (long) from;
        if (conditions == 0) {
            return all * (all - 1) / 2;
        }
        long base = 0;
        long baseInactive = 0;
        long matchingInactive = 0;
        for (int i = from; i < to; i++) {
            boolean onBase = rows[i] < population.boundary();
            base += onBase ? 1 : 0;
            if (!population.active(rows[i])) {
                baseInactive += onBase ? 1 : 0;
                matchingInactive += onBase ? 0 : 1;
            }
        }
        if ((conditions & ACROSS) == 0) {
            long inactive = baseInactive + matchingInactive;
            return all * (all - 1) / 2 - inactive * (inactive - 1) / 2;
        }
        long matching = all - base;
        if ((conditions & MATCHING_ACTIVE) != 0) {
            return base * (matching - matchingInactive);
        }
        return base * matching - ((conditions & ONE_ACTIVE) == 0 ? 0 : baseInactive * matchingInactive);
    }
}

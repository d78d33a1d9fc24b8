package dev.crmbridge.dedupe.bulk;

/**
 * The groups of one rule that hold at least one duplicate pair.
 *
 * <p>Not in an order of their own unless made so; the rows of a group ascend. A row is in several groups of one rule
 * only when the rule gives a record several keys. Immutable by agreement: the arrays are shared, not copied.
 */
public final class RuleGroups {
    private final PairKind kind;
    private final int[] rows;
    private final int[] starts;

    /**
     * @param rows the rows of all groups, one group after the other
     * @param starts for each group where it starts in {@code rows}, and at the end the length of {@code rows}
     */
    RuleGroups(PairKind kind, int[] rows, int[] starts) {
        this.kind = kind;
        this.rows = rows;
        this.starts = starts;
    }

    /** @return which pairs of a group count */
    public PairKind kind() {
        return kind;
    }

    /** @return number of groups */
    public int count() {
        return starts.length - 1;
    }

    /** @return number of rows of a group, at least 2 */
    public int size(int group) {
        return starts[group + 1] - starts[group];
    }

    /** @return a row of a group, {@code index} from 0 */
    public int row(int group, int index) {
        return rows[starts[group] + index];
    }

    /** @return the rows of all groups in one array, to be read only */
    int[] rows() {
        return rows;
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return starts[group + 1];
    }

    /** @return number of places in groups over all groups */
    public int places() {
        return rows.length;
    }

    /**
     * @return number of pairs that count, summed over the groups; more than the distinct pairs when the rule gives a
     *     record several keys, see {@link PairCount#of}
     */
    public long pairs(Population population) {
        PairFilter filter = new PairFilter(population);
        int conditions = filter.conditions(kind);
        long pairs = 0;
        for (int group = 0; group < count(); group++) {
            pairs += filter.pairs(conditions, rows, starts[group], starts[group + 1]);
        }
        return pairs;
    }

    /** @return the groups in the order of their first rows */
    public int[] inOrder() {
        long[] order = new long[count()];
        for (int group = 0; group < order.length; group++) {
            order[group] = (long) rows[starts[group]] << 32 | group;
        }
        java.util.Arrays.parallelSort(order);
        int[] groups = new int[order.length];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (int) order[i];
        }
        return groups;
    }
}

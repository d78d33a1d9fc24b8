package dev.crmbridge.dedupe.bulk;

import java.util.BitSet;
import java.util.List;

/**
 * Which of the groups of one rule a pair belongs to, when groups overlap because the rule gives a row several keys: the first that holds
 * both rows. Takes as much memory as the groups, however many pairs there are. Immutable.
 */
public final class PairOwners {
    private static final GroupsOfRows APART = new GroupsOfRows(new int[0], new int[0]);

    private final GroupsOfRows rows;

    private PairOwners(GroupsOfRows rows) {
        this.rows = rows;
    }

    /** @param largest groups with more rows own no pairs */
    public static PairOwners of(RuleGroups rule, int largest) {
        return new PairOwners(overlaps(rule) ? GroupsOfRows.of(List.of(rule), largest) : APART);
    }

    private static boolean overlaps(RuleGroups rule) {
        BitSet seen = new BitSet();
        for (int row : rule.rows()) {
            if (seen.get(row)) {
                return true;
            }
            seen.set(row);
        }
        return false;
    }

    /**
     * @param group a group of at most as many rows as asked for
     * @param one a row of the group
     * @param other another row of it
     * @return whether no group before holds both
     */
    public boolean owns(int group, int one, int other) {
        if (rows.groups().length == 0) {
            return true;
        }
        int i = rows.starts()[one];
        int j = rows.starts()[other];
        while (rows.groups()[i] != rows.groups()[j]) { // both are in the group, so the ends are not reached
            if (rows.groups()[i] < rows.groups()[j]) {
                i++;
            } else {
                j++;
            }
        }
        return rows.groups()[i] == group;
    }
}

package dev.crmbridge.dedupe.bulk;

import java.util.List;

/**
 * For each row the groups that hold it, ascending. Groups are numbered on from rule to rule.
 *
 * @param starts for each row, up to the largest that is in a group, where its groups start in {@code groups}, and at the end the length
 * @param groups the groups of all rows, one row after the other
 */
record GroupsOfRows(int[] starts, int[] groups) {
    /** @param largest groups with more rows are left out */
    static GroupsOfRows of(List<RuleGroups> rules, int largest) {
        int top = -1;
        for (RuleGroups rule : rules) {
            for (int row : rule.rows()) {
                top = Math.max(top, row);
            }
        }
        int[] starts = new int[top + 2];
        for (RuleGroups rule : rules) {
            for (int group = 0; group < rule.count(); group++) {
                for (int i = rule.start(group); rule.size(group) <= largest && i < rule.end(group); i++) {
                    starts[rule.rows()[i] + 1]++;
                }
            }
        }
        for (int row = 1; row < starts.length; row++) {
            starts[row] = Math.addExact(starts[row], starts[row - 1]);
        }
        int[] next = starts.clone();
        int[] groups = new int[starts[starts.length - 1]];
        int number = 0;
        for (RuleGroups rule : rules) {
            for (int group = 0; group < rule.count(); group++, number++) {
                for (int i = rule.start(group); rule.size(group) <= largest && i < rule.end(group); i++) {
                    groups[next[rule.rows()[i]]++] = number;
                }
            }
        }
        return new GroupsOfRows(starts, groups);
    }
}

package dev.crmbridge.service.pages;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import dev.crmbridge.sync.command.Question.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The potential duplicates of one table, as the question shows them. A value that thousands of records share is one question all the
 * same, so only the newest are listed; the answer is about all.
 *
 * @param table the records' table
 * @param listed those shown, last changed first
 * @param total how many there are
 */
public record CandidateGroup(String table, List<Match> listed, int total) {
    /** Most records listed of a table. */
    static final int MOST = 50;

    /** @return one group for each table, in the order in which they come first */
    static List<CandidateGroup> of(List<Match> candidates) {
        Map<String, List<Match>> byTable = new LinkedHashMap<>();
        candidates.forEach(match -> byTable.computeIfAbsent(match.ref().entity(), table -> new ArrayList<>())
                .add(match));
        return byTable.entrySet().stream()
                .map(group -> new CandidateGroup(
                        group.getKey(),
                        group.getValue().stream()
                                .sorted(comparing(Match::modifiedOn, nullsLast(reverseOrder())))
                                .limit(MOST)
                                .toList(),
                        group.getValue().size()))
                .toList();
    }

    /** @return whether some are not listed */
    public boolean isCut() {
        return listed.size() < total;
    }
}

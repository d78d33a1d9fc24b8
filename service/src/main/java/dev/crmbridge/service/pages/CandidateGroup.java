package dev.crmbridge.service.pages;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.web.text.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The potential duplicates of one table, as the question shows them. A value that thousands of records share is one question all the
 * same, so only the newest are listed; the answer is about all.
 *
 * @param table the records' table
 * @param listed those shown, last changed first
 * @param total how many of them were read
 * @param more whether there are others that were not
 */
public record CandidateGroup(String table, List<Match> listed, int total, boolean more) {
    /** Most records listed of a table. */
    static final int MOST = 50;

    /**
     * Makes one group for each table, in the order in which they come first.
     *
     * @param cut tables of which there are more candidates than these
     */
    static List<CandidateGroup> of(List<Match> candidates, Set<String> cut) {
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
                        group.getValue().size(),
                        cut.contains(group.getKey())))
                .toList();
    }

    /** @return whether some are not listed */
    public boolean isCut() {
        return more || listed.size() < total;
    }

    /** @return how many there are, at least */
    public String count(Display display) {
        return (more ? "more than " : "") + display.number(total);
    }

    /** @return which are listed where some are not: those read are not always the last changed of all */
    public String which(Display display) {
        return more
                ? listed.size() + " of them are listed. Your answer is about all there are."
                : "The " + listed.size() + " changed last are listed. Your answer is about all " + display.number(total)
                        + ".";
    }
}

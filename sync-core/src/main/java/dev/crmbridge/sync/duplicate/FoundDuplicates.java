package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Question.Match;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Potential duplicates of one record: those known here, or those the CRM named.
 *
 * @param matches at most {@link #MOST} of a table
 * @param unconfirmed why the CRM could not be asked whether they are still so, as a sentence; null when it could, or nothing was found
 * @param cut tables of which there are more than those
 */
public record FoundDuplicates(List<Match> matches, @Nullable String unconfirmed, Set<String> cut) {
    /**
     * Most records that are read of a table, and kept with a question: a value may be that of very many, and nobody looks through more.
     */
    public static final int MOST = 200;

    /** Nothing, or nothing that may be seen. */
    public static final FoundDuplicates NONE = new FoundDuplicates(List.of(), null, Set.of());

    public FoundDuplicates {
        matches = List.copyOf(matches);
        cut = Set.copyOf(cut);
    }

    /** @return whether there is none, seen or not */
    public boolean isEmpty() {
        return matches.isEmpty() && cut.isEmpty();
    }

    /** @return the records */
    public Set<RecordRef> records() {
        return matches.stream().map(Match::ref).collect(Collectors.toSet());
    }

    /** @return whether all are among those somebody saw; never where there are some that were not read */
    public boolean areAllIn(Set<RecordRef> covered) {
        return cut.isEmpty() && covered.containsAll(records());
    }

    /** @return those nobody saw; where there are more than were read, all of them, so that the question does not stand there empty */
    public FoundDuplicates without(Set<RecordRef> covered) {
        return cut.isEmpty()
                ? new FoundDuplicates(
                        matches.stream()
                                .filter(match -> !covered.contains(match.ref()))
                                .toList(),
                        unconfirmed,
                        cut)
                : this;
    }

    FoundDuplicates unconfirmed(String because) {
        return new FoundDuplicates(matches, because, cut);
    }
}

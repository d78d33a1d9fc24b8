package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Matchcode;
import java.util.Optional;

/**
 * What one search through many records remembers of the matchcodes that very many of them share: n records would make
 * n × (n - 1) pairs, so one record lists some of the others and the rest does not list the key again.
 *
 * <p>Lasts as long as the search does; as thread-safe as the search needs it. Only {@link StoredSearch} calls it,
 * and only about matchcodes that more records have than are listed.
 */
public interface CommonKeys {
    /** What a duplicate is worth to whom the search is for. */
    enum Worth {
        /** It is listed, and counts. */
        OPEN,
        /** Somebody said that it is none: given back, but does not count. */
        ANSWERED,
        /** It is of no use and passed over. */
        PASSED_OVER
    }

    /** @return what the duplicate of a pair is worth */
    Worth worth(FoundPair pair);

    /**
     * Where the duplicates of a key that was noted begin.
     *
     * @return the greatest id before them, "" for none; empty when the key was not noted
     */
    Optional<String> place(String ruleId, Matchcode code);

    /**
     * Notes a key of which duplicates are listed.
     *
     * @param place entries up to this id are no duplicates of any record
     * @param type of the record that serves as the example of the key
     * @param id of the same
     */
    void listed(String ruleId, Matchcode code, String place, String type, String id);

    /**
     * Notes a key of which there is nothing to list, whichever record is searched for.
     *
     * @param place the last entry's id
     */
    void nothingToList(String ruleId, Matchcode code, String place);
}

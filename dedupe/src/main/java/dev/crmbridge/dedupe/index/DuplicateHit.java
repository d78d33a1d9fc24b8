package dev.crmbridge.dedupe.index;

import java.util.List;

/**
 * A record that is a duplicate of the one checked.
 *
 * @param type its type
 * @param id its id
 * @param active false when its state counts as inactive
 * @param matches the rules that say so, at least one, in the order the rules were given
 */
public record DuplicateHit(String type, String id, boolean active, List<DuplicateMatch> matches) {
    public DuplicateHit {
        matches = List.copyOf(matches);
    }
}

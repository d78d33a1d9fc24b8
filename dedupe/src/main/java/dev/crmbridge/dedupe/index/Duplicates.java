package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.matchcode.Coding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Result of looking for duplicates of one record.
 *
 * @param hits all duplicates, by type and id
 * @param notChecked rules that could not be applied to the record, with the reason; never silently left out
 */
public record Duplicates(List<DuplicateHit> hits, List<Coding.NotComparable> notChecked) {
    public Duplicates {
        hits = List.copyOf(hits);
        notChecked = List.copyOf(notChecked);
    }

    /** @return the hits by record type, types in alphabetical order */
    public Map<String, List<DuplicateHit>> byType() {
        return hits.stream()
                .collect(Collectors.groupingBy(DuplicateHit::type, TreeMap::new, Collectors.toUnmodifiableList()));
    }
}

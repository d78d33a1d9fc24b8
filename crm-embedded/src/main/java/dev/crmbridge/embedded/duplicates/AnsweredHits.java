package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.index.DuplicateHit;
import dev.crmbridge.dedupe.index.DuplicateMatch;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Other;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What rules found for one record, parted by whether somebody said that it is no duplicate. Pure.
 *
 * @param open records, each with the rules nobody answered
 * @param answered records, each with the rules about which somebody did
 */
public record AnsweredHits(List<DuplicateHit> open, List<DuplicateHit> answered) {
    public AnsweredHits {
        open = List.copyOf(open);
        answered = List.copyOf(answered);
    }

    /** The record a hit is about. */
    public static Reference record(DuplicateHit hit) {
        return new Reference(hit.type(), UUID.fromString(hit.id()));
    }

    static AnsweredHits of(List<DuplicateHit> hits, Set<Other> answers) {
        if (answers.isEmpty()) {
            return new AnsweredHits(hits, List.of());
        }
        List<DuplicateHit> open = new ArrayList<>();
        List<DuplicateHit> answered = new ArrayList<>();
        for (DuplicateHit hit : hits) {
            add(open, hit, answers, false);
            add(answered, hit, answers, true);
        }
        return new AnsweredHits(open, answered);
    }

    private static void add(List<DuplicateHit> list, DuplicateHit hit, Set<Other> answers, boolean wanted) {
        Reference record = record(hit);
        List<DuplicateMatch> matches = hit.matches().stream()
                .filter(match -> answers.contains(new Other(record, match.rule().id())) == wanted)
                .toList();
        if (!matches.isEmpty()) {
            list.add(new DuplicateHit(hit.type(), hit.id(), hit.active(), matches));
        }
    }
}

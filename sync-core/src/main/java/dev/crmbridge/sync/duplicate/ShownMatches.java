package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.index.DuplicateHit;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.command.Question.Shown;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Duplicates as people see them. Pure.
 *
 * @param zone in which people read times
 */
record ShownMatches(ZoneId zone) {
    /**
     * @param self the record that has the duplicates
     * @param records gives those that were found; null for one that is not known any more
     */
    List<Match> all(List<DuplicateHit> hits, Candidate self, Function<RecordRef, @Nullable Known> records) {
        List<Match> matches = new ArrayList<>();
        for (DuplicateHit hit : hits) {
            Known record = records.apply(new RecordRef(hit.type(), UUID.fromString(hit.id())));
            if (record != null && !(hit.type().equals(self.type()) && hit.id().equals(self.id()))) {
                matches.add(match(hit, self, record));
            }
        }
        return matches;
    }

    /** @return a record that the CRM calls a duplicate while no rule says so here */
    static Match unexplained(Known record) {
        return new Match(
                record.ref(),
                record.name(),
                "A rule of the CRM",
                List.of(),
                record.candidate().active(),
                record.modifiedOn(),
                record.owner());
    }

    private Match match(DuplicateHit hit, Candidate self, Known record) {
        List<Shown> agreeing = hit.matches().stream()
                .flatMap(match -> match.criteria().stream())
                .map(criterion -> both(criterion, self, record.candidate()))
                .distinct()
                .toList();
        return new Match(
                record.ref(),
                record.name(),
                hit.matches().stream()
                        .map(match -> match.rule().name())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                agreeing,
                hit.active(),
                record.modifiedOn(),
                record.owner());
    }

    /** The pair of fields is the criterion's: a rule may compare different ones. */
    private Shown both(Criterion criterion, Candidate self, Candidate other) {
        return field(other, criterion.matchingAttribute()).beside(field(self, criterion.baseAttribute()));
    }

    /** @return one field of a record */
    Shown field(Candidate record, String column) {
        return ShownFields.of(record.type(), column, record.attributes().get(column), zone);
    }
}

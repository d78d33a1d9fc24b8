package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.index.DuplicateHit;
import dev.crmbridge.dedupe.index.DuplicateIndex;
import dev.crmbridge.dedupe.index.DuplicateMatch;
import dev.crmbridge.dedupe.index.InMemoryMatchcodeStore;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.command.Question.Shown;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules and records in memory: a look-up takes microseconds and needs nobody. For the engine's thread. */
final class LocalDuplicates {
    private final ShownMatches shown;
    private final Map<String, Map<RecordRef, Known>> byTable = new HashMap<>();
    private InMemoryMatchcodeStore codes = new InMemoryMatchcodeStore();
    private DuplicateRules rules = DuplicateRules.NONE;
    private DuplicateIndex index = new DuplicateIndex(codes, List.of());
    private PairAnswers answers = PairAnswers.NONE;

    /** @param zone in which people read times */
    LocalDuplicates(ZoneId zone) {
        this.shown = new ShownMatches(zone);
    }

    DuplicateRules rules() {
        return rules;
    }

    void reset(DuplicateRules published, List<Known> records) {
        rules = published;
        codes = new InMemoryMatchcodeStore();
        index = new DuplicateIndex(codes, published.rules());
        byTable.clear();
        putAll(records);
    }

    /**
     * Takes the rules in force now. Codes of a rule that stayed as it was stay; only those of new and changed rules are made.
     *
     * @return how many rules' codes were made anew
     */
    int adopt(DuplicateRules published) {
        Set<PublishedRule> before = new HashSet<>(rules.rules());
        Set<PublishedRule> now = new HashSet<>(published.rules());
        before.stream()
                .filter(rule -> !now.contains(rule))
                .forEach(rule -> codes.removeRule(rule.rule().id()));
        rules = published;
        index = new DuplicateIndex(codes, published.rules());
        byTable.keySet().retainAll(tables());
        List<PublishedRule> fresh =
                now.stream().filter(rule -> !before.contains(rule)).toList();
        for (PublishedRule rule : fresh) {
            index.putAll(
                    candidates(of(rule.rule().matchingType()).values()),
                    rule.rule().id());
        }
        return fresh.size();
    }

    /** Takes what is said about pairs now. */
    void answers(PairAnswers told) {
        answers = told;
    }

    void put(Known record) {
        keep(record);
        index.put(record.candidate());
    }

    /** Puts each in turn. */
    void putAll(List<Known> records) {
        records.forEach(this::keep);
        index.putAll(candidates(records));
    }

    private void keep(Known record) {
        RecordRef ref = record.ref();
        byTable.computeIfAbsent(ref.entity(), table -> new HashMap<>()).put(ref, record);
    }

    private static List<Candidate> candidates(Collection<Known> records) {
        return records.stream().map(Known::candidate).toList();
    }

    /** Takes a record that we created. Of its columns those are kept that are read of others. */
    void created(RecordRef ref, Map<String, CrmValue> values) {
        if (tables().contains(ref.entity())) {
            put(ComparedRecord.known(new CrmRow(ref, "", kept(ref, values), List.of())));
        }
    }

    /** Takes what we wrote to a record; nothing happens when it is not kept. */
    void changed(RecordRef ref, Map<String, CrmValue> written, Instant at) {
        Known before = known(ref);
        if (before != null) {
            put(ComparedRecord.changed(before, kept(ref, written), at));
        }
    }

    private Map<String, CrmValue> kept(RecordRef ref, Map<String, CrmValue> values) {
        Map<String, CrmValue> kept = new HashMap<>(values);
        kept.keySet().retainAll(columns(ref.entity()));
        return kept;
    }

    /** @return whether the record was kept */
    boolean remove(RecordRef ref) {
        Map<RecordRef, Known> records = byTable.get(ref.entity());
        boolean kept = records != null && records.remove(ref) != null;
        if (kept) {
            index.remove(ref.entity(), ref.id().toString());
        }
        return kept;
    }

    /** @return ids of the kept records of a table */
    Set<UUID> ids(String table) {
        Set<UUID> ids = new HashSet<>();
        of(table).keySet().forEach(ref -> ids.add(ref.id()));
        return ids;
    }

    private Map<RecordRef, Known> of(String table) {
        return byTable.getOrDefault(table, Map.of());
    }

    private @Nullable Known known(RecordRef ref) {
        return of(ref.entity()).get(ref);
    }

    /**
     * Forgets the records of a table that were changed longest ago when there are too many.
     *
     * @return those forgotten
     */
    List<RecordRef> trim(String table, int most) {
        List<RecordRef> newestFirst = of(table).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(
                        Known::modifiedOn, Comparator.nullsFirst(Comparator.<Instant>reverseOrder()))))
                .map(Map.Entry::getKey)
                .toList();
        List<RecordRef> excess = newestFirst.size() <= most ? List.of() : newestFirst.subList(most, newestFirst.size());
        excess.forEach(this::remove);
        return excess;
    }

    int size() {
        return byTable.values().stream().mapToInt(Map::size).sum();
    }

    /** @return number of kept records of a table */
    int size(String table) {
        return of(table).size();
    }

    /** @return tables whose records are kept locally */
    Set<String> tables() {
        return index.matchingTypes();
    }

    /** @return columns to read of a table */
    Set<String> columns(String table) {
        Set<String> columns = new HashSet<>(index.matchingAttributes(table));
        columns.add(ComparedRecord.nameColumn(table));
        Set.copyOf(columns).forEach(column -> columns.addAll(ComparedRecord.sources(table, column)));
        columns.addAll(ComparedRecord.shownColumns());
        return columns;
    }

    /**
     * Looks for duplicates that are known locally and that nobody said are none. No more is looked at than that takes, however many
     * records have a value.
     *
     * @param most most records of a table
     */
    FoundDuplicates check(Lookup asked, int most) {
        Candidate self = ComparedRecord.candidate(asked.record(), asked.values());
        List<DuplicateHit> hits = new ArrayList<>();
        Set<String> cut = new HashSet<>();
        for (String table : tables()) {
            List<DuplicateHit> some = index.first(
                    self,
                    rule -> rule.matchingType().equals(table) && asked.sure().test(rule),
                    hit -> counts(hit, asked),
                    most + 1);
            if (some.size() > most) {
                cut.add(table);
            }
            hits.addAll(some.subList(0, Math.min(most, some.size())));
        }
        return new FoundDuplicates(shown.all(hits, self, this::known), null, cut);
    }

    private boolean counts(DuplicateHit hit, Lookup asked) {
        return !asked.without().contains(ref(hit.type(), hit.id()))
                && hit.matches().stream()
                        .map(match -> match.rule().id())
                        .anyMatch(rule -> asked.ids().stream().noneMatch(self -> answered(self, hit, rule)));
    }

    /** @return the hits by those rules under which nobody said that they are none */
    private List<DuplicateHit> open(List<DuplicateHit> hits, RecordRef ref) {
        List<DuplicateHit> open = new ArrayList<>();
        for (DuplicateHit hit : hits) {
            List<DuplicateMatch> matches = hit.matches().stream()
                    .filter(match -> !answered(ref, hit, match.rule().id()))
                    .toList();
            if (!matches.isEmpty()) {
                open.add(new DuplicateHit(hit.type(), hit.id(), hit.active(), matches));
            }
        }
        return open;
    }

    /** A hit means that both have the same matchcode, so it is enough that the kept record has the one of the answer. */
    private boolean answered(RecordRef self, DuplicateHit hit, String rule) {
        if (answers.isEmpty()) {
            return false;
        }
        RecordRef other = ref(hit.type(), hit.id());
        Known record = known(other);
        return record != null
                && index.entries(record.candidate(), rule).stream()
                        .anyMatch(entry -> answers.has(self, other, rule, entry.code()));
    }

    /**
     * Says why the server calls rows duplicates. Pairs of which somebody said that they are none are the server's to leave out: a row that
     * only such a pair explains here is one by a rule that is not checked here.
     *
     * @return every row, with the reason where our rules see one
     */
    List<Match> explain(RecordRef ref, Map<String, CrmValue> values, List<CrmRow> rows) {
        DuplicateIndex fresh = new DuplicateIndex(new InMemoryMatchcodeStore(), rules.rules());
        Map<RecordRef, Known> found = new HashMap<>();
        for (CrmRow row : rows) {
            Known record = ComparedRecord.known(row);
            found.put(row.ref(), record);
            fresh.put(record.candidate());
        }
        Candidate self = ComparedRecord.candidate(ref, values);
        List<DuplicateHit> hits = fresh.check(self).hits();
        List<Match> explained = new ArrayList<>(shown.all(open(hits, ref), self, found::get));
        Set<RecordRef> done = new HashSet<>();
        explained.forEach(match -> done.add(match.ref()));
        for (CrmRow row : rows) {
            if (!done.contains(row.ref()) && !row.ref().equals(ref)) {
                explained.add(ShownMatches.unexplained(ComparedRecord.known(row)));
            }
        }
        return explained;
    }

    /** @return the compared fields of a record, for the person to see */
    List<Shown> shown(RecordRef ref, Map<String, CrmValue> values) {
        Candidate candidate = ComparedRecord.candidate(ref, values);
        Set<String> compared = index.baseAttributes(ref.entity());
        // The server may know a rule that we do not know yet: then at least the name is shown.
        Set<String> told = compared.isEmpty() ? Set.of(ComparedRecord.nameColumn(ref.entity())) : compared;
        return told.stream().map(column -> shown.field(candidate, column)).toList();
    }

    private static RecordRef ref(String type, String id) {
        return new RecordRef(type, UUID.fromString(id));
    }
}

package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.index.FoundPair;
import dev.crmbridge.dedupe.index.StoredSearch;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteSharedCodes;
import dev.crmbridge.embedded.sqlite.SqliteSharedCodes.Shared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Goes through the matchcodes of a rule that compares alike, in their order: rows with the same code lie side by side, and only codes that
 * several rows have are looked at. Lives within one transaction.
 *
 * @param store the matchcodes
 * @param shared the same in their order
 * @param search says what the rows of a code are to each other
 */
record CodePass(SqliteMatchcodes store, SqliteSharedCodes shared, StoredSearch search, SearchPace pace) {
    /**
     * What one turn came to.
     *
     * @param next where to go on; empty when the rule is done
     */
    record Turn(List<FoundPair> pairs, Optional<CodePlace> next) {}

    /** Codes of few rows to look at together, and the first code behind them. */
    private record Few(List<Matchcode> codes, Optional<Matchcode> behind) {}

    /** @param searched those of some rows that are searched for */
    Turn turn(DuplicateRule rule, CodePlace place, UnaryOperator<List<Entry>> searched) {
        if (!place.id().isEmpty()) {
            return ofCommon(rule, place, searched);
        }
        Optional<Matchcode> end = shared.end(rule.id(), place.code(), pace.window());
        List<Shared> several = shared.shared(rule.id(), place.code(), end);
        if (!several.isEmpty() && isCommon(several.get(0))) {
            return ofCommon(rule, CodePlace.at(rule.id(), several.get(0).code()), searched);
        }
        Few few = few(several, end);
        return new Turn(ofFew(rule, few.codes(), searched), few.behind().map(code -> CodePlace.at(rule.id(), code)));
    }

    private boolean isCommon(Shared code) {
        return code.rows() >= search.enough();
    }

    /** As many as make the pairs of a turn, up to a common one. */
    private Few few(List<Shared> several, Optional<Matchcode> end) {
        List<Matchcode> codes = new ArrayList<>();
        long pairs = 0;
        for (Shared each : several) {
            if (pairs >= pace.pairs() || isCommon(each)) {
                return new Few(codes, Optional.of(each.code()));
            }
            codes.add(each.code());
            pairs += each.rows() * (each.rows() - 1);
        }
        return new Few(codes, end);
    }

    private List<FoundPair> ofFew(DuplicateRule rule, List<Matchcode> codes, UnaryOperator<List<Entry>> searched) {
        Map<Matchcode, List<Entry>> entries = store.first(rule.id(), Side.MATCHING, codes, search.enough());
        List<Entry> all = new ArrayList<>();
        codes.forEach(code -> all.addAll(entries.getOrDefault(code, List.of())));
        Map<Matchcode, List<Entry>> records = new HashMap<>();
        searched.apply(all)
                .forEach(entry -> records.computeIfAbsent(entry.code(), code -> new ArrayList<>())
                        .add(entry));
        List<FoundPair> pairs = new ArrayList<>();
        codes.forEach(code -> pairs.addAll(
                search.ofCode(rule, entries.getOrDefault(code, List.of()), records.getOrDefault(code, List.of()))));
        return pairs;
    }

    /** Some rows of one code. */
    private Turn ofCommon(DuplicateRule rule, CodePlace place, UnaryOperator<List<Entry>> searched) {
        Matchcode code = place.code();
        List<Entry> first = store.find(rule.id(), Side.MATCHING, code, "", search.enough());
        List<Entry> page = store.find(rule.id(), Side.MATCHING, code, place.id(), pace.page());
        List<FoundPair> pairs = search.ofCode(rule, first, searched.apply(page));
        Optional<CodePlace> next = page.size() == pace.page()
                ? Optional.of(
                        new CodePlace(rule.id(), code, page.get(page.size() - 1).id()))
                : shared.behind(rule.id(), code).map(other -> CodePlace.at(rule.id(), other));
        return new Turn(pairs, next);
    }
}
